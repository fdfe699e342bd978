import { leastRemediationRole } from "#src/core/rules/policy-definitions/least-remediation-role";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const role = (guid: string) => `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
const owner = role("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
const contributor = role("b24988ac-6180-42a0-ab88-20f7382dd24c");
const userAccess = role("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9");
const aiContributor = role("25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68");

const account = "Microsoft.CognitiveServices/accounts";
const modify = (roles: string, field = `${account}/disableLocalAuth`) =>
  `"policyRule": { "if": { "allOf": [{ "field": "type", "equals": "${account}" }, { "field": "${account}/disableLocalAuth", "notEquals": true }] }, "then": { "effect": "modify", "details": { "roleDefinitionIds": [${roles}], "operations": [{ "operation": "addOrReplace", "field": "${field}", "value": true }] } } }`;

testPolicyRule(leastRemediationRole, {
  valid: {
    "a role made for what is changed": modify(`"${aiContributor}"`),
    "a change of tags, whose rights are others": modify(`"${owner}"`, "tags['x']"),
    "a role that a tool fills in": modify(`"\${role_id}"`),
    "an effect that remediates nothing": modify(`"${owner}"`).replace(`"modify"`, `"audit"`),
  },
  invalid: {
    "the role Owner": {
      json: modify(`«"${owner}"»`),
      message: "Cognitive Services Contributor is enough for what is written",
      fixed: { "Replace with Cognitive Services Contributor": modify(`"${aiContributor}"`) },
    },
    "the role User Access Administrator beside another": {
      json: modify(`"${aiContributor}", «"${userAccess}"»`),
      message: "assigning any role to anyone",
    },
  },
});

const deploying = (roles: string, resource: string) => `{
  "properties": {
    "mode": "All",
    "policyRule": {
      "if": { "field": "type", "equals": "Microsoft.Resources/subscriptions" },
      "then": {
        "effect": "DeployIfNotExists",
        "details": {
          "type": "Microsoft.Security/pricings",
          "roleDefinitionIds": [${roles}],
          "deployment": {
            "location": "westeurope",
            "properties": {
              "mode": "incremental",
              "template": {
                "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
                "contentVersion": "1.0.0.0",
                "resources": [${resource}]
              }
            }
          }
        }
      }
    }
  }
}`;
const pricing = `{ "type": "Microsoft.Security/pricings", "apiVersion": "2024-01-01", "name": "AI", "properties": { "pricingTier": "Standard" } }`;

testDocumentRule(leastRemediationRole, {
  valid: {
    "a type that is not known": deploying(
      `"${owner}"`,
      `{ "type": "Microsoft.Example/things", "apiVersion": "2024-01-01", "name": "x" }`,
    ),
    "a type that is an expression": deploying(
      `"${owner}"`,
      `{ "type": "[parameters('type')]", "name": "x" }`,
    ),
    "an assignment of roles, for which a broad role is needed": deploying(
      `"${owner}"`,
      `{ "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", "name": "x" }`,
    ),
    "a machine that is lent an identity, which takes a right on the identity": deploying(
      `"${contributor}", "${userAccess}"`,
      `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "x", "identity": { "type": "[parameters('kind')]", "userAssignedIdentities": "[parameters('identities')]" } }`,
    ),
    "an endpoint, which takes a right on whatever it leads to": deploying(
      `"${owner}"`,
      `{ "type": "Microsoft.Network/privateEndpoints", "apiVersion": "2024-05-01", "name": "x" }`,
    ),
    "keys of something that is not known": deploying(
      `"${owner}"`,
      pricing.replace(`"Standard"`, `"[listKeys(parameters('id'), '2023-01-01').keys[0].value]"`),
    ),
  },
  invalid: {
    "the role Owner to switch a plan on": {
      json: deploying(`«"${owner}"»`, pricing),
      message: "Security Admin is enough",
    },
    "keys that are listed on the way": {
      json: deploying(
        `«"${owner}"»`,
        `{ "type": "Microsoft.Storage/storageAccounts/blobServices", "apiVersion": "2023-05-01", "name": "x/default", "properties": { "key": "[listKeys(resourceId('Microsoft.Storage/storageAccounts', 'x'), '2023-05-01').keys[0].value]" } }`,
      ),
      message: "Storage Account Contributor is enough",
    },
    "a machine with an identity of its own": {
      json: deploying(
        `«"${userAccess}"»`,
        `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "x", "identity": { "type": "SystemAssigned" } }`,
      ),
      message: "Virtual Machine Contributor is enough",
    },
    "the role Contributor, for information": {
      json: deploying(`«"${contributor}"»`, pricing),
      message: "reading the keys of every AI services account",
      severity: "information",
    },
    "an extension resource in the old spelling": {
      json: deploying(
        `«"${owner}"»`,
        `{ "type": "${account}/providers/diagnosticSettings", "apiVersion": "2017-05-01-preview", "name": "[concat('a', '/Microsoft.Insights/', 'all')]" }`,
      ),
      message: `"Microsoft.Insights/DiagnosticSettings/Write", and Owner allows`,
    },
  },
});
