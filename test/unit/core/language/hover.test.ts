import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hover } from "#src/core/language/hover";
import { readCursor } from "#support/marks";

function hoverAt(marked: string, languageId = "json"): string | undefined {
  const { text, offset } = readCursor(marked);
  return hover(text, offset, languageId)?.markdown;
}

/** A role whose lists are given as JSON, with the cursor in one of them. */
const role = (lists: string) => `{ "Name": "Caller", ${lists}, "AssignableScopes": [] }`;

const ai = "Microsoft.CognitiveServices/accounts";

describe("an entry of a role", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "that reads keys says so, and who else may",
      `"Actions": ["${ai}/list|Keys/action"]`,
      [
        "control plane",
        "**Lets its holder** read the account keys",
        "**Dangerous:** it concerns keys and secrets.",
        "**Built-in roles that grant it:** Cognitive Services Contributor, Foundry User,",
        "*Catalogue of 2026-08-22*",
      ],
    ],
    [
      "that is a wildcard of a provider known in full is counted exactly, without what is taken back",
      `"Actions": ["Microsoft.CognitiveServices/*|"], "NotActions": ["${ai}/listKeys/action"]`,
      [
        "Grants **146 operations** today (1 more is taken back beside it), and every one that is added later.",
        "**Most dangerous:** `accounts/regenerateKey/action`, `accounts/connections/listsecrets/action`",
      ],
    ],
    [
      "that reaches beyond those providers is a lower bound",
      `"Actions": ["*|"]`,
      ["Grants **at least 11,284 operations** today", "**Built-in roles that grant all of it:** Owner"],
    ],
    [
      "that takes back says how much, and that it forbids nothing",
      `"Actions": ["*"], "NotActions": ["Microsoft.Authorization|/*/write"]`,
      ["Takes **20 operations** back", "another role may still grant the same"],
    ],
    [
      "that takes back what nothing grants says so",
      `"Actions": ["*/read"], "NotActions": ["Microsoft.Authorization|/*/write"]`,
      ["Takes nothing back"],
    ],
    [
      "that is granted and taken back at once grants nothing",
      `"Actions": ["${ai}/li|stKeys/action"], "NotActions": ["*/listKeys/action"]`,
      ["it grants nothing"],
    ],
    [
      "of the other plane says where it belongs",
      `"Actions": ["${ai}/OpenAI/deployments/chat/|completions/action"]`,
      ["An operation of the data plane: it has an effect in `dataActions` only."],
    ],
    [
      "that is unknown has a date, and what may be meant",
      `"Actions": ["${ai}/rea|"]`,
      ["Not known as of 2026-08-22.", `Is \`${ai}/read\` meant?`],
    ],
    [
      "of a provider known in part is not called wrong",
      `"Actions": ["Microsoft.Foo/things/re|ad"]`,
      ["Not known as of 2026-08-22. The catalogue has only a part of what `Microsoft.Foo` offers."],
    ],
    [
      "that Azure took away says what took its place",
      `"DataActions": ["${ai}/OpenAI/files/import/|action"]`,
      ["Azure no longer has this operation.", `\`${ai}/OpenAI/files/write\``],
    ],
  ])("%s", (_, lists, expected) => {
    const markdown = hoverAt(role(lists));
    for (const part of expected) expect(markdown).toContain(part);
  });

  it("is found through a variable of a template", () => {
    const template = `{
      "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "variables": { "entries": ["${ai}/listK|eys/action"] },
      "resources": [{ "type": "Microsoft.Authorization/roleDefinitions", "apiVersion": "2022-04-01", "name": "x",
        "properties": { "roleName": "r", "permissions": [{ "actions": "[variables('entries')]" }], "assignableScopes": [] } }]
    }`;
    expect(hoverAt(template)).toContain("read the account keys");
  });
});

describe("a role id", () => {
  const user = "a97b65f3-24c7-4388-baec-2e87135dc908";

  it("tells the role, its abilities and what to take instead", () => {
    const markdown = hoverAt(
      `{ "principalId": "p", "roleDefinitionId": "/providers/Microsoft.Authori|zation/roleDefinitions/${user}" }`,
    );
    expect(markdown).toContain("**Cognitive Services User** · built-in role");
    expect(markdown).toContain("**Reads the account keys**");
    expect(markdown).toContain("✓ call chat models");
    expect(markdown).toContain("✗ deploy models");
    expect(markdown).toContain("assign Cognitive Services OpenAI User, which reads no keys");
  });

  it("tells former names and what the role is for", () => {
    const found = hoverAt("role: 53ca6127|-db72-4b80-b1b0-d745d6d5456d", "yaml");
    expect(found).toContain("**Foundry User** · built-in role");
    expect(found).toContain("Formerly *Azure AI User*");
    expect(found).toContain("**For** developers who build in a Foundry project.");
  });

  it.each(["bicep", "terraform", "yaml", "powershell", "shellscript", "markdown"])(
    "is read in %s",
    (language) => {
      expect(hoverAt(`x = '|${user.toUpperCase()}'`, language)).toContain("Cognitive Services User");
    },
  );

  it("of a role that the document defines tells what that one grants", () => {
    const id = "11111111-2222-3333-4444-555555555555";
    const marked = `[
      { "Name": "Keys", "Id": "${id}", "Actions": ["${ai}/listKeys/action"], "AssignableScopes": [] },
      { "principalId": "p", "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/${id}|" }
    ]`;
    expect(hoverAt(marked)).toContain(
      "**Keys** · custom role of this document\n\n**Reads the account keys**",
    );
  });

  it("of a built-in policy tells its name", () => {
    expect(hoverAt("policy: 71ef260a-8f18|-47b7-abcb-62d0673d94dc", "yaml")).toContain(
      "**Azure AI Services resources should have key access disabled \\(disable local authentication\\)**",
    );
  });

  it("that is unknown says nothing", () => {
    expect(hoverAt("role: 00000000|-0000-0000-0000-000000000001", "yaml")).toBeUndefined();
  });
});

