import { isWildcard, matches, takeApart } from "./wildcard";

/**
 * The operations of one plane, ordered so that a pattern is expanded without
 * looking at all of them. Build it once and keep it.
 */
export interface OperationIndex {
  /** As the catalogue spells them, in the order of their lower-case form. */
  readonly names: readonly string[];
  readonly lowered: readonly string[];
}

/** Indexes operations given in any order; of spellings that differ only in case the first stays. */
export function indexOperations(operations: readonly string[]): OperationIndex {
  const byLowered = new Map<string, string>();
  for (const name of operations) {
    const key = name.toLowerCase();
    if (!byLowered.has(key)) byLowered.set(key, name);
  }
  const lowered = [...byLowered.keys()].sort();
  return { names: lowered.map((key) => byLowered.get(key) ?? key), lowered };
}

/** As `indexOperations`, for operations in the order of their lower-case form, no two of which differ only in case. */
export function indexSorted(names: readonly string[]): OperationIndex {
  // One long text is lowered and cut up faster than each name for itself. No operation has a comma.
  return { names, lowered: names.length === 0 ? [] : names.join().toLowerCase().split(",") };
}

/** The place of an operation in the index, in any letter case; -1 when it is not there. */
export function findOperation(index: OperationIndex, operation: string): number {
  const lowered = operation.toLowerCase();
  const at = firstNotBefore(index.lowered, lowered);
  return index.lowered[at] === lowered ? at : -1;
}

/** Calls back with the place of each operation that an entry covers, in ascending order. */
export function forEachCovered(index: OperationIndex, entry: string, visit: (place: number) => void): void {
  if (!isWildcard(entry)) {
    const place = findOperation(index, entry);
    if (place >= 0) visit(place);
    return;
  }
  const pattern = takeApart(entry);
  const { lowered } = index;
  for (let place = firstNotBefore(lowered, pattern.prefix); place < lowered.length; place++) {
    const operation = lowered[place];
    if (operation === undefined || !operation.startsWith(pattern.prefix)) return;
    if (matches(pattern, operation)) visit(place);
  }
}

/** Binary search. Compares by UTF-16 code unit, as the sort does. */
function firstNotBefore(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
