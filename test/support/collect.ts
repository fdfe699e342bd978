import type { Batch } from "#src/azure/azure-data";

/** The items of a streamed read; fails at the first thing that could not be read. */
export async function collect<T>(batches: AsyncIterable<Batch<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const batch of batches) {
    if (batch.kind === "failure") throw new Error(batch.problem.message);
    items.push(...batch.items);
  }
  return items;
}
