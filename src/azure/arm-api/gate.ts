/** What can tell a waiting request to give up. */
export interface Abortable {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface Gate {
  /** Resolves when there is room and the lane does not rest; call the result to leave. */
  enter(lane: string, signal?: Abortable): Promise<() => void>;
  /** Nobody enters this lane for so many milliseconds: who comes waits. */
  rest(lane: string, milliseconds: number): void;
  /** The same for a time too long to wait: who comes or waits is sent away. */
  close(lane: string, milliseconds: number): void;
}

interface Waiting {
  readonly lane: string;
  readonly admit: () => void;
  readonly refuse: (error: Error) => void;
}

/**
 * Admits at most `limit` at once, first come first served within what may go now.
 * `refusal` makes the error for a closed lane from the milliseconds it stays closed.
 */
export function createGate(limit: number, refusal: (milliseconds: number) => Error): Gate {
  const restingUntil = new Map<string, number>();
  const closedUntil = new Map<string, number>();
  let waiting: Waiting[] = [];
  let inside = 0;

  function leave(): void {
    inside -= 1;
    admitNext();
  }

  function admitNext(): void {
    const now = Date.now();
    waiting = waiting.filter(({ lane, admit }) => {
      if (inside >= limit || (restingUntil.get(lane) ?? 0) > now) return true;
      inside += 1;
      admit();
      return false;
    });
  }

  return {
    enter(lane, signal) {
      return new Promise((resolve, reject) => {
        const closed = (closedUntil.get(lane) ?? 0) - Date.now();
        if (closed > 0) return reject(refusal(closed));
        const giveUp = () => {
          waiting = waiting.filter((other) => other !== entry);
          reject(new DOMException("Cancelled.", "AbortError"));
        };
        const entry: Waiting = {
          lane,
          admit: () => {
            signal?.removeEventListener("abort", giveUp);
            resolve(once(leave));
          },
          refuse: (error) => {
            signal?.removeEventListener("abort", giveUp);
            reject(error);
          },
        };
        if (signal?.aborted) return giveUp();
        signal?.addEventListener("abort", giveUp);
        waiting.push(entry);
        admitNext();
      });
    },
    rest(lane, milliseconds) {
      const until = Date.now() + milliseconds;
      if (until <= (restingUntil.get(lane) ?? 0)) return;
      restingUntil.set(lane, until);
      setTimeout(admitNext, milliseconds + 1);
    },
    close(lane, milliseconds) {
      closedUntil.set(lane, Math.max(Date.now() + milliseconds, closedUntil.get(lane) ?? 0));
      const sentAway = waiting.filter((entry) => entry.lane === lane);
      waiting = waiting.filter((entry) => entry.lane !== lane);
      for (const { refuse } of sentAway) refuse(refusal(milliseconds));
    },
  };
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
