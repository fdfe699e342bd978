import { noPlaceholder } from "#src/core/rules/role-definitions/no-placeholder";
import { testDocumentRule } from "#support/rule-tester";

const role = (scope: string, id = "null") =>
  `{ "Name": "Case", "Id": ${id}, "IsCustom": true, "Actions": ["*/read"], "AssignableScopes": [${scope}] }`;
const selects = (title: string, text: string) => ({ [title]: text.replace(/[«»]/g, "") });

testDocumentRule(noPlaceholder, {
  valid: {
    "ids that are filled in": role(
      `"/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/your-rg"`,
    ),
    "what a tool fills in": role(`"/subscriptions/\${subscription_id}", "/subscriptions/{{subscription}}"`),
    "a description that shows the shape of an id": `{ "Name": "Case", "Description": "At <scope>", "Actions": ["*/read"] }`,
    "a network group, which has a rule of its own": `{ "mode": "Microsoft.Network.Data", "policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": "/subscriptions/<subscription-id>/resourceGroups/rg" } } } }`,
  },
  invalid: {
    "a name in braces": {
      json: role(`«"/subscriptions/{subscriptionId}/resourceGroups/{rg}"»`),
      message: `"{subscriptionId}" is a placeholder that nobody has filled in`,
      fixed: selects(
        'Select "{subscriptionId}" to fill it in',
        role(`"/subscriptions/{subscriptionId}/resourceGroups/{rg}"`),
      ),
    },
    "a name in angle brackets": {
      json: role(`«"/providers/Microsoft.Management/managementGroups/<group>"»`),
      message: `"<group>" is a placeholder`,
    },
    "a row of X": {
      json: role(`«"/subscriptions/XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX"»`),
      message: `"XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX"`,
    },
    "a GUID of zeros, in a scope and as an id": {
      json: role(`«"/subscriptions/00000000-0000-0000-0000-000000000000"»`, `"/x"`).replace(
        `"/x"`,
        `«"00000000-0000-0000-0000-000000000000"»`,
      ),
      message: "00000000-0000-0000-0000-000000000000",
    },
    "a role assignment": {
      json: `{ "properties": { "roleDefinitionId": «"/subscriptions/<sub>/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"», "principalId": «"<object-id>"», "scope": «"/subscriptions/your-subscription-id"» } }`,
      message: ["<sub>", "<object-id>", "your-subscription-id"],
    },
    "the ids a policy names": {
      json: `{ "mode": "All", "policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "modify", "details": { "roleDefinitionIds": [«"/providers/Microsoft.Authorization/roleDefinitions/{roleId}"»] } } } }`,
      message: "{roleId}",
    },
    "the ids an account names": {
      json: `{ "type": "Microsoft.CognitiveServices/accounts", "name": "a", "properties": { "networkAcls": { "virtualNetworkRules": [{ "id": «"/subscriptions/<sub>/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s"» }] } } }`,
      message: "<sub>",
    },
  },
});
