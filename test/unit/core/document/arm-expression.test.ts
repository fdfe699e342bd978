import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callsIn, isCallOf, printExpression, type Expression } from "#src/core/document/arm-expression";
import { parseExpression } from "#src/core/document/arm-parser";

/** An expression without its places. */
type Bare = object;

function bare(expression: Expression): Bare {
  switch (expression.kind) {
    case "call":
      return { kind: "call", name: expression.name, args: expression.args.map(bare) };
    case "property":
      return { kind: "property", target: bare(expression.target), name: expression.name };
    case "index":
      return { kind: "index", target: bare(expression.target), index: bare(expression.index) };
    default:
      return { kind: expression.kind, value: expression.value };
  }
}

function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (result.kind !== "expression") throw new Error(`${text} is ${result.kind}`);
  return result.expression;
}

const nowhere = { offset: 0, length: 0 };
const name = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/)
  .filter((word) => !["true", "false", "null"].includes(word.toLowerCase()));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.string().map((value): Expression => ({ kind: "string", value, ...nowhere })),
    fc.integer().map((value): Expression => ({ kind: "number", value, ...nowhere })),
    fc.constantFrom(true, false, null).map((value): Expression => ({ kind: "constant", value, ...nowhere })),
    fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 2 }), fc.array(tie("expression"), { maxLength: 3 }))
      .map(([names, args]): Expression => ({ kind: "call", name: names.join("."), args, ...nowhere })),
    fc.tuple(name, tie("expression"), tie("expression")).map(([called, arg, index]): Expression => {
      const target: Expression = { kind: "call", name: called, args: [arg], ...nowhere };
      return { kind: "index", target, index, ...nowhere };
    }),
    fc.tuple(name, name).map(([called, property]): Expression => {
      const target: Expression = { kind: "call", name: called, args: [], ...nowhere };
      return { kind: "property", target, name: property, ...nowhere };
    }),
  ),
}));

