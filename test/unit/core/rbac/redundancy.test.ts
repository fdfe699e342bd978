import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCovering } from "#src/core/rbac/redundancy";
import { covers } from "#src/core/rbac/wildcard";

describe("findCovering", () => {
  it.each<[string, readonly string[], readonly (readonly [number, number])[]]>([
    ["nothing in a list of different operations", ["A/b/read", "A/c/read"], []],
    ["nothing where patterns only overlap", ["A/*", "*/read"], []],
    ["the later of two that are the same in another case", ["A/b/read", "a/B/READ"], [[1, 0]]],
    ["an operation before the wildcard that covers it", ["A/b/read", "A/*"], [[0, 1]]],
    [
      "a wildcard inside a wider one",
      ["A/b/*", "*", "A/c/read"],
      [
        [0, 1],
        [2, 1],
      ],
    ],
    ["the later of two patterns that say the same", ["**", "*"], [[1, 0]]],
    [
      "every repetition of a covered operation",
      ["A/b", "A/b", "A/*"],
      [
        [0, 2],
        [1, 0],
      ],
    ],
  ])("finds %s", (_, entries, expected) => {
    expect(findCovering(entries).map(({ covered, by }) => [covered, by])).toEqual(expected);
  });

  it("never finds so much that something is lost when all of it is left out", () => {
    const entry = fc
      .array(fc.constantFrom("*", "A", "a", "b", "/", "**"), { maxLength: 4 })
      .map((p) => p.join(""));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const leftOut = new Set(findCovering(entries).map(({ covered }) => covered));
        const kept = entries.filter((_, place) => !leftOut.has(place));
        for (const one of entries) expect(kept.some((other) => covers(other, one))).toBe(true);
      }),
    );
  });
});
