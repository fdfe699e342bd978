import { localAuthApiVersion } from "#src/core/rules/accounts/local-auth-api-version";
import { testAccountRule, testDocumentRule } from "#support/rule-tester";

const account = (version: string) =>
  `{ "name": "case", "type": "Microsoft.CognitiveServices/accounts", ${version}"properties": { "disableLocalAuth": true } }`;

testAccountRule(localAuthApiVersion, {
  valid: {
    "the first version that knows the property": account(`"apiVersion": "2021-04-30", `),
    "a later preview": account(`"apiVersion": "2026-05-15-preview", `),
    "no version": account(""),
    "a version that is not known": account(`"apiVersion": "[parameters('v')]", `),
    "something that is no version": account(`"apiVersion": "latest", `),
  },
  invalid: {
    "a version from before": {
      json: account(`"apiVersion": «"2017-04-18"», `),
      message: "The API version 2017-04-18 does not know disableLocalAuth",
      fixed: { "Set apiVersion to 2025-06-01": account(`"apiVersion": "2025-06-01", `) },
    },
  },
});

const enforced = (properties: string, version = `"2017-04-18"`) => `{
  "mode": "Indexed",
  "policyRule": {
    "if": { "field": "type", "equals": "Microsoft.CognitiveServices/accounts" },
    "then": {
      "effect": "deployIfNotExists",
      "details": {
        "type": "Microsoft.CognitiveServices/accounts",
        "roleDefinitionIds": [],
        "deployment": {
          "properties": {
            "mode": "incremental",
            "template": {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "contentVersion": "1.0.0.0",
              "resources": [
                { "type": "Microsoft.CognitiveServices/accounts", "apiVersion": ${version}, "name": "a", "properties": { ${properties} } }
              ]
            }
          }
        }
      }
    }
  }
}`;

testDocumentRule(localAuthApiVersion, {
  valid: {
    "what a policy deploys over an account for another reason": enforced(`"publicNetworkAccess": "Disabled"`),
  },
  invalid: {
    "what a policy deploys over an account to turn keys off": {
      json: enforced(`"disableLocalAuth": true`, `«"2017-04-18"»`),
      message: "does not know disableLocalAuth",
    },
  },
});
