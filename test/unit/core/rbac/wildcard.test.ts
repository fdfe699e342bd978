import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, coversPattern, isWildcard, overlaps } from "#src/core/rbac/wildcard";

const listKeys = "Microsoft.CognitiveServices/accounts/listKeys/action";

/** A small alphabet, so that random patterns and operations meet often. */
const operation = fc.string({ unit: fc.constantFrom("a", "b", "B", "/"), maxLength: 10 });
const pattern = fc.string({ unit: fc.constantFrom("a", "A", "b", "/", "*"), maxLength: 8 });

/** The definition, spelled out: slow and plainly right. */
function coversByDefinition(entry: string, name: string): boolean {
  if (entry === "") return name === "";
  if (entry.startsWith("*")) {
    const runs = Array.from({ length: name.length + 1 }, (_, length) => name.slice(length));
    return runs.some((rest) => coversByDefinition(entry.slice(1), rest));
  }
  const [first = "", given = ""] = [entry[0]?.toLowerCase(), name[0]?.toLowerCase()];
  return first === given && coversByDefinition(entry.slice(1), name.slice(1));
}

describe("isWildcard", () => {
  it.each([
    ["a bare star", "*", true],
    ["a star within a segment", "Microsoft.Compute/re*", true],
    ["the name of an operation", listKeys, false],
    ["an empty entry", "", false],
  ])("%s", (_, entry, expected) => expect(isWildcard(entry)).toBe(expected));
});

describe("covers", () => {
  it.each([
    ["itself", listKeys, listKeys],
    ["itself in another case", "MICROSOFT.COGNITIVESERVICES/accounts/listkeys/ACTION", listKeys],
    ["everything by a bare star", "*", listKeys],
    ["everything by a row of stars", "****", listKeys],
    ["by a star over several segments", "Microsoft.CognitiveServices/*", listKeys],
    ["by a star in the first segment", "*/action", listKeys],
    ["by a star in the middle", "Microsoft.CognitiveServices/*/action", listKeys],
    ["by a star within a segment", "Microsoft.CognitiveServices/acc*", listKeys],
    ["by a star for nothing", "Microsoft.CognitiveServices/accounts*/listKeys/action", listKeys],
    ["by two stars, though Azure refuses them", "*/accounts/*/action", listKeys],
    ["a part that comes twice", "*ab*ab*", "xabyabz"],
    ["a part whose first try fails", "*aab*c", "aaabc"],
    ["nothing but the empty operation, when empty", "", ""],
  ])("covers %s", (_, entry, name) => expect(covers(entry, name)).toBe(true));

  it.each([
    ["another operation", "Microsoft.CognitiveServices/accounts/read", listKeys],
    ["the operation of a longer name", "Microsoft.CognitiveServices/accounts", listKeys],
    [
      "an operation one segment higher",
      "Microsoft.CognitiveServices/*/read",
      "Microsoft.CognitiveServices/read",
    ],
    ["an account's read by a pattern for its children", "x/accounts/*/read", "x/accounts/read"],
    ["another provider", "Microsoft.Storage/*", listKeys],
    ["another verb", "*/read", listKeys],
    ["a text in which two parts overlap", "*aba*bab*", "abab"],
    ["a prefix and a suffix that share characters", "ab*bc", "abc"],
    ["a dot as any character", "Microsoft.X/read", "MicrosoftyX/read"],
    ["an operation with a blank at its end", listKeys, `${listKeys} `],
  ])("does not cover %s", (_, entry, name) => expect(covers(entry, name)).toBe(false));

  it("agrees with the definition", () => {
    fc.assert(
      fc.property(pattern, operation, (entry, name) => {
        expect(covers(entry, name)).toBe(coversByDefinition(entry, name));
      }),
      { numRuns: 2000 },
    );
  });

  it("does not care for letter case", () => {
    fc.assert(
      fc.property(pattern, operation, (entry, name) => {
        expect(covers(entry.toUpperCase(), name.toLowerCase())).toBe(covers(entry, name));
      }),
    );
  });

  it.each([
    ["a million stars", "*".repeat(1_000_000), listKeys, true],
    ["stars between letters", "*a".repeat(200_000), "a".repeat(200_000), true],
    ["one letter too many", "*a".repeat(200_000) + "b", "a".repeat(200_000), false],
    ["a long part that nearly fits everywhere", `*${"a".repeat(100_000)}b*`, "a".repeat(300_000), false],
  ])("answers at once for %s", (_, entry, name, expected) => expect(covers(entry, name)).toBe(expected));
});

