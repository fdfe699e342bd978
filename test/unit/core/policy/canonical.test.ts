import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/core/document/json-node";
import { canonicalCondition } from "#src/core/policy/canonical";
import { readCondition } from "#src/core/policy/condition";
import { policyText } from "#src/core/policy/policy-text";

function formOf(data: unknown): string | undefined {
  const { root } = parseDocument(JSON.stringify(data));
  return root && canonicalCondition(readCondition(root), { text: (node) => policyText(node, "file") });
}

const a = { field: "a", equals: "x" };
const b = { field: "b", notEquals: true };

describe("canonicalCondition", () => {
  it.each([
    ["order", { allOf: [a, b] }, { allOf: [b, a] }],
    ["nesting of the same kind", { allOf: [a, b] }, { allOf: [{ allOf: [a] }, { allOf: [b] }] }],
    ["letter case", { allOf: [a] }, { AllOf: [{ Field: "A", Equals: "X" }] }],
    ["a list of one", a, { anyOf: [a] }],
    ["what stands there twice", { anyOf: [a, b] }, { anyOf: [a, b, a] }],
    ["true as text", b, { field: "b", notEquals: "True" }],
    ["not equals", b, { not: { field: "b", equals: true } }],
    ["two negations", a, { not: { not: a } }],
    [
      "how none is written",
      { count: { field: "a[*]", where: a }, less: 1 },
      { count: { Field: "A[*]", where: a }, equals: 0 },
    ],
    [
      "how some is written",
      { count: { field: "a[*]" }, greater: 0 },
      { count: { field: "a[*]" }, greaterOrEquals: "1" },
    ],
    ["the order of a list", { field: "a", in: ["x", "y"] }, { field: "a", in: ["y", "X"] }],
  ])("does not mind %s", (_, left, right) => {
    expect(formOf(left)).toBeDefined();
    expect(formOf(left)).toBe(formOf(right));
  });

  it.each([
    ["all and any", { allOf: [a, b] }, { anyOf: [a, b] }],
    ["equals and notEquals", a, { field: "a", notEquals: "x" }],
    ["none and some", { count: { field: "a[*]" }, equals: 0 }, { count: { field: "a[*]" }, greater: 0 }],
    [
      "what is counted",
      { count: { field: "a[*]", where: a }, equals: 0 },
      { count: { field: "a[*]" }, equals: 0 },
    ],
    ["values", a, { field: "a", equals: "y" }],
    ["a condition and its opposite", { allOf: [a, b] }, { not: { allOf: [a, b] } }],
  ])("tells %s apart", (_, left, right) => {
    expect(formOf(left)).not.toBe(formOf(right));
  });

  it.each([
    ["an expression", { field: "a", equals: "[parameters('p')]" }],
    ["a count of values", { count: { value: [1], name: "n" }, equals: 0 }],
    [
      "a count whose filter has none",
      { count: { field: "a[*]", where: { value: "x", equals: "y" } }, equals: 0 },
    ],
    ["a value that is an object", { field: "a", equals: {} }],
    ["one part without words", { allOf: [a, { value: "x", equals: "y" }] }],
  ])("has no words for %s", (_, condition) => {
    expect(formOf(condition)).toBeUndefined();
  });
});
