import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallestCover } from "#src/core/rbac/set-cover";

describe("smallestCover", () => {
  const cases: [string, readonly (readonly number[])[], readonly number[]][] = [
    ["nothing", [], []],
    ["an empty set", [[], [1]], [1]],
    ["a set that holds all others", [[1], [1, 2, 3], [3]], [1]],
    [
      "two equal sets by the first",
      [
        [1, 2],
        [1, 2],
      ],
      [0],
    ],
    ["sets that have nothing in common", [[1], [2], [2, 3]], [0, 2]],
    // Taking the largest set first would need three.
    [
      "a case that greed gets wrong",
      [
        [1, 2, 3, 4],
        [1, 3, 5],
        [2, 4, 6],
      ],
      [1, 2],
    ],
    [
      "a ring, which no deduction opens",
      [
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 1],
      ],
      [0, 2],
    ],
  ];
  it.each(cases)("covers %s", (_, sets, expected) => expect(smallestCover(sets)).toEqual(expected));

  it("is as small as can be", () => {
    const sets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 5 }), { maxLength: 9 });
    fc.assert(
      fc.property(sets, (given) => {
        const chosen = smallestCover(given);
        const all = new Set(given.flat());
        expect(new Set(chosen.flatMap((id) => given[id] ?? []))).toEqual(all);
        expect(chosen.length).toBe(smallestByTrial(given, all.size));
      }),
      { numRuns: 500 },
    );
  });
});

function smallestByTrial(sets: readonly (readonly number[])[], elements: number): number {
  const sizes = Array.from({ length: 2 ** sets.length }, (_, chosen) => {
    const ids = sets.filter((__, id) => (chosen >> id) & 1);
    return new Set(ids.flat()).size === elements ? ids.length : Infinity;
  });
  return Math.min(...sizes);
}
