import { noListKeysInDeployment } from "#src/core/rules/policy-definitions/no-list-keys-in-deployment";
import { testDocumentRule } from "#support/rule-tester";

const account = "Microsoft.CognitiveServices/accounts";
const deploying = (members: string) => `{
  "properties": {
    "mode": "Indexed",
    "policyRule": {
      "if": { "field": "type", "equals": "${account}" },
      "then": {
        "effect": "deployIfNotExists",
        "details": {
          "type": "Microsoft.KeyVault/vaults/secrets",
          "deployment": {
            "properties": {
              "mode": "incremental",
              "template": {
                "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                "contentVersion": "1.0.0.0",
                "parameters": { "name": { "type": "string" } },
                ${members}
              }
            }
          }
        }
      }
    }
  }
}`;
const secret = (value: string) =>
  `"resources": [{ "type": "Microsoft.KeyVault/vaults/secrets", "apiVersion": "2023-07-01", "name": "v/key", "properties": { "value": ${value} } }]`;
const handing = (expression: string, [start, end] = ["", ""]) =>
  deploying(secret(`${start}"[listKeys(parameters('name'), '2025-06-01').key1]"${end}`)).replace(
    `"mode": "incremental",`,
    `"mode": "incremental", "parameters": { "name": { "value": "[${expression}]" } },`,
  );
const call = `listKeys(resourceId('${account}', parameters('name')), '2025-06-01').key1`;

testDocumentRule(noListKeysInDeployment, {
  valid: {
    "the keys of another service": deploying(
      secret(
        `"[listKeys(resourceId('Microsoft.Storage/storageAccounts', parameters('name')), '2023-01-01').keys[0].value]"`,
      ),
    ),
    "an id that is not known": deploying(secret(`"[listKeys(parameters('name'), '2025-06-01').key1]"`)),
    "the id of something else that the condition found": handing("field('id')").replace(
      `"equals": "${account}"`,
      `"in": ["${account}", "Microsoft.Search/searchServices"]`,
    ),
    "the name of the account, which is no id": handing("field('name')"),
    "text that is no expression": deploying(secret(`"[[${call}]"`)),
    "an ordinary template, which is another rule's business": `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": { "name": { "type": "string" } }, ${secret(`"[${call}]"`)} }`,
  },
  invalid: {
    "the id of the account that the condition found": {
      json: handing("field('id')", ["«", "»"]),
      message: "with the rights of the policy's identity",
    },
    "a secret": {
      json: deploying(secret(`«"[${call}]"»`)),
      message: "with the rights of the policy's identity",
    },
    "an output": {
      json: deploying(
        `"resources": [], "outputs": { "key": { "type": "string", "value": «"[concat('', ${call.replace("listKeys", "LISTKEYS")})]"» } }`,
      ),
      message: "deployment's history",
      severity: "error",
    },
  },
});
