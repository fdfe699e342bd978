export type Group<T, Item> = readonly [of: T, items: readonly Item[]];

/** Groups by what has the same id: those with something weighty first, then by name. */
export function groupBy<T extends { readonly id: string; readonly name: string }, Item>(
  items: readonly Item[],
  of: (item: Item) => T,
  isWeighty: (item: Item) => boolean,
): readonly Group<T, Item>[] {
  const groups = new Map<string, readonly [T, Item[]]>();
  for (const item of items) {
    const thing = of(item);
    const [, group] = groups.get(thing.id.toLowerCase()) ?? [thing, []];
    groups.set(thing.id.toLowerCase(), [thing, [...group, item]]);
  }
  return [...groups.values()].sort(
    ([one, ofOne], [other, ofOther]) =>
      Number(ofOther.some(isWeighty)) - Number(ofOne.some(isWeighty)) || one.name.localeCompare(other.name),
  );
}
