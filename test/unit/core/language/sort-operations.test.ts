import { describe, expect, it } from "vitest";
import { applyEdits, refactorings } from "#src/core/index";
import { readCursor } from "#support/marks";

function sorted(marked: string): string | undefined {
  const { text, offset } = readCursor(marked);
  const found = refactorings(text, offset).find(({ title }) => title.startsWith("Sort"));
  return found && applyEdits(text, found.edits());
}

const role = (actions: string) => `{
  "Name": "Case",
  "IsCustom": true,
  "Actions": ${actions},
  "NotActions": []
}
`;

describe("sorting operations", () => {
  it.each([
    [
      "puts them in alphabetical order, letter case aside",
      `[\n    "b/read",|\n    "C/read",\n    "a/write"\n  ]`,
      `[\n    "a/write",\n    "b/read",\n    "C/read"\n  ]`,
    ],
    [
      "keeps the first of those that differ in letter case alone",
      `[\n    "B/read",\n    "a/read",\n    "b/Read"|\n  ]`,
      `[\n    "a/read",\n    "B/read"\n  ]`,
    ],
    [
      "takes comments along, above and behind",
      `[ // all of them\n    // second\n    "b/read", // two\n    /* first\n     * of all */\n    "a/read"|\n    // the end\n  ]`,
      `[ // all of them\n    /* first\n     * of all */\n    "a/read",\n    // second\n    "b/read" // two\n    // the end\n  ]`,
    ],
    [
      "keeps the comments of what it takes out",
      `[\n    "b/read", // one\n    // why twice\n    "B/read", // two\n    "a/read"|\n  ]`,
      `[\n    "a/read",\n    // why twice\n    // two\n    "b/read" // one\n  ]`,
    ],
    ["stays on one line", `[ "b/read" /* x */,| "a/read", "b/read" ]`, `[ "a/read", "b/read" /* x */ ]`],
    [
      "gives up a trailing comma",
      `[\n    "b/read",|\n    "a/read",\n  ]`,
      `[\n    "a/read",\n    "b/read"\n  ]`,
    ],
  ])("%s", (_, before, after) => {
    expect(sorted(role(before))).toBe(role(after));
  });

  it("keeps tabs and the line breaks of Windows", () => {
    const windows = (list: string) => role(list).replace(/ {2}/g, "\t").replace(/\n/g, "\r\n");
    expect(sorted(windows(`[\n    "b/read",|\n    "a/read"\n  ]`))).toBe(
      windows(`[\n    "a/read",\n    "b/read"\n  ]`),
    );
  });

  it.each([
    ["where it would change nothing", role(`["a/read", |"b/read"]`)],
    ["outside of a list", role(`["b/read", "a/read"]`).replace('"Name"', '"|Name"')],
    ["for a list that a template works out", role(`"[variables('b')]|"`)],
    [
      "for scopes",
      `{ "Name": "A", "Actions": ["*/read"], "AssignableScopes": ["/b", |"/a"], "NotActions": [] }`,
    ],
  ])("is not offered %s", (_, marked) => {
    expect(sorted(marked)).toBeUndefined();
  });

  it("works on a list of several permissions objects in a template", () => {
    const before = `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Authorization/roleDefinitions", "properties": { "permissions": [{ "actions": ["b/read"] }, { "dataActions": ["b/read", |"a/read"] }] } }] }`;
    expect(sorted(before)).toContain(`"dataActions": ["a/read", "b/read"]`);
  });
});
