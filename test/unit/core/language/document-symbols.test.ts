import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentSymbols } from "#src/core/language/document-symbols";
import { embeddedDefinitions } from "#src/core/language/folding";
import type { DocumentSymbol } from "#src/core/language/symbol";

const ai = "Microsoft.CognitiveServices/accounts";
const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/** One line for each symbol, what is inside another indented below it. */
const outline = (symbols: readonly DocumentSymbol[], indent = ""): readonly string[] =>
  symbols.flatMap(({ name, kind, detail, children }) => [
    `${indent}${kind} ${name}${detail === "" ? "" : ` (${detail})`}`,
    ...outline(children, `${indent}  `),
  ]);

const all = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
  symbols.flatMap((symbol) => [symbol, ...all(symbol.children)]);

const account = (more = "") =>
  `{ "type": "${ai}", "apiVersion": "2025-06-01", "name": "chat", "kind": "OpenAI"${more} }`;
const policy = `{
  "properties": {
    "displayName": "Keys off",
    "mode": "Indexed",
    "parameters": { "effect": { "type": "String", "allowedValues": ["deployIfNotExists", "Disabled"] } },
    "policyRule": {
      "if": { "field": "type", "equals": "${ai}" },
      "then": {
        "effect": "[parameters('effect')]",
        "details": {
          "type": "${ai}",
          "deployment": { "properties": { "mode": "incremental", "template": {
            "$schema": "${schema}",
            "contentVersion": "1.0.0.0",
            "parameters": { "name": { "type": "string" } },
            "resources": [${account(`, "properties": { "disableLocalAuth": true }`)}]
          } } }
        }
      }
    }
  }
}`;

const role = `{
  "Name": "Operator",
  "Actions": ["${ai}/read", "${ai}/write"],
  "NotActions": [],
  "AssignableScopes": ["/subscriptions/x"]
}`;

const restRole = `{
  "properties": {
    "roleName": "Two parts",
    "type": "CustomRole",
    "permissions": [
      { "actions": ["${ai}/read"], "dataActions": ["a/b", "a/c"] },
      { "actions": ["[parameters('x')]"] }
    ],
    "assignableScopes": ["/"]
  }
}`;

const template = `{
  "$schema": "${schema}",
  "contentVersion": "1.0.0.0",
  "parameters": { "name": { "type": "string" }, "keysOff": { "type": "bool", "defaultValue": true } },
  "resources": [
    {
      "type": "${ai}",
      "name": "[parameters('name')]",
      "kind": "OpenAI",
      "properties": {
        "publicNetworkAccess": "Disabled",
        "disableLocalAuth": "[parameters('keysOff')]",
        "apiProperties": {}
      }
    },
    {
      "type": "Microsoft.Authorization/roleAssignments",
      "name": "[guid('x')]",
      "properties": {
        "roleDefinitionId": "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')]",
        "principalId": "x",
        "principalType": "Group"
      }
    },
    {
      "type": "Microsoft.Resources/deployments",
      "name": "inner",
      "properties": { "template": {
        "$schema": "${schema}",
        "contentVersion": "1.0.0.0",
        "resources": [${account()}]
      } }
    }
  ]
}`;

describe("the outline", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "a role by its name, with its lists",
      role,
      [
        "role Operator (role definition)",
        "  list Actions: 2 entries",
        "  list NotActions: 0 entries",
        "  list AssignableScopes: 1 entry",
      ],
    ],
    [
      "several permissions objects by number",
      restRole,
      [
        "role Two parts (role definition)",
        "  list permissions 1",
        "    list actions: 1 entry",
        "    list dataActions: 2 entries",
        "  list permissions 2",
        "    list actions: not all known",
        "  list assignableScopes: 1 entry",
      ],
    ],
    [
      "roles of a list one after the other",
      `[${role}, { "Name": "", "Actions": ["*"], "AssignableScopes": [] }]`,
      [
        "role Operator (role definition)",
        "  list Actions: 2 entries",
        "  list NotActions: 0 entries",
        "  list AssignableScopes: 1 entry",
        "role Role definition (role definition)",
        "  list Actions: 1 entry",
        "  list AssignableScopes: 0 entries",
      ],
    ],
    [
      "a policy, and the account that it deploys below it",
      policy,
      [
        "policy Keys off (policy definition)",
        "  property mode: Indexed",
        "  list parameters: 1",
        "  property effect: deployIfNotExists or disabled",
        "  account chat (Azure OpenAI account)",
        "    property disableLocalAuth: true",
      ],
    ],
    [
      "a template: accounts with what decides about access, assignments by role",
      template,
      [
        "account [parameters('name')] (Azure OpenAI account)",
        "  property publicNetworkAccess: Disabled",
        "  property disableLocalAuth: true",
        "assignment Cognitive Services OpenAI User (role assignment to Group)",
        "account chat (Azure OpenAI account)",
      ],
    ],
    [
      "a template without anything of ours is the editor's business",
      `{ "$schema": "${schema}", "contentVersion": "1.0.0.0", "parameters": { "a": { "type": "string" } }, "resources": [] }`,
      [],
    ],
    ["another document", `{ "name": "x", "version": "1.0.0" }`, []],
    [
      "an unfinished role",
      `{ "Name": "Operator", "IsCustom": true, "Actions": [`,
      ["role Operator (role definition)", "  list Actions: 0 entries"],
    ],
  ])("%s", (_, text, expected) => {
    expect(outline(documentSymbols(text))).toEqual(expected);
  });

  it("keeps what an editor asks of it, wherever a text breaks off", () => {
    fc.assert(
      fc.property(fc.constantFrom(role, restRole, policy, template), fc.nat(), (text, cut) => {
        const written = text.slice(0, cut % (text.length + 1));
        for (const { name, range, at, children } of all(documentSymbols(written))) {
          expect(name.trim()).not.toBe("");
          const inside = [at, ...children.map((child) => child.range)];
          for (const { offset, length } of inside) {
            expect(offset).toBeGreaterThanOrEqual(range.offset);
            expect(offset + length).toBeLessThanOrEqual(range.offset + range.length);
          }
        }
      }),
    );
  });
});

describe("embedded definitions", () => {
  const firstWords = (text: string) =>
    embeddedDefinitions(text).map(({ offset, length }) =>
      text
        .slice(offset, offset + length)
        .replace(/\s+/g, " ")
        .slice(0, 24),
    );

  it.each<[string, string, readonly string[]]>([
    [
      "the rule of a policy, and the template in it",
      policy,
      [`{ "if": { "field": "type`, `{ "$schema": "https://sc`],
    ],
    ["a template in a template, but not the outer one", template, [`{ "$schema": "https://sc`]],
    ["the permissions of a role", restRole, [`{ "actions": ["Microsoft`, `{ "actions": ["[paramete`]],
    ["the lists of a flat role", role, [`["Microsoft.CognitiveSer`, "[]"]],
    [
      "nothing in a rule that is the whole document",
      `{ "if": { "field": "type", "equals": "x" }, "then": { "effect": "deny" } }`,
      [],
    ],
    ["nothing in other documents", `{ "permissions": [{}] }`, []],
  ])("%s", (_, text, expected) => {
    expect(firstWords(text)).toEqual(expected);
  });
});
