import fc from "fast-check";
import { parse, type ParseError } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { elements, memberValue, parseDocument } from "#src/core/document/json-node";
import { replaceEach } from "#src/core/document/replace-each";

/** Replaces the elements of the member `a` as a table says. */
function replace(text: string, table: Readonly<Record<string, readonly string[]>>): string {
  const array = memberValue(parseDocument(text).root, "a");
  if (!array) throw new Error("a member a is needed");
  return applyEdits(text, replaceEach(array, (element) => table[String(element.value)])(text));
}

describe("replaceEach", () => {
  it.each([
    ["one by several", `{ "a": ["x", "y"] }`, { x: ["1", "2"] }, `{ "a": ["1", "2", "y"] }`],
    ["the last two by nothing", `{ "a": ["x", "y", "z"] }`, { y: [], z: [] }, `{ "a": ["x"] }`],
    ["all by nothing", `{ "a": ["x", "y"], "b": 1 }`, { x: [], y: [] }, `{ "a": [], "b": 1 }`],
    [
      "some on lines of their own, comments kept",
      `{\n  "a": [\n    // first\n    "x",\n    "y", // second\n    "z" // third\n  ]\n}`,
      { y: ["1", "2"], z: [] },
      `{\n  "a": [\n    // first\n    "x",\n    "1",\n    "2" // second\n    // third\n  ]\n}`,
    ],
  ] as const)("replaces %s", (_, before, table, after) => {
    expect(replace(before, table)).toBe(after);
  });

  it("leaves JSON with just the elements it was asked for", () => {
    const names = fc.uniqueArray(fc.constantFrom("u", "v", "w", "x", "y", "z"), { minLength: 1 });
    const separator = fc.constantFrom(", ", ",\n", " ,", ", // c\n", "/* c */,\n");
    fc.assert(
      fc.property(
        names,
        separator,
        fc.dictionary(
          fc.constantFrom("u", "v", "w", "x"),
          fc.array(fc.constantFrom("1", "2"), { maxLength: 2 }),
        ),
        (list, between, table) => {
          const text = `{ "a": [\n  ${list.map((name) => `"${name}"`).join(between)}\n] }`;
          const replaced = replace(text, table);
          const errors: ParseError[] = [];
          parse(replaced, errors);
          expect(errors).toEqual([]);
          const after = parseDocument(replaced);
          const values = elements(memberValue(after.root, "a")).map(({ value }) => String(value));
          expect(values).toEqual(list.flatMap((name) => table[name] ?? [name]));
        },
      ),
    );
  });
});
