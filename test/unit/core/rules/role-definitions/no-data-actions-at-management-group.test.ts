import { noDataActionsAtManagementGroup } from "#src/core/rules/role-definitions/no-data-actions-at-management-group";
import { testDocumentRule } from "#support/rule-tester";

const group = "/providers/Microsoft.Management/managementGroups/platform";
const subscription = "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f";

testDocumentRule(noDataActionsAtManagementGroup, {
  valid: {
    "data actions at a subscription": `{ "Name": "Case", "DataActions": ["Microsoft.Search/*"], "AssignableScopes": ["${subscription}"] }`,
    "a management group without data actions": `{ "Name": "Case", "Actions": ["*/read"], "DataActions": [], "AssignableScopes": ["${group}"] }`,
    "data actions nobody can work out": `{ "properties": { "roleName": "Case", "permissions": [{ "actions": ["*/read"], "dataActions": "[parameters('data')]" }], "assignableScopes": ["${group}"] } }`,
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "DataActions": ["Microsoft.Search/*"], "AssignableScopes": ["/"] }`,
  },
  invalid: {
    "data actions and a management group in a role file": {
      json: `{ "Name": "Case", "DataActions": ["Microsoft.Search/*"], "AssignableScopes": ["${subscription}", «"${group.toLowerCase()}"»] }`,
      message: "Azure does not let a custom role with data actions be assigned at a management group",
    },
    "data actions in the second permissions object of a REST body": {
      json: `{ "properties": { "roleName": "Case", "permissions": [{ "actions": ["*/read"] }, { "dataActions": ["*"] }], "assignableScopes": [«"${group}"»] } }`,
      message: "Assign it at a subscription or below",
    },
  },
});
