/**
 * Asks until the answer is truthy and returns it; fails after `timeout` milliseconds with what was waited for.
 * Integration tests wait for states with this, never for a length of time. What holds takes milliseconds; the
 * default is for machines under load.
 */
export async function eventually<T>(
  ask: () => T | PromiseLike<T>,
  what: string,
  timeout = 60_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
