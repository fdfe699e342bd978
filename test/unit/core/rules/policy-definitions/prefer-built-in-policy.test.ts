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
const search = "Microsoft.Search/searchServices";
const searchKeysOn = `{ "allOf": [{ "field": "type", "equals": "${search}" }, { "field": "${search}/disableLocalAuth", "notEquals": true }] }`;
const approved = `"${accounts}/privateEndpointConnections[*]", "where": { "field": "${accounts}/privateEndpointConnections[*].privateLinkServiceConnectionState.status", "equals": "Approved" }`;
const lookFor = (effect: string, related: string, existence: string) =>
  `{ "effect": "${effect}", "details": { "type": "${related}", "existenceCondition": ${existence} } }`;
const anyLogs = `{ "field": "Microsoft.Insights/diagnosticSettings/logs[*]", "exists": "true" }`;
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
    "a parameter without a default": definition(
      `{ "allOf": [${type}, { "field": "${accounts}/publicNetworkAccess", "notEquals": "[parameters('access')]" }] }`,
      modify("true"),
      `"parameters": { "access": { "type": "String" } }`,
    ),
    "logs of one category": definition(
      type,
      lookFor(
        "auditIfNotExists",
        "Microsoft.Insights/diagnosticSettings",
        `{ "field": "Microsoft.Insights/diagnosticSettings/logs[*].category", "equals": "Audit" }`,
      ),
    ),
    "something else that is looked for": definition(
      type,
      lookFor("auditIfNotExists", "Microsoft.Authorization/locks", anyLogs),
    ),
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
    "a copy of both halves": {
      json: definition(`{ "anyOf": [${searchKeysOn}, ${both}] }`, deny, `«"mode"»: "Indexed"`),
      message: "71ef260a-8f18-47b7-abcb-62d0673d94dc) does the same, and Microsoft",
    },
    "a copy that counts": {
      json: definition(
        `{ "allOf": [${type}, { "count": { "field": ${approved} }, "equals": 0 }] }`,
        `{ "effect": "audit" }`,
        `«"mode"»: "Indexed"`,
      ),
      message: "d6759c02",
    },
    "a copy with the built-in one's default in a parameter": {
      json: definition(
        `{ "allOf": [${type}, { "field": "${accounts}/publicNetworkAccess", "notEquals": "[parameters('access')]" }] }`,
        modify(`"Disabled"`).replace("disableLocalAuth", "publicNetworkAccess"),
        `«"parameters"»: { "access": { "type": "String", "defaultValue": "Disabled" } }`,
      ),
      message: "47ba1dd7",
    },
    "a copy that looks for logs": {
      json: definition(
        type,
        lookFor("auditIfNotExists", "Microsoft.Insights/diagnosticSettings", anyLogs),
        `«"mode"»: "Indexed"`,
      ),
      message: "1b4d1c4e",
    },
    "a copy of one that does more than it says": {
      json: definition(
        type,
        lookFor("DeployIfNotExists", accounts, `{ "field": "${accounts}/disableLocalAuth", "equals": true }`),
        `«"mode"»: "Indexed"`,
      ),
      message:
        'Better take "Configure Cognitive Services accounts to disable local authentication methods" (14de9e63-1b31-492e-a5a3-c3f7fd57f555), since the other cuts off',
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
