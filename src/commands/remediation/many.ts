import { l10n } from "vscode";

/** Runs a step for each item, at most so many at once; results come in the order of the items. */
export async function forEachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  const left = items.entries();
  const worker = async () => {
    // All workers share one iterator, so each item is taken once.
    for (const [index, item] of left) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}

/** "a, b and 3 more". */
export function listed(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(", ");
  return l10n.t("{0} and {1} more", names.slice(0, most - 1).join(", "), names.length - most + 1);
}
