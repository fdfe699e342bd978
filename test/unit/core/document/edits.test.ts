import { describe, expect, it } from "vitest";
import {
  addElement,
  addElementAfter,
  applyEdits,
  removeElement,
  removeMember,
  replaceElement,
  replaceValue,
  replaceWithSkeleton,
  setIn,
  setMember,
  type EditPlan,
} from "#src/core/document/edits";
import { elements, memberValue, parseDocument, valueAt, type JsonNode } from "#src/core/document/json-node";

function edit(text: string, plan: (root: JsonNode) => EditPlan): string {
  const { root } = parseDocument(text);
  if (!root) throw new Error("the text must parse");
  return applyEdits(text, plan(root)(text));
}

const second = (root: JsonNode): JsonNode => {
  const found = elements(memberValue(root, "a"))[1];
  if (!found) throw new Error("a second element is needed");
  return found;
};

describe("removing an element", () => {
  it.each([
    ["from one line", `{ "a": [1, 2, 3] }`, `{ "a": [1, 3] }`],
    ["the last of a line", `{ "a": [1, 2] }`, `{ "a": [1] }`],
    ["with its line", `{ "a": [\n  1,\n  2,\n  3\n] }`, `{ "a": [\n  1,\n  3\n] }`],
    ["the last with its line", `{ "a": [\n  1,\n  2\n] }`, `{ "a": [\n  1\n] }`],
    ["and keeps Windows line ends", `{ "a": [\r\n  1,\r\n  2\r\n] }`, `{ "a": [\r\n  1\r\n] }`],
    ["and keeps a trailing comma", `{ "a": [\n  1,\n  2,\n] }`, `{ "a": [\n  1,\n] }`],
    [
      "and keeps comments",
      `{ "a": [\n  1, // one\n  2, // two\n  3\n] }`,
      `{ "a": [\n  1, // one\n  // two\n  3\n] }`,
    ],
    [
      "and keeps a comment before",
      `{ "a": [\n  1, // one\n  2 // two\n] }`,
      `{ "a": [\n  1 // one\n  // two\n] }`,
    ],
  ])("%s", (_, before, after) => {
    expect(edit(before, (root) => removeElement(second(root)))).toBe(after);
  });
});

it("removes a member with its line", () => {
  expect(edit(`{\n  "a": 1,\n  "b": 2\n}`, (root) => removeMember(root, "A"))).toBe(`{\n  "b": 2\n}`);
});

describe("replacing an element by several", () => {
  it.each([
    ["on one line", `{ "a": [1, 2] }`, `{ "a": [1, 8, 9] }`],
    ["on lines of their own", `{ "a": [\n\t1,\n\t2 // two\n] }`, `{ "a": [\n\t1,\n\t8,\n\t9 // two\n] }`],
  ])("%s", (_, before, after) => {
    expect(edit(before, (root) => replaceElement(second(root), [8, 9]))).toBe(after);
  });

  it("removes it when there is nothing to put in its place", () => {
    expect(edit(`{ "a": [1, 2] }`, (root) => replaceElement(second(root), []))).toBe(`{ "a": [1] }`);
  });
});

describe("setting a member", () => {
  it.each([
    ["replaces a value where it stands", `{ "B": 1, "c": 2 }`, `{ "B": true, "c": 2 }`],
    ["adds to one line", `{ "a": 1 }`, `{ "a": 1, "b": true }`],
    ["adds a line", `{\n    "a": 1\n}`, `{\n    "a": 1,\n    "b": true\n}`],
    ["uses a trailing comma", `{\n  "a": 1,\n}`, `{\n  "a": 1,\n  "b": true\n}`],
    ["goes behind a comment", `{\n  "a": 1 // one\n}`, `{\n  "a": 1, // one\n  "b": true\n}`],
    ["fills an empty object", `{}`, `{\n  "b": true\n}`],
    ["keeps a comment in an empty object", `{\n  // why\n}`, `{\n  // why\n  "b": true\n}`],
  ])("%s", (_, before, after) => {
    expect(edit(before, (root) => setMember(root, "b", true))).toBe(after);
  });
});

it("sets a value below objects that are missing", () => {
  const before = `{\n  "type": "x"\n}`;
  const after = `{\n  "type": "x",\n  "properties": {\n    "disableLocalAuth": true\n  }\n}`;
  expect(edit(before, (root) => setIn(root, ["properties", "disableLocalAuth"], true))).toBe(after);
});

it("sets a value below an object in another letter case", () => {
  expect(edit(`{ "Properties": { "a": 1 } }`, (root) => setIn(root, ["properties", "A"], 2))).toBe(
    `{ "Properties": { "a": 2 } }`,
  );
});

it("appends an element", () => {
  const before = `{ "a": [\n  1\n] }`;
  expect(edit(before, (root) => addElement(valueAt(root, "a") ?? root, 2))).toBe(`{ "a": [\n  1,\n  2\n] }`);
});

it.each([
  ["of a line", `{ "a": [1, 2, 3] }`, `{ "a": [1, 2, 4, 3] }`],
  [
    "of its own line, before what is broken",
    `{ "a": [\n  1,\n  2, // two\n  3,\n`,
    `{ "a": [\n  1,\n  2,\n  4, // two\n  3,\n`,
  ],
])("adds an element behind one %s", (_, before, after) => {
  expect(edit(before, (root) => addElementAfter(second(root), 4))).toBe(after);
});

it("indents what spans lines like the line it stands on", () => {
  const before = `{\n\t"a": {\n\t\t"b": 1\n\t}\n}`;
  const after = `{\n\t"a": {\n\t\t"b": [\n\t\t\t1,\n\t\t\t2\n\t\t]\n\t}\n}`;
  expect(edit(before, (root) => replaceValue(valueAt(root, "a", "b") ?? root, [1, 2]))).toBe(after);
});

it("says which parts of a skeleton are to be filled in", () => {
  const { root } = parseDocument(`"x"`);
  const [result] = root ? replaceWithSkeleton(root, "/s/‹sub›/g/‹group›")(`"x"`) : [];
  const parts = result?.placeholders?.map(({ offset, length }) =>
    result.content.slice(offset, offset + length),
  );
  expect(result?.content).toBe(`"/s/sub/g/group"`);
  expect(parts).toEqual(["sub", "group"]);
});
