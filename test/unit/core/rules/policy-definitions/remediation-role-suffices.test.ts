import { remediationRoleSuffices } from "#src/core/rules/policy-definitions/remediation-role-suffices";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const role = (guid: string) => `"/providers/Microsoft.Authorization/roleDefinitions/${guid}"`;
const reader = role("acdd72a7-3385-48ef-bd42-f606fba81ae7");
const openAiContributor = role("a001fd3d-188f-4b5d-821b-7da978bf7442");
const aiContributor = role("25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68");

const account = "Microsoft.CognitiveServices/accounts";
const modify = (roles: string, mark = (key: string) => key) =>
  `"policyRule": { "if": { "field": "type", "equals": "${account}" }, "then": { "effect": "modify", "details": { ${mark(`"roleDefinitionIds"`)}: [${roles}], "operations": [{ "operation": "addOrReplace", "field": "${account}/disableLocalAuth", "value": true }] } } }`;
const marked = (key: string) => `«${key}»`;

testPolicyRule(remediationRoleSuffices, {
  valid: {
    "a role that may write accounts": modify(aiContributor),
    "several roles, one of which may": modify(`${openAiContributor}, ${aiContributor}`),
    "the role Contributor": modify(role("b24988ac-6180-42a0-ab88-20f7382dd24c")),
    "a role of one's own, of which nothing is known": modify(
      `${reader}, ${role("0b7e6c1d-52a4-4f0e-9d3b-8a1c2f4e6d70")}`,
    ),
    "a role that is an expression": modify(`${reader}, "[parameters('role')]"`),
  },
  invalid: {
    "no role at all": {
      json: modify("", marked),
      message: "No role is listed that allows",
    },
    "a role that only reads": {
      json: modify(reader, marked),
      message: `allows "${account}/write"`,
      fixed: { "Add the role Cognitive Services Contributor": modify(`${reader}, ${aiContributor}`) },
    },
    "a role that writes other things of accounts": {
      json: modify(openAiContributor, marked),
      message: "so it will fail",
    },
  },
});

const deploying = (roles: string, key = `"roleDefinitionIds"`, condition = "") => `{
  "properties": {
    "mode": "Indexed",
    "policyRule": {
      "if": { "field": "type", "equals": "${account}" },
      "then": {
        "effect": "deployIfNotExists",
        "details": {
          "type": "Microsoft.Network/privateEndpoints",
          ${key}: [${roles}],
          "deployment": {
            "properties": {
              "mode": "incremental",
              "template": {
                "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                "contentVersion": "1.0.0.0",
                "resources": [
                  { "type": "Microsoft.Network/privateEndpoints", "apiVersion": "2023-09-01", "name": "e"${condition} },
                  { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "d", "properties": { "templateLink": { "uri": "x" } } }
                ]
              }
            }
          }
        }
      }
    }
  }
}`;

testDocumentRule(remediationRoleSuffices, {
  valid: {
    "a resource that may never be deployed": deploying(
      aiContributor,
      `"roleDefinitionIds"`,
      `, "condition": "[equals(parameters('x'), 'y')]"`,
    ),
    "a role that writes something of the provider, which may do": deploying(
      role("4d97b98b-1d4f-4787-a291-c67834d212e7"),
    ),
  },
  invalid: {
    "a role that writes nothing of the provider": {
      json: deploying(aiContributor, `«"roleDefinitionIds"»`),
      message: `is known to allow "Microsoft.Network/privateEndpoints/write"`,
      severity: "information",
    },
    "a role that writes nothing at all": {
      json: deploying(reader, `«"roleDefinitionIds"»`),
      message: "so it will fail",
    },
  },
});
