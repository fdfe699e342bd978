import { distance } from "../catalog/distance";

/** A name further away than this share of its length is another name, not a misspelled one. */
const tolerance = 0.3;

/**
 * The name an author most likely meant.
 *
 * @param written What stands in the document.
 * @param known The names there are.
 * @returns The nearest one, letter case ignored; absent when none is near.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const lowered = written.toLowerCase();
  const reach = Math.max(Math.floor(lowered.length * tolerance), Math.min(2, lowered.length - 2));
  const candidates = known
    .map((name) => ({ name, steps: distance(lowered, name.toLowerCase(), reach) }))
    .filter(({ steps }) => steps <= reach)
    .sort((a, b) => a.steps - b.steps);
  return candidates[0]?.name;
}
