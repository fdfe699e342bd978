import { forEachCovered, indexOperations } from "./operation-index";
import { covers, isWildcard } from "./wildcard";

/** An entry that says nothing new, and the entry that says it; both by their place in the list. */
export interface Redundancy {
  readonly covered: number;
  readonly by: number;
}

/**
 * The entries of a list that could be left out, because one other entry of it covers
 * all they cover, operations that do not exist yet included. Leaving all of them out at
 * once changes nothing: of entries that say the same, the first stays.
 */
export function findCovering(entries: readonly string[]): readonly Redundancy[] {
  const places = placesByEntry(entries);
  const covering = new Map<number, number>();
  for (const [first = 0, ...repeated] of places.values()) {
    for (const place of repeated) covering.set(place, first);
  }
  const patterns = [...places].filter(([entry]) => isWildcard(entry));
  const index = indexOperations(patterns.length > 0 ? entries : []);
  for (const [pattern, [place = 0]] of patterns) {
    // A pattern covers another one exactly if it covers its text, see coversPattern.
    forEachCovered(index, pattern, (at) => {
      const text = index.lowered[at] ?? "";
      const [other = place] = places.get(text) ?? [];
      if (other === place || covering.has(other)) return;
      const saysTheSame = other < place && covers(text, pattern);
      if (!saysTheSame) covering.set(other, place);
    });
  }
  return [...covering].map(([covered, by]) => ({ covered, by })).sort((a, b) => a.covered - b.covered);
}

function placesByEntry(entries: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  entries.forEach((entry, place) => {
    const key = entry.toLowerCase();
    const same = places.get(key);
    if (same) same.push(place);
    else places.set(key, [place]);
  });
  return places;
}
