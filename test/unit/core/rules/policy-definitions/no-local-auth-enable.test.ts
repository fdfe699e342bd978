import { noLocalAuthEnable } from "#src/core/rules/policy-definitions/no-local-auth-enable";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const modify = (field: string, value: string, parameters = "") =>
  `${parameters}"policyRule": { "if": { "field": "type", "equals": "${accounts}" }, "then": { "effect": "modify", "details": { "roleDefinitionIds": [], "operations": [{ "operation": "addOrReplace", "field": "${accounts}/${field}", "value": ${value} }] } } }`;
const append = (field: string, value: string) =>
  `"policyRule": { "if": { "field": "type", "equals": "${accounts}" }, "then": { "effect": "append", "details": [{ "field": "${accounts}/${field}", "value": ${value} }] } }`;
const parameter = (value: string) =>
  `"parameters": { "off": { "type": "String", "defaultValue": ${value} } }, `;

testPolicyRule(noLocalAuthEnable, {
  valid: {
    "keys turned off": modify("disableLocalAuth", "true"),
    "public access turned off": modify("publicNetworkAccess", `"Disabled"`),
    "networks kept out": append("networkAcls.defaultAction", `"Deny"`),
    "a parameter that turns keys off unless told otherwise": modify(
      "disableLocalAuth",
      `"[parameters('off')]"`,
      parameter(`"true"`),
    ),
    "a parameter without a default": modify("disableLocalAuth", `"[parameters('none')]"`),
    "the property of another service": modify("disableLocalAuth", "false").replaceAll(
      accounts,
      "Microsoft.Search/searchServices",
    ),
  },
  invalid: {
    "keys turned on": {
      json: modify("disableLocalAuth", "«false»"),
      message: "turns API keys on",
      fixed: { "Set disableLocalAuth to true": modify("disableLocalAuth", "true") },
    },
    "public access turned on": {
      json: append("publicNetworkAccess", `«"Enabled"»`),
      message: "public network",
      fixed: { "Set publicNetworkAccess to Disabled": append("publicNetworkAccess", `"Disabled"`) },
    },
    "every network let in": {
      json: modify("networkAcls.defaultAction", `«"allow"»`),
      message: "every network",
      fixed: { "Set networkAcls.defaultAction to Deny": modify("networkAcls.defaultAction", `"Deny"`) },
    },
    "a parameter that turns keys on unless told otherwise": {
      json: modify("disableLocalAuth", `«"[parameters('off')]"»`, parameter(`"false"`)),
      message: "turns API keys on",
      fixed: {
        "Set disableLocalAuth to true where it is decided": modify(
          "disableLocalAuth",
          `"[parameters('off')]"`,
          parameter(`"true"`),
        ),
      },
    },
  },
});

const declaring = (value: string) =>
  `"parameters": { "keysOff": { "type": "Boolean", "defaultValue": ${value} } }, `;
const deploying = (properties: string, parameters = "{}", declared = "") => `{
  "properties": {
    ${declared}"policyRule": {
      "if": { "field": "type", "equals": "${accounts}" },
      "then": {
        "effect": "deployIfNotExists",
        "details": {
          "type": "${accounts}",
          "deployment": {
            "properties": {
              "mode": "incremental",
              "parameters": ${parameters},
              "template": {
                "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                "contentVersion": "1.0.0.0",
                "parameters": { "off": { "type": "bool" } },
                "resources": [{ "type": "${accounts}", "apiVersion": "2025-06-01", "name": "x", "properties": ${properties} }]
              }
            }
          }
        }
      }
    }
  }
}`;

testDocumentRule(noLocalAuthEnable, {
  valid: {
    "a deployed account that leaves it out": deploying("{}"),
    "a deployed account that gets it from the resource": deploying(
      `{ "disableLocalAuth": "[parameters('off')]" }`,
      `{ "off": { "value": "[field('${accounts}/disableLocalAuth')]" } }`,
    ),
    "a deployed account that gets it from a parameter of the definition that turns keys off": deploying(
      `{ "disableLocalAuth": "[parameters('off')]" }`,
      `{ "off": { "value": "[parameters('keysOff')]" } }`,
      declaring("true"),
    ),
    "a deployed account that gets what is made of a parameter of the definition": deploying(
      `{ "disableLocalAuth": "[parameters('off')]" }`,
      `{ "off": { "value": "[not(parameters('keysOff'))]" } }`,
      declaring("false"),
    ),
    "a deployed account that makes something of what it is handed": deploying(
      `{ "disableLocalAuth": "[not(parameters('off'))]" }`,
      `{ "off": { "value": "[parameters('keysOff')]" } }`,
      declaring("false"),
    ),
    "an account that no policy deploys, which is another rule's business": `{ "type": "${accounts}", "properties": { "disableLocalAuth": false } }`,
  },
  invalid: {
    "a deployed account with keys": {
      json: deploying(`{ "disableLocalAuth": «false», "publicNetworkAccess": «"Enabled"» }`),
      message: ["turns API keys on", "public network"],
    },
    "a deployed account that gets false from a parameter of the definition": {
      json: deploying(
        `{ "disableLocalAuth": «"[parameters('off')]"» }`,
        `{ "off": { "value": "[parameters('keysOff')]" } }`,
        declaring("false"),
      ),
      message: "turns API keys on",
      fixed: {
        "Set disableLocalAuth to true where it is decided": deploying(
          `{ "disableLocalAuth": "[parameters('off')]" }`,
          `{ "off": { "value": "[parameters('keysOff')]" } }`,
          declaring("true"),
        ),
      },
    },
    "a deployed account in a library, whose expressions are escaped": {
      json: deploying(
        `{ "disableLocalAuth": «"[[parameters('off')]"» }`,
        `{ "off": { "value": false } }`,
      ).replace(
        "{",
        `{ "name": "x", "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "scope": null,`,
      ),
      message: "turns API keys on",
    },
    "a deployed account that is handed false": {
      json: deploying(`{ "disableLocalAuth": «"[parameters('off')]"» }`, `{ "off": { "value": false } }`),
      message: "turns API keys on",
    },
  },
});
