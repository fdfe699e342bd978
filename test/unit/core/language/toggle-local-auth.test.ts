import { describe, expect, it } from "vitest";
import { applyEdits, refactorings } from "#src/core/index";
import { readCursor } from "#support/marks";

function toggled(marked: string): readonly [title: string, text: string] | undefined {
  const { text, offset } = readCursor(marked);
  const found = refactorings(text, offset).find(({ kind }) => kind === "change");
  return found && [found.title, applyEdits(text, found.edits())];
}

const account = (value: string) =>
  `{\r\n\t"type": "Microsoft.CognitiveServices/accounts",\r\n\t"properties": { "disableLocalAuth": ${value} /* keys */ }\r\n}`;

const on = "Allow API keys again (regenerates both keys when applied)";
const off = "Turn API keys off (disableLocalAuth: true)";

describe("toggling disableLocalAuth", () => {
  it.each([
    ["lets keys in again, and says what that does", account("|true"), [on, account("false")]],
    ["turns keys off", account("fa|lse"), [off, account("true")]],
    ["works from the name", account("false").replace("disable", "dis|able"), [off, account("true")]],
  ])("%s", (_, marked, expected) => {
    expect(toggled(marked)).toEqual(expected);
  });

  it.each([
    ["elsewhere in the account", account("true").replace("type", "ty|pe")],
    ["for what is no boolean", account(`"t|rue"`)],
    ["for what is not known", account(`"[parameters('|off')]"`)],
  ])("is not offered %s", (_, marked) => {
    expect(toggled(marked)).toBeUndefined();
  });

  it("changes the default of the parameter that decides", () => {
    const template = (value: string) =>
      `{ "contentVersion": "1.0.0.0", "parameters": { "off": { "type": "bool", "defaultValue": ${value} } }, "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "properties": { "disableLocalAuth": "[parameters('off')]" } }] }`;
    expect(toggled(template("false").replace("[parameters", "[param|eters"))).toEqual([
      "Turn API keys off where it is decided (disableLocalAuth: true)",
      template("true"),
    ]);
  });
});
