import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance } from "#src/core/catalog/distance";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

describe("distance", () => {
  it.each([
    ["the same text", "read", "read", 0],
    ["one letter more", "read", "reads", 1],
    ["one letter less, at the start", "read", "ead", 1],
    ["another letter", "read", "road", 1],
    ["two letters exchanged", "raed", "read", 2],
    ["an empty text", "", "abc", 3],
  ])("of %s", (_, left, right, steps) => expect(distance(left, right, 9)).toBe(steps));

  it("stops beyond its reach", () => expect(distance("aaaaaaaa", "bbbbbbbb", 3)).toBe(4));

  it("is the same both ways, and nothing only for equal texts", () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(distance(left, right, 20)).toBe(distance(right, left, 20));
        expect(distance(left, right, 20) === 0).toBe(left === right);
      }),
    );
  });

  it("is never longer by way of a third text", () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(distance(a, c, 30)).toBeLessThanOrEqual(distance(a, b, 30) + distance(b, c, 30));
      }),
    );
  });
});
