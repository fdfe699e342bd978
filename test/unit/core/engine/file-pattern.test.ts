import { describe, expect, it } from "vitest";
import { matchesPattern, patternOf } from "#src/core/engine/file-pattern";

const matching: readonly (readonly [pattern: string, path: string])[] = [
  ["a.json", "a.json"],
  ["a.json", "roles/deep/a.json"],
  ["fixtures", "test/fixtures/x/a.json"],
  ["fixtures/", "test/fixtures/a.json"],
  ["test/fixtures", "test/fixtures/a.json"],
  ["/test", "test/a.json"],
  ["./test/*.json", "test/a.json"],
  ["**/*.json", "a.json"],
  ["**/*.json", "x/y/a.json"],
  ["x/**/a.json", "x/a.json"],
  ["x/**/a.json", "x/y/z/a.json"],
  ["x/**", "x/y/a.json"],
  ["?.json", "a.json"],
  ["*.{json,jsonc}", "x/a.jsonc"],
  ["{a,b*}/c.json", "beta/c.json"],
  ["infra (prod) [1]/a+b.json", "infra (prod) [1]/a+b.json"],
];

const others: readonly (readonly [pattern: string, path: string])[] = [
  ["a.json", "a.jsonc"],
  ["a.json", "ba.json"],
  ["A.json", "a.json"],
  ["test/*.json", "test/x/a.json"],
  ["test/a.json", "x/test/a.json"],
  ["/test", "x/test/a.json"],
  ["?.json", "ab.json"],
  ["a.json", "aXjson"],
  ["x/**/a.json", "xy/a.json"],
];

describe("a pattern", () => {
  it.each(matching)("%s means %s", (pattern, path) => expect(matchesPattern(path, pattern)).toBe(true));
  it.each(others)("%s does not mean %s", (pattern, path) =>
    expect(matchesPattern(path, pattern)).toBe(false),
  );
});

describe("the pattern of one file", () => {
  it.each([
    ["a.json", "/a.json"],
    ["x/a.json", "x/a.json"],
    ["x/{a,b} *.json", "x/?a,b} ?.json"],
    ["a\\b.json", "/a?b.json"],
  ])("%s is %s", (path, pattern) => {
    expect(patternOf(path)).toBe(pattern);
    expect(matchesPattern(path, pattern)).toBe(true);
    expect(matchesPattern(`deep/${path}`, pattern)).toBe(false);
  });
});
