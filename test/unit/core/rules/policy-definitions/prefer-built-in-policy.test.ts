import { describe, expect, it } from "vitest";
import { lint } from "#src/core/index";
import { preferBuiltInPolicy } from "#src/core/rules/policy-definitions/prefer-built-in-policy";
import { testDocumentRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const type = `{ "field": "type", "equals": "${accounts}" }`;
const keysOn = `{ "field": "${accounts}/disableLocalAuth", "notEquals": true }`;
const definition = (condition: string, then: string, first = `"mode": "Indexed"`) =>
  `{ ${first}, "policyRule": { "if": ${condition}, "then": ${then} } }`;
const deny = `{ "effect": "deny" }`;
const both = `{ "allOf": [${type}, ${keysOn}] }`;
const modify = (value: string) =>
  `{ "effect": "Modify", "details": { "roleDefinitionIds": [], "operations": [{ "operation": "addOrReplace", "field": "${accounts}/disableLocalAuth", "value": ${value} }] } }`;

testDocumentRule(preferBuiltInPolicy, {
  valid: {
    "a condition that asks for more": definition(
      `{ "allOf": [${type}, ${keysOn}, { "field": "kind", "equals": "OpenAI" }] }`,
      deny,
    ),
    "a condition that asks for something else": definition(`{ "anyOf": [${type}, ${keysOn}] }`, deny),
    "a condition with an expression": definition(
      `{ "allOf": [${type}, { "field": "${accounts}/disableLocalAuth", "notEquals": "[parameters('on')]" }] }`,
      deny,
    ),
    "an effect the built-in one does not have": definition(both, `{ "effect": "append", "details": [] }`),
    "an effect that is not known": definition(both, `{ "effect": "[parameters('effect')]" }`),
    "another change": definition(both, modify("false")),
    "the built-in definition itself": definition(
      both,
      deny,
      `"name": "71ef260a-8f18-47b7-abcb-62d0673d94dc", "mode": "Indexed"`,
    ),
  },
  invalid: {
    "a copy": {
      json: definition(both, deny, `«"mode"»: "Indexed"`),
      message: "71ef260a-8f18-47b7-abcb-62d0673d94dc) does the same and for Azure AI Search as well",
      fixed: { "Write an assignment of the built-in definition": definition(both, deny) },
    },
    "a copy in other words": {
      json: definition(
        `{ "AllOf": [{ "not": { "field": "${accounts.toUpperCase()}/disablelocalauth", "equals": "True" } }, { "allOf": [${type}] }] }`,
        `{ "effect": "[parameters('e')]" }`,
        `«"parameters"»: { "e": { "type": "String", "allowedValues": ["Audit", "Disabled"] } }`,
      ),
      message: "71ef260a",
    },
    "a copy that changes accounts": {
      json: definition(both, modify(`"true"`), `«"mode"»: "Indexed"`),
      message: "14de9e63",
    },
    "a copy about identities": {
      json: definition(
        `{ "allOf": [${type}, { "anyOf": [{ "field": "identity.type", "equals": "None" }, { "field": "identity.type", "exists": "false" }] }] }`,
        deny,
        `«"mode"»: "Indexed"`,
      ),
      message: "fe3fd216",
    },
  },
});

describe("the assignment that a fix of prefer-built-in-policy opens", () => {
  it.each([
    ["one that judges", deny, { effect: { type: "string", defaultValue: "Audit" } }],
    ["one that changes", modify("true"), { effect: { type: "string", defaultValue: "Modify" } }],
  ])("assigns %s, and gives no finding itself", (_, then, parameters) => {
    const finding = lint(definition(both, then)).findings.find(
      ({ ruleId }) => ruleId === "prefer-built-in-policy",
    );
    const content = finding?.fixes[0]?.creates?.content() ?? "";
    expect(JSON.parse(content)).toMatchObject({ parameters });
    expect(lint(content)).toMatchObject({ findings: [], problems: [] });
  });
});
