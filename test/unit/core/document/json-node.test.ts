import { describe, expect, it } from "vitest";
import {
  elements,
  findMember,
  memberValue,
  parseDocument,
  stringOf,
  valueAt,
} from "#src/core/document/json-node";

describe("parseDocument", () => {
  it.each([
    ["comments and trailing commas", '{ // why\n "a": [1, 2,], /* b */ }'],
    ["a byte order mark", '\uFEFF{ "a": [1, 2] }'],
    ["Windows line ends", '{\r\n "a": [1,\r\n 2] }'],
  ])("accepts %s", (_, text) => {
    const { root, problems } = parseDocument(text);
    expect(problems).toEqual([]);
    expect(elements(memberValue(root, "a")).map((node) => node.value as number)).toEqual([1, 2]);
  });

  it("accepts line breaks inside strings and keeps every offset", () => {
    const text = '{ "a": "[concat(\n  \'x\',\r\n  \'y\')]", "b": "z" }';
    const { root, problems } = parseDocument(text);
    const b = memberValue(root, "b");
    expect(problems).toEqual([]);
    expect(stringOf(b)).toBe("z");
    expect(text.slice(b?.offset, (b?.offset ?? 0) + (b?.length ?? 0))).toBe('"z"');
  });

  it("does not take an unfinished string for one that spans lines", () => {
    const { root, problems } = parseDocument('{ "a": "Microsoft.\n, "b": "z" }');
    expect(problems.length).toBeGreaterThan(0);
    expect(stringOf(memberValue(root, "a"))).toBe("Microsoft.");
    expect(stringOf(memberValue(root, "b"))).toBe("z");
  });

  it.each([
    ["nothing", ""],
    ["a cut-off end", '{ "a": [1, {"b": '],
    ["no JSON at all", "resource account 'x' = {"],
    ["hostile nesting", "[".repeat(200_000)],
  ])("does not throw on %s", (_, text) => {
    expect(() => parseDocument(text)).not.toThrow();
  });

  it("says what is not JSON and where", () => {
    const { problems } = parseDocument('{ "a": 1 "b": 2 }');
    expect(problems).toEqual([{ offset: 9, length: 3, message: "Comma expected." }]);
  });
});

describe("looking members up", () => {
  const { root } = parseDocument('{ "Properties": { "DisableLocalAuth": 1, "disablelocalauth": 2 }, "x": }');

  it("ignores letter case and takes the last of duplicates", () => {
    expect(valueAt(root, "properties", "disableLocalAuth")?.value).toBe(2);
  });

  it("finds a member whose value is still missing", () => {
    expect(findMember(root, "X")).toMatchObject({ name: "x", value: undefined });
  });

  it("finds nothing in what is no object", () => {
    expect(valueAt(root, "properties", "disableLocalAuth", "deeper")).toBeUndefined();
  });
});
