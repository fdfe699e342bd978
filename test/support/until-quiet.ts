import { expect } from "vitest";
import type { Simulator } from "./simulator/simulator";

/**
 * Waits until nothing more is read: a button that is pressed while its row is drawn anew reaches the extension
 * without the row.
 */
export async function untilQuiet({ requests }: Pick<Simulator, "requests">): Promise<void> {
  let before = -1;
  await expect
    .poll(() => [before, (before = requests.length)], { interval: 1500 })
    .toSatisfy(([last, now]: number[]) => last === now);
}
