/** What is being done to accounts, in words. Several things may be done to one at once. */
export interface Activities {
  /** What began last of what goes on with an account. */
  on(key: string): string | undefined;
  /** Call the result when it is over. */
  begin(keys: readonly string[], activity: string): () => void;
}

export function createActivities(): Activities {
  const all = new Map<string, readonly string[]>();
  const end = (key: string, activity: string) => {
    const under = all.get(key) ?? [];
    const left = under.toSpliced(under.indexOf(activity), 1);
    if (left.length === 0) all.delete(key);
    else all.set(key, left);
  };
  return {
    on: (key) => all.get(key)?.at(-1),
    begin(keys, activity) {
      for (const key of keys) all.set(key, [...(all.get(key) ?? []), activity]);
      return () => {
        for (const key of keys) end(key, activity);
      };
    },
  };
}
