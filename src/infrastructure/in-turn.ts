/** Runs what it is given after all that it was given before, however that ended. */
export type InTurn = <T>(run: () => PromiseLike<T>) => Promise<T>;

/** Makes a queue of its own. Whoever runs something is told that it failed; the next one runs all the same. */
export function createTurns(): InTurn {
  let latest: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = latest.then(run);
    latest = mine.catch(() => undefined);
    return mine;
  };
}