describe("coversPattern", () => {
  it.each([
    ["a bare star covers any pattern", "*", "Microsoft.X/*/read", true],
    ["a shorter prefix covers a longer one", "Microsoft.X/*", "Microsoft.X/a/*", true],
    ["a longer prefix does not cover a shorter one", "Microsoft.X/a/*", "Microsoft.X/*", false],
    ["the verb at the end must be kept", "*/read", "Microsoft.X/*", false],
    ["a name covers no pattern", "Microsoft.X/read", "Microsoft.X/*", false],
    ["a pattern covers a name", "Microsoft.X/*", "Microsoft.X/read", true],
    ["stars may stand in different places", "*/a/*", "x/a/*/read", true],
  ])("%s", (_, outer, inner, expected) => expect(coversPattern(outer, inner)).toBe(expected));

  it("is reflexive", () => {
    fc.assert(
      fc.property(pattern, (entry) => {
        expect(coversPattern(entry, entry)).toBe(true);
      }),
    );
  });

  it("is transitive", () => {
    fc.assert(
      fc.property(pattern, pattern, pattern, (a, b, c) => {
        if (coversPattern(a, b) && coversPattern(b, c)) expect(coversPattern(a, c)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("means that every operation of the inner pattern is covered", () => {
    fc.assert(
      fc.property(pattern, pattern, operation, (outer, inner, name) => {
        if (coversPattern(outer, inner) && covers(inner, name)) expect(covers(outer, name)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("is denied only when some operation shows the difference", () => {
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        const witness = inner.replaceAll("*", "~");
        if (!coversPattern(outer, inner)) expect(covers(outer, witness)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("overlaps", () => {
  it.each([
    ["two patterns with one prefix", "Microsoft.X/*", "Microsoft.X/a/*", true],
    ["a prefix and a suffix", "Microsoft.X/*", "*/read", true],
    ["two providers", "Microsoft.X/*", "Microsoft.Y/*", false],
    ["two verbs", "*/read", "*/write", false],
    ["a name and a pattern that covers it", "Microsoft.X/read", "*/read", true],
    ["two names that differ", "Microsoft.X/read", "Microsoft.X/write", false],
    ["two names that differ in case", "Microsoft.X/read", "microsoft.x/READ", true],
  ])("%s", (_, left, right, expected) => {
    expect(overlaps(left, right)).toBe(expected);
    expect(overlaps(right, left)).toBe(expected);
  });

  it("holds whenever one operation is covered by both", () => {
    fc.assert(
      fc.property(pattern, pattern, operation, (left, right, name) => {
        if (covers(left, name) && covers(right, name)) expect(overlaps(left, right)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("is claimed only when some operation is covered by both", () => {
    fc.assert(
      fc.property(pattern, pattern, (left, right) => {
        if (!overlaps(left, right)) return;
        const candidates = isWildcard(left) && isWildcard(right) ? common(left, right) : [left, right];
        expect(candidates.some((name) => covers(left, name) && covers(right, name))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The longer beginning, all that stands between, the longer end. */
function common(left: string, right: string): readonly string[] {
  const [a, b] = [left.split("*"), right.split("*")];
  const longer = (x = "", y = "") => (x.length > y.length ? x : y);
  const between = [...a.slice(1, -1), ...b.slice(1, -1)].join("");
  return [longer(a[0], b[0]) + between + longer(a.at(-1), b.at(-1))];
}
