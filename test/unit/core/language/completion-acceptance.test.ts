import fc from "fast-check";
import { expect, it } from "vitest";
import { lint } from "#src/core/index";
import { complete } from "#src/core/language/completion";
import { parseDocument } from "#src/core/document/json-node";
import { accept } from "#support/acceptance";

const ai = "Microsoft.CognitiveServices/accounts";
const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

const documents = {
  role: `{
  "Name": "Operator",
  "IsCustom": true,
  "Description": "Operates models.",
  "Actions": ["", "${ai}/read", "Microsoft.Insights/"],
  "NotActions": [],
  "DataActions": ["${ai}/OpenAI/", "*"],
  "NotDataActions": [""],
  "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]
}`,
  policy: `{
  "properties": {
    "displayName": "Keys off",
    "mode": "Indexed",
    "parameters": {
      "effect": { "type": "String", "allowedValues": ["Audit", "Deny", "Disabled"], "defaultValue": "Audit" }
    },
    "policyRule": {
      "if": {
        "allOf": [
          { "field": "type", "equals": "${ai}" },
          { "field": "${ai}/disableLocalAuth", "notEquals": true }
        ]
      },
      "then": { "effect": "[parameters('effect')]" }
    }
  }
}`,
  "policy with a literal effect": `{
  "mode": "Indexed",
  "policyRule": {
    "if": { "field": "type", "equals": "${ai}" },
    "then": { "effect": "audit" }
  }
}`,
  "policy that deploys": `{
  "mode": "Indexed",
  "policyRule": {
    "if": { "field": "type", "equals": "${ai}" },
    "then": {
      "effect": "modify",
      "details": {
        "roleDefinitionIds": ["/providers/Microsoft.Authorization/roleDefinitions/25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68"],
        "operations": [{ "operation": "addOrReplace", "field": "${ai}/disableLocalAuth", "value": true }]
      }
    }
  }
}`,
  template: `{
  "$schema": "${schema}",
  "contentVersion": "1.0.0.0",
  "parameters": { "roleId": { "type": "string", "defaultValue": "" } },
  "resources": [
    {
      "type": "${ai}",
      "apiVersion": "2025-06-01",
      "name": "chat",
      "kind": "OpenAI",
      "properties": {
        "customSubDomainName": "chat",
        "disableLocalAuth": true,
        "publicNetworkAccess": "Disabled",
        "networkAcls": { "defaultAction": "Deny", "bypass": "None" }
      }
    },
    {
      "type": "Microsoft.Insights/diagnosticSettings",
      "apiVersion": "2021-05-01-preview",
      "name": "logs",
      "scope": "[resourceId('${ai}', 'chat')]",
      "properties": { "logs": [{ "category": "Audit", "enabled": true }, { "categoryGroup": "audit", "enabled": true }] }
    },
    {
      "type": "Microsoft.Authorization/roleAssignments",
      "apiVersion": "2022-04-01",
      "name": "[guid(resourceGroup().id, 'app')]",
      "properties": {
        "roleDefinitionId": "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')]",
        "principalId": "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f",
        "principalType": "ServicePrincipal"
      }
    }
  ]
}`,
};

const errorsIn = (text: string): readonly string[] =>
  lint(text)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ ruleId }) => ruleId);

/** What is left of a list when each of some others has taken away one of its kind. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

it.each(Object.entries(documents))(
  "accepting any offer, wherever it is made, leaves a %s that parses and has no new error",
  (_, text) => {
    const before = errorsIn(text);
    const places = [...text].flatMap((_each, offset) => {
      const offers = complete(text, offset, "json");
      return offers.length > 0 ? [offers] : [];
    });
    expect(places.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), (offers, choice) => {
        const offer = offers[choice % offers.length];
        if (!offer) return;
        const after = accept(text, offer);
        expect(parseDocument(after).problems).toEqual([]);
        expect(without(errorsIn(after), before), `after ${offer.label}: ${after}`).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
);
