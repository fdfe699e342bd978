import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument, stringOf, type JsonNode } from "#src/core/document/json-node";
import { readCondition, type Condition } from "#src/core/policy/condition";
import { evaluate, type Compared, type Verdict } from "#src/core/policy/evaluate";

function conditionOf(data: unknown): Condition {
  const { root } = parseDocument(JSON.stringify(data));
  if (!root) throw new Error("no condition");
  return readCondition(root);
}

const written = (node: JsonNode): Compared =>
  stringOf(node)?.startsWith("[") ? { kind: "unknown" } : { kind: "known", value: node.value as string };

function verdict(data: unknown, fields: Readonly<Record<string, string | boolean | null>>): Verdict {
  return evaluate(conditionOf(data), {
    written,
    field: (name) => {
      const value = fields[String(name.value)];
      if (value === undefined) return { kind: "unknown" };
      return value === null ? { kind: "absent" } : { kind: "known", value };
    },
  });
}

describe("evaluate", () => {
  it.each<readonly [string, unknown, Verdict]>([
    ["equals, letter case aside", { field: "kind", equals: "openai" }, true],
    ["equals true as text", { field: "off", equals: "True" }, true],
    ["notEquals", { field: "kind", notEquals: "OpenAI" }, false],
    ["in", { field: "kind", in: ["Face", "OpenAI"] }, true],
    ["notIn", { field: "kind", notIn: ["Face"] }, true],
    ["in a list that may hold it", { field: "kind", in: ["Face", "[parameters('k')]"] }, "unknown"],
    ["absent equals nothing", { field: "gone", equals: false }, false],
    ["absent differs from everything", { field: "gone", notEquals: true }, true],
    ["absent is in no list", { field: "gone", in: [false, ""] }, false],
    ["exists", { field: "kind", exists: true }, true],
    ["exists false as text", { field: "gone", exists: "False" }, true],
    ["a field that is not known", { field: "other", equals: 1 }, "unknown"],
    ["an operator that is not worked out", { field: "kind", like: "Open*" }, "unknown"],
    ["a count", { count: { field: "x[*]" }, greater: 0 }, "unknown"],
    ["a value", { value: "a", equals: "A" }, true],
    ["not", { not: { field: "kind", equals: "Face" } }, true],
    [
      "allOf with one that fails",
      {
        allOf: [
          { field: "other", equals: 1 },
          { field: "kind", equals: "Face" },
        ],
      },
      false,
    ],
    [
      "allOf with one unknown",
      {
        allOf: [
          { field: "other", equals: 1 },
          { field: "kind", equals: "OpenAI" },
        ],
      },
      "unknown",
    ],
    [
      "anyOf with one that holds",
      {
        anyOf: [
          { field: "other", equals: 1 },
          { field: "kind", equals: "OpenAI" },
        ],
      },
      true,
    ],
    ["names in any letter case", { ANYOF: [{ Field: "kind", EQUALS: "OpenAI" }] }, true],
    ["nothing readable", {}, "unknown"],
  ])("works out %s", (_, condition, expected) => {
    expect(verdict(condition, { kind: "OpenAI", off: true, gone: null })).toBe(expected);
  });

  const leaf = fc.record({ field: fc.constantFrom("a", "b", "c"), equals: fc.constantFrom("x", "y") });
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({ not: tie("tree") }),
      fc.record({ allOf: fc.array(tie("tree"), { maxLength: 3 }) }),
      fc.record({ anyOf: fc.array(tie("tree"), { maxLength: 3 }) }),
    ),
  }));
  const value = fc.constantFrom("x", "y");

  it("never decides what a field that is not known could turn round", () => {
    fc.assert(
      fc.property(tree, value, value, value, (condition, a, b, c) => {
        const before = verdict(condition, { a });
        if (before !== "unknown") expect(verdict(condition, { a, b, c })).toBe(before);
      }),
    );
  });

  it("gives the opposite for not", () => {
    fc.assert(
      fc.property(tree, value, value, (condition, a, b) => {
        const plain = verdict(condition, { a, b });
        expect(verdict({ not: condition }, { a, b })).toBe(plain === "unknown" ? plain : !plain);
      }),
    );
  });
});
