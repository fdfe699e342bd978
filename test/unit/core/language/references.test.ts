import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { findDefinition } from "#src/core/language/definition";
import { findRenameable, renameParameter } from "#src/core/language/rename";
import { readCursor } from "#support/marks";

const template = (value: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "parameters": { "name": { "type": "string" } },
  "variables": { "kind": "OpenAI" },
  "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "name": ${value} }]
}`;

const policy = (rest: string) => `{ "properties": { "mode": "All", ${rest} } }`;
const rule = (effect: string) =>
  `"policyRule": { "if": { "value": "[concat(parameters('tag'), parameters('Tag'))]", "equals": "x" }, "then": { "effect": ${effect} } }`;

/** The declared name that a cursor leads to, and where from. */
function lead(marked: string) {
  const { text, offset } = readCursor(marked);
  const found = findDefinition(text, offset);
  const shown = (place: { offset: number; length: number }) =>
    text.slice(place.offset, place.offset + place.length);
  return found && [shown(found.from), shown(found.to)];
}

describe("the declaration", () => {
  it.each<[string, string, readonly string[] | undefined]>([
    ["of a parameter", template(`"[parameters('na|me')]"`), ["name", `"name"`]],
    ["of a parameter in other letters", template(`"[toLower(parameters('N|AME'))]"`), ["NAME", `"name"`]],
    ["of a variable", template(`"[variables('|kind')]"`), ["kind", `"kind"`]],
    ["of what is not declared", template(`"[variables('oth|er')]"`), undefined],
    ["of plain text", template(`"parameters('na|me')"`), undefined],
    [
      "of a policy's parameter",
      policy(`"parameters": { "tag": {} }, ${rule(`"audit"`).replace("'tag'", "'t|ag'")}`),
      ["tag", `"tag"`],
    ],
  ])("%s", (_, marked, expected) => {
    expect(lead(marked)).toEqual(expected);
  });
});

describe("renaming a parameter of a policy", () => {
  const text = policy(`"parameters": { "tag": {}, "other": {} }, ${rule(`"audit"`)}`);
  const renamed = text.replace(`"tag"`, `"label"`).replace("'tag'", "'label'").replace("'Tag'", "'label'");

  it.each<[string, number]>([
    ["from its declaration", text.indexOf(`"tag"`) + 2],
    ["from a use", text.indexOf("'Tag'") + 2],
  ])("%s changes every place", (_, offset) => {
    expect(findRenameable(text, offset)?.name).toBe("tag");
    const result = renameParameter(text, offset, "label");
    expect("edits" in result && applyEdits(text, result.edits)).toBe(renamed);
  });

  it.each<[string, string]>([
    ["a name that is taken", "Other"],
    ["a name with a quote", "a'b"],
    ["no name", ""],
  ])("refuses %s", (_, name) => {
    expect(renameParameter(text, text.indexOf(`"tag"`) + 2, name)).toHaveProperty("problem");
  });

  it("leaves parameters of templates alone, which other files name too", () => {
    const { text: whole, offset } = readCursor(template(`"[parameters('na|me')]"`));
    expect(findRenameable(whole, offset)).toBeUndefined();
    expect(renameParameter(whole, offset, "x")).toHaveProperty("problem");
  });
});
