import { describe, expect, it } from "vitest";
import { parseDocument, type JsonNode } from "#src/core/document/json-node";
import type { ParameterType } from "#src/core/policy/parameter";
import { fitsType, sameValue } from "#src/core/policy/parameter-value";

function nodeOf(data: unknown): JsonNode {
  const { root } = parseDocument(JSON.stringify(data));
  if (!root) throw new Error("no value");
  return root;
}

describe("parameter values", () => {
  it.each<readonly [unknown, unknown, boolean]>([
    ["a", "a", true],
    ["a", "A", false],
    [true, "true", true],
    [true, "True", true],
    ["true", "True", false],
    [true, false, false],
    [1, "1", true],
    [1, "1.0", true],
    ["1", "1.0", false],
    [0, "", false],
    [0, "x", false],
    [[1, "a"], [1, "a"], true],
    [["a"], ["a", "b"], false],
    [["a"], "a", false],
    [{ a: 1, b: [2] }, { B: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, [1], false],
  ])("%j and %j are the same: %s", (left, right, expected) => {
    expect(sameValue(nodeOf(left), nodeOf(right))).toBe(expected);
    expect(sameValue(nodeOf(right), nodeOf(left))).toBe(expected);
  });

  it.each<readonly [unknown, ParameterType, boolean]>([
    ["x", "string", true],
    [1, "string", false],
    [[], "array", true],
    ["[]", "array", false],
    [{}, "object", true],
    [[], "object", false],
    ["TRUE", "boolean", true],
    ["yes", "boolean", false],
    ["7", "integer", true],
    [7.5, "integer", false],
    [7.5, "float", true],
    ["2026-01-01", "datetime", true],
    ["tomorrow", "datetime", false],
    ["", "integer", true],
    ["", "array", false],
  ])("%j fits %s: %s", (value, type, expected) => {
    expect(fitsType(nodeOf(value), type)).toBe(expected);
  });
});
