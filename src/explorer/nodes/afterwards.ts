/**
 * A value that nobody waits for: rows stand without it and are drawn anew when it has come.
 */
export interface Afterwards<T> {
  /** As far as it is known by now. */
  readonly known: T | undefined;
  /** Begins to read it, once. */
  look(): void;
  forget(): void;
}

/** `read` must not reject; `came` is told when there is something new to show. */
export function afterwards<T>(read: () => Promise<T>, came: (value: T) => void): Afterwards<T> {
  let reading: Promise<T> | undefined;
  let known: T | undefined;
  return {
    get known() {
      return known;
    },
    look() {
      if (reading !== undefined) return;
      const mine = read();
      reading = mine;
      void mine.then((value) => {
        // Forgotten in the meantime: somebody asks again.
        if (reading !== mine) return;
        known = value;
        came(value);
      });
    },
    forget() {
      reading = undefined;
      known = undefined;
    },
  };
}