describe("parseExpression", () => {
  it.each([
    ["plain text", "eastus", "eastus"],
    ["nothing", "", ""],
    ["text that only starts with a bracket", "[draft] eastus", "[draft] eastus"],
    ["text that only ends with a bracket", "eastus]", "eastus]"],
    ["a blank before the bracket", " [concat('a')]", " [concat('a')]"],
    ["an escaped bracket", "[[parameters('x')]", "[parameters('x')]"],
    ["two escaped brackets", "[[[x]", "[[x]"],
  ])("takes %s for text", (_, text, plain) => {
    expect(parseExpression(text)).toEqual({ kind: "text", text: plain });
  });

  it.each<[string, string, Bare]>([
    ["a string with doubled quotes", "['it''s']", { kind: "string", value: "it's" }],
    ["an empty string", "['']", { kind: "string", value: "" }],
    ["a string of quotes", "['''''']", { kind: "string", value: "''" }],
    ["a negative number", "[-12]", { kind: "number", value: -12 }],
    ["a bare boolean", "[True]", { kind: "constant", value: true }],
    ["a call without arguments", "[resourceGroup()]", { kind: "call", name: "resourceGroup", args: [] }],
    [
      "blanks and line breaks anywhere between the words",
      "[ concat (\r\n 'a' ,\t1 ) ]",
      {
        kind: "call",
        name: "concat",
        args: [
          { kind: "string", value: "a" },
          { kind: "number", value: 1 },
        ],
      },
    ],
    [
      "accesses one after the other",
      "[variables('a').b['c'][0]]",
      {
        kind: "index",
        target: {
          kind: "index",
          target: {
            kind: "property",
            target: { kind: "call", name: "variables", args: [{ kind: "string", value: "a" }] },
            name: "b",
          },
          index: { kind: "string", value: "c" },
        },
        index: { kind: "number", value: 0 },
      },
    ],
    [
      "a function of the author's own",
      "[contoso.unique('a')]",
      { kind: "call", name: "contoso.unique", args: [{ kind: "string", value: "a" }] },
    ],
  ])("reads %s", (_, text, expected) => {
    expect(bare(parsed(text))).toEqual(expected);
  });

  it("counts places from the start of the string, brackets included", () => {
    const text = "[concat( parameters('a').b , 'c')]";
    const [outer, inner] = [...callsIn(parsed(text))];
    expect(outer && text.substr(outer.offset, outer.length)).toBe("concat( parameters('a').b , 'c')");
    expect(inner && text.substr(inner.offset, inner.length)).toBe("parameters('a')");
  });

  it.each([
    ["a missing parenthesis", "[concat('a']", "A comma or a closing parenthesis should stand here.", 11],
    ["an open string", "[concat('a)]", "The string is not closed by a quote.", 8],
    ["nothing at all", "[]", "A function, a string or a number should stand here.", 1],
    ["a trailing comma", "[concat('a',)]", "A function, a string or a number should stand here.", 12],
    [
      "a word that is no call",
      "[subscriptionId]",
      "The name of a function should be followed by its arguments.",
      15,
    ],
    ["two expressions", "[a()] and [b()]", "The expression should end here.", 4],
    ["an open index", "[a()[0]", "A closing bracket should stand here.", 6],
    ["a dot with nothing behind", "[a().]", "The name of a property should stand here.", 5],
    ["a quote of JSON", '[concat("a")]', "A function, a string or a number should stand here.", 8],
  ])("says what is wrong with %s", (_, text, message, offset) => {
    const result = parseExpression(text);
    expect(result.kind === "broken" && result.problem).toMatchObject({ message, offset });
  });

  it.each([
    ["a deep call", `[${"a(".repeat(20_000)}${")".repeat(20_000)}]`],
    ["a long path", `[a()${".b".repeat(20_000)}]`],
    ["a deep index", `[a()${"[a()".repeat(20_000)}${"]".repeat(20_000)}]`],
  ])("refuses %s instead of exhausting the stack", (_, text) => {
    const result = parseExpression(text);
    expect(result.kind === "broken" && result.problem.message).toBe("The expression is nested too deeply.");
  });

  it.each([
    ["[[parameters('x')]", 1, "expression"],
    ["[[[parameters('x')]", 1, "text"],
    ["[parameters('x')]", 1, "outer"],
    ["[[[parameters('x')]", 2, "expression"],
    ["[[parameters('x')]", 2, "outer"],
    ["plain", 2, "text"],
  ])("reads %s behind %i other templates as %s", (text, unescape, kind) => {
    expect(parseExpression(text, unescape).kind).toBe(kind);
  });

  it("takes off one bracket for each template the text passes", () => {
    expect(parseExpression("[[[x]", 1)).toEqual({ kind: "text", text: "[x]" });
  });

  it("reads back what is printed", () => {
    fc.assert(
      fc.property(expression, (original) => {
        expect(bare(parsed(printExpression(original)))).toEqual(bare(original));
      }),
    );
  });

  it("never throws, and keeps every place inside the string", () => {
    const pieces = fc.constantFrom("a", "(", ")", "[", "]", "'", ",", ".", "0", "-", " ", "true", "\n", "''");
    fc.assert(
      fc.property(fc.array(pieces), fc.nat(2), (parts, unescape) => {
        const text = `[${parts.join("")}]`;
        const result = parseExpression(text, unescape);
        const span =
          result.kind === "expression"
            ? result.expression
            : result.kind === "broken"
              ? result.problem
              : undefined;
        if (!span) return;
        expect(span.offset).toBeGreaterThanOrEqual(1);
        expect(span.length).toBeGreaterThanOrEqual(0);
        expect(span.offset + span.length).toBeLessThan(text.length);
      }),
    );
  });
});

describe("isCallOf", () => {
  it("ignores letter case and looks at calls only", () => {
    expect(isCallOf(parsed("[LISTKEYS('a')]"), "listKeys")).toBe(true);
    expect(isCallOf(parsed("['listKeys']"), "listKeys")).toBe(false);
  });
});
