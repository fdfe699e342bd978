/** The seconds that are left of the longest of some waits; ticks each second until there is none. */
export interface Countdown {
  /** Begins a wait of so many milliseconds; a longer one that is under way goes on. */
  start(milliseconds: number): void;
  secondsLeft(): number;
  /** Ends every wait. */
  stop(): void;
}

export function createCountdown(tick: () => void): Countdown {
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const secondsLeft = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    until = 0;
  };
  return {
    secondsLeft,
    start(milliseconds) {
      until = Math.max(until, Date.now() + milliseconds);
      timer ??= setInterval(() => {
        if (secondsLeft() === 0) stop();
        tick();
      }, 1000);
      tick();
    },
    stop,
  };
}
