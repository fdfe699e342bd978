import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/core/document/json-node";
import { readSuppressions } from "#src/core/document/suppressions";

const covered = (text: string): readonly (readonly [string, string])[] =>
  readSuppressions(parseDocument(text)).map(({ rule, covers }) => [
    rule,
    text.slice(covers.offset, covers.offset + covers.length).trim(),
  ]);

describe("what a comment covers", () => {
  const cases: Readonly<
    Record<string, readonly [text: string, covers: readonly (readonly [string, string])[]]>
  > = {
    "the next line": ["[\n// aoai-security-disable-next-line a -- r\n1,\n2]", [["a", "1,"]]],
    "the next line, whatever the line break": [
      "[\r\n// aoai-security-disable-next-line a -- r\r\n1,\r\n2]",
      [["a", "1,"]],
    ],
    "the next line that is no comment": [
      "[\n// aoai-security-disable-next-line a -- r\n// why\n\n/* more\n */ 1,\n2]",
      [["a", "*/ 1,"]],
    ],
    "the line after the one a block comment stands on": [
      "[\n/* aoai-security-disable-next-line a -- r */ 1,\n2]",
      [["a", "2]"]],
    ],
    "nothing behind the last line": ["[] // aoai-security-disable-next-line a -- r", [["a", ""]]],
    "everything up to the comment that ends it": [
      "[/* aoai-security-disable a -- r */ 1, /* aoai-security-enable a */ 2]",
      [["a", "/* aoai-security-disable a -- r */ 1,"]],
    ],
    "everything up to a comment that ends all": [
      "[/* aoai-security-disable a, b -- r */ 1, /* aoai-security-enable b */ 2, /* aoai-security-enable */ 3]",
      [
        ["a", "/* aoai-security-disable a, b -- r */ 1, /* aoai-security-enable b */ 2,"],
        ["b", "/* aoai-security-disable a, b -- r */ 1,"],
      ],
    ],
    "the rest of the text where nothing ends it": [
      "[1, /* aoai-security-disable a -- r */ 2]",
      [["a", "/* aoai-security-disable a -- r */ 2]"]],
    ],
    "the whole file": [
      "[1]\n// aoai-security-disable-file a -- r",
      [["a", "[1]\n// aoai-security-disable-file a -- r"]],
    ],
  };
  it.each(Object.entries(cases))("%s", (_name, [text, expected]) => {
    expect(covered(text)).toEqual(expected);
  });
});

describe("what metadata covers", () => {
  const suppress = `"metadata": { "aoaiSecurity": { "suppress": [{ "rule": "a", "reason": "r" }] } }`;

  it("is the object it describes", () => {
    expect(covered(`[{ "x": { ${suppress} } }]`)).toEqual([["a", `{ ${suppress} }`]]);
  });

  it("is the whole resource where it stands under properties", () => {
    const resource = `{ "name": "n", "Properties": { ${suppress} } }`;
    expect(covered(`[${resource}]`)).toEqual([["a", resource]]);
  });
});

describe("what a suppression says", () => {
  it("is a reason of any words, hyphens included", () => {
    const text = "// aoai-security-disable-file no-a,no-b no-c -- see ADR-12 -- until re-written\n{}";
    expect(readSuppressions(parseDocument(text)).map(({ rule, reason }) => [rule, reason])).toEqual(
      ["no-a", "no-b", "no-c"].map((rule) => [rule, "see ADR-12 -- until re-written"]),
    );
  });

  it("is no text inside a string", () => {
    expect(readSuppressions(parseDocument(`{ "a": "// aoai-security-disable-file a -- r" }`))).toEqual([]);
  });
});