const policy = (mode: string, field: string, then: string) =>
  `{ "mode": "${mode}", "parameters": { "e": { "type": "String", "allowedValues": ["audit", "Deny"] } }, "policyRule": { "if": { "field": "${field}", "equals": "x" }, "then": { ${then} } } }`;

describe("the words of a policy", () => {
  const alias = `${ai}/disableLocalAuth`;
  it.each<[string, string, readonly string[]]>([
    [
      "a mode",
      policy("Ind|exed", "type", `"effect": "audit"`),
      ["tags and a location", "`deployIfNotExists`"],
    ],
    [
      "an effect",
      policy("All", "type", `"effect": "mod|ify"`),
      ["Needs `details`: an object with `roleDefinitionIds` and `operations`."],
    ],
    [
      "an effect the mode refuses",
      policy("Microsoft.Network.Data", "type", `"effect": "de|ny"`),
      ["The mode `Microsoft.Network.Data` is not known to accept it."],
    ],
    [
      "an effect that is a parameter",
      policy("All", "type", `"effect": "[parameters('|e')]"`),
      ["the parameter `e`", "`audit` or `deny`"],
    ],
    [
      "an alias",
      policy("All", alias.replace("disable", "disable|"), `"effect": "audit"`),
      ["Stands for the property `disableLocalAuth`"],
    ],
    [
      "an alias nobody knows",
      policy("All", `${ai}/nothing|Known`, `"effect": "audit"`),
      ["Not known as of 2026-04-29"],
    ],
    [
      "a network group",
      policy(
        "Microsoft.Network.Data",
        "type",
        `"effect": "addToNetworkGroup", "details": { "networkGroupId": "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/rg/providers/Microsoft.Network/networkManagers/m/networkGroups/g|" }`,
      ),
      ["- Network manager: `m`", "- Network group: `g`", "does not put a parameter in its place"],
    ],
    [
      "a network group that is a parameter",
      policy(
        "Microsoft.Network.Data",
        "type",
        `"effect": "addToNetworkGroup", "details": { "networkGroupId": "[parameters('g|')]" }`,
      ),
      ["names no group"],
    ],
  ])("%s", (_, marked, expected) => {
    const markdown = hoverAt(marked);
    for (const part of expected) expect(markdown).toContain(part);
  });
});

describe("disableLocalAuth", () => {
  it("tells what it blocks and what undoing it costs", () => {
    const markdown = hoverAt(`{ "type": "${ai}", "properties": { "disable|LocalAuth": true } }`);
    expect(markdown).toContain("regenerates both keys");
    expect(markdown).toContain("Owner or Contributor alone cannot call models");
    expect(markdown).toContain("14de9e63-1b31-492e-a5a3-c3f7fd57f555");
  });
});

describe("text of a document", () => {
  it("can make no link, image or formatting", () => {
    const hostile = "[click](command:run) ![x](https://a.b) <b> **bold** `code` https://a.b";
    const markdown = hoverAt(role(`"Actions": ["${hostile}|"]`));
    expect(
      markdown?.startsWith("``[click](command:run) ![x](https://a.b) <b> **bold** `code` https://a.b``"),
    ).toBe(true);
  });

  it("shows a role's own name as text", () => {
    const id = "11111111-2222-3333-4444-555555555555";
    const markdown = hoverAt(`[
      { "Name": "[x](command:y)\\n# z", "Id": "${id}", "Actions": ["*/read"], "AssignableScopes": [] },
      { "principalId": "p", "roleDefinitionId": "${id}|" }
    ]`);
    expect(markdown).toContain("**\\[x\\]\\(command\\:y\\) \\# z**");
  });
});

describe("anywhere in any text", () => {
  it("says something or nothing, and never throws", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"',
      '"Actions"',
      '"mode"',
      '"policyRule"',
      '"then"',
      '"effect"',
      '"*"',
      '"a97b65f3-24c7-4388-baec-2e87135dc908"',
      "\n",
      "null",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(200), (pieces, at) => {
        const text = pieces.join("");
        const found = hover(text, Math.min(at, text.length), "jsonc");
        if (found) expect(text.slice(found.offset, found.offset + found.length).length).toBe(found.length);
        expect(found?.markdown ?? "").not.toContain("command:");
      }),
    );
  });
});
