import fc from "fast-check";
import * as jsonc from "jsonc-parser";
import { describe, expect, it, vi } from "vitest";
import { parseDocument, type JsonNode } from "#src/core/document/json-node";
import { createListReader } from "#src/core/document/list-reader";
import { editHistories } from "#support/edit-histories";

vi.mock("jsonc-parser", { spy: true });

/** All there is to a tree, with the parent of each node told by its place. */
function spelledOut(node: JsonNode | undefined): unknown {
  if (!node) return undefined;
  const { type, offset, length, colonOffset, parent, children } = node;
  const at = parent && [parent.type, parent.offset, parent.length];
  return {
    type,
    offset,
    length,
    colonOffset,
    value: node.value as unknown,
    at,
    children: children?.map(spelledOut),
  };
}

const role = (name: string, action = "*/read"): string => `{ "Name": "${name}", "Actions": ["${action}"] }`;
const listOf = (...roles: readonly string[]): string => `[\n${roles.join(",\n")}\n]\n`;

describe("createListReader", () => {
  it("reads each version as parseDocument does", () => {
    fc.assert(
      fc.property(editHistories, (versions) => {
        const read = createListReader();
        for (const text of versions) {
          const [remembering, fresh] = [read(text), parseDocument(text)];
          expect(remembering.text).toBe(text);
          expect(remembering.problems).toEqual(fresh.problems);
          expect(JSON.stringify(spelledOut(remembering.root))).toBe(JSON.stringify(spelledOut(fresh.root)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(["/*", "// x", "/* x */", "x", "]", '"', "/* x */ {}", "\n\u0000"])(
    "reads a list with %j behind it as parseDocument does",
    (behind) => {
      const text = listOf(role("A")) + behind;
      const [remembering, fresh] = [createListReader()(text), parseDocument(text)];
      expect(remembering.problems).toEqual(fresh.problems);
      expect(JSON.stringify(spelledOut(remembering.root))).toBe(JSON.stringify(spelledOut(fresh.root)));
    },
  );

  it("leaves an earlier version its own tree", () => {
    const read = createListReader();
    const versions = [listOf(role("A"), role("B")), `\n${listOf(role("A"), role("B", "*/write"))}`, "[]"];
    const trees = [...versions, ...versions].map((text) => read(text).root);
    expect(trees.map(spelledOut)).toEqual(
      [...versions, ...versions].map((text) => spelledOut(parseDocument(text).root)),
    );
  });

  describe("what it reads", () => {
    const names = Array.from({ length: 30 }, (_, at) => `Role ${String(at)}`);
    const roles = names.map((name) => role(name));
    const parsed = (text: string): number => {
      const read = createListReader();
      read(listOf(...roles));
      vi.mocked(jsonc.parseTree).mockClear();
      read(text);
      return vi.mocked(jsonc.parseTree).mock.calls.length;
    };

    it.each<[string, string, number]>([
      ["nothing, of the same text", listOf(...roles), 0],
      ["nothing, where lines were added above", `\n\n${listOf(...roles)}`, 0],
      [
        "nothing, where a comment was written between objects",
        listOf(...roles).replace("},", "}, // x\n"),
        0,
      ],
      ["the object that changed", listOf(...roles).replace("Role 7", "Role x"), 1],
      [
        "the object that is being typed and is no JSON yet",
        listOf(...roles).replace('"Role 7"', '"Role 7" "x"'),
        1,
      ],
      ["what was pasted", listOf(...roles.slice(0, 9), role("x"), role("y"), ...roles.slice(9)), 2],
      ["what was pasted, before there is a comma", listOf(...roles).replace("},", `}, ${role("x")}`), 1],
      ["nothing, where some objects were taken out", listOf(...roles.slice(0, 9), ...roles.slice(14)), 0],
      ["everything, where a string has no end", listOf(...roles).replace('Role 7"', "Role 7"), 3],
    ])("is %s", (_, text, times) => {
      expect(parsed(text)).toBe(times);
    });
  });
});
