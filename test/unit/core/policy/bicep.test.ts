import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bicepExpression, bicepString, bicepValue } from "#src/core/policy/bicep";

describe("bicepValue", () => {
  it.each([
    ["text", "it's", "'it\\'s'"],
    ["an expression of Policy, which Bicep escapes itself", "[field('x')]", "'[field(\\'x\\')]'"],
    ["what would be filled in", "a${b}", "'a\\${b}'"],
    ["a line break", "a\nb\t\\", "'a\\nb\\t\\\\'"],
    ["a sign nobody sees", "a\u0000\u2028", "'a\\u{0}\\u{2028}'"],
    ["a number", -3, "-3"],
    ["a fraction, which Bicep has no form for", 1.5, "json('1.5')"],
    ["true", true, "true"],
    ["null", null, "null"],
    ["an expression", bicepExpression("group"), "group"],
    ["an empty list", [], "[]"],
    ["an empty object", {}, "{}"],
    ["a list", ["a", 1], "[\n  'a'\n  1\n]"],
    ["an object", { a: { "b-c": [true] } }, "{\n  a: {\n    'b-c': [\n      true\n    ]\n  }\n}"],
  ] as const)("writes %s", (_, data, expected) => {
    expect(bicepValue(data)).toBe(expected);
  });

  it("leaves no quote, break or filling inside a string", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = bicepString(text).slice(1, -1);
        expect(inside).not.toMatch(/(?<!\\)(?:\\\\)*'|[\r\n\t]|(?<!\\)(?:\\\\)*\$\{/);
      }),
    );
  });
});
