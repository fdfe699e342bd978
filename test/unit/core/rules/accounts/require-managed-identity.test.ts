import { requireManagedIdentity } from "#src/core/rules/accounts/require-managed-identity";
import { testAccountRule, testDocumentRule } from "#support/rule-tester";

const account = (rest: string, type = `"Microsoft.CognitiveServices/accounts"`) =>
  `{ "type": ${type}, "name": "case", "properties": {}${rest} }`;

testAccountRule(requireManagedIdentity, {
  valid: {
    "an identity of its own": account(`, "identity": { "type": "SystemAssigned" }`),
    "an identity nobody knows": account(`, "identity": "[reference('x').identity]"`),
  },
  invalid: {
    "no identity": {
      json: account("", `«"Microsoft.CognitiveServices/accounts"»`),
      message: "has no managed identity",
      fixed: { "Add a system-assigned identity": account(`, "identity": { "type": "SystemAssigned" }`) },
    },
    "an identity turned off": {
      json: account(`, "identity": { "type": "None" }`, `«"Microsoft.CognitiveServices/accounts"»`),
      message: "has no managed identity",
    },
  },
});

const template = (parameter: string) =>
  `{ "contentVersion": "1.0.0.0", "parameters": { "identity": ${parameter} }, "resources": [${account(`, "identity": "[parameters('identity')]"`, `«"Microsoft.CognitiveServices/accounts"»`)}] }`;

testDocumentRule(requireManagedIdentity, {
  valid: {},
  invalid: {
    "an identity that nobody hands in, which no fix writes over": {
      json: template(`{ "type": "object", "nullable": true }`),
      message: "has no managed identity",
      fixed: {},
    },
    "an identity turned off by a default": {
      json: template(`{ "type": "object", "defaultValue": { "type": "None" } }`),
      message: "has no managed identity",
      fixed: {},
    },
  },
});
