import type { Batch, Subscription } from "../azure-data";
import { AzureError } from "../azure-error";
import { toAzureError, toProblem } from "../problem";

/** Runs one call; whatever it throws leaves as `AzureError`. */
export async function asking<T>(signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toAzureError(error, signal);
  }
}

/** All items of some pages; whatever they throw leaves as `AzureError`. */
export function collecting<T>(
  signal: AbortSignal | undefined,
  pages: AsyncIterable<readonly T[]>,
): Promise<T[]> {
  return asking(signal, async () => {
    const items: T[] = [];
    for await (const page of pages) items.push(...page);
    return items;
  });
}

/** Pages as batches; a failure becomes the last batch, except a cancelled read, which rejects. */
export async function* batches<T>(
  pages: AsyncIterable<readonly T[]>,
  subscriptions: readonly Subscription[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch<T>> {
  try {
    for await (const items of pages) yield { kind: "items", items };
  } catch (error) {
    yield failed(error, subscriptions, signal);
  }
}

export function failed(
  error: unknown,
  subscriptions: readonly Subscription[],
  signal: AbortSignal | undefined,
): Extract<Batch<never>, { kind: "failure" }> {
  const problem = toProblem(error, signal);
  if (problem.kind === "cancelled") throw new AzureError(problem);
  return { kind: "failure", subscriptions, problem };
}

/** Items of several sources as they come. Leaving early ends every source. */
export async function* merge<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const step = async (iterator: AsyncIterator<T>) => ({ iterator, result: await iterator.next() });
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const pending = new Map(iterators.map((iterator) => [iterator, step(iterator)]));
  try {
    while (pending.size > 0) {
      const { iterator, result } = await Promise.race(pending.values());
      pending.delete(iterator);
      if (result.done) continue;
      pending.set(iterator, step(iterator));
      yield result.value;
    }
  } finally {
    for (const [iterator, unfinished] of pending) {
      unfinished.catch(() => undefined);
      void iterator.return?.();
    }
  }
}
