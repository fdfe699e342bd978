/** Computes a value when it is first asked for, and keeps it. For facts, which never change. */
export function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

/** Computes a value for each key that is asked for, once. For facts of which there are only so many. */
export function onceFor<Key extends string | number, T>(compute: (key: Key) => T): (key: Key) => T {
  const kept = new Map<Key, { readonly value: T }>();
  return (key) => {
    const known = kept.get(key) ?? { value: compute(key) };
    kept.set(key, known);
    return known.value;
  };
}

/** Computes a value for a key, and keeps it until there is another key. For what is asked several times in a row. */
export function onceInARow<Key, T>(compute: (key: Key) => T): (key: Key) => T {
  let kept: { readonly key: Key; readonly value: T } | undefined;
  return (key) => {
    if (kept?.key !== key) kept = { key, value: compute(key) };
    return kept.value;
  };
}

/** Computes what follows from an object alone, once, and keeps it as long as the object is there. */
export function onceOf<Of extends object, T>(compute: (of: Of) => T): (of: Of) => T {
  const kept = new WeakMap<Of, { readonly value: T }>();
  return (of) => {
    const known = kept.get(of) ?? { value: compute(of) };
    kept.set(of, known);
    return known.value;
  };
}
