import { operationInWrongPlane } from "#src/core/rules/role-definitions/operation-in-wrong-plane";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
const read = "Microsoft.CognitiveServices/accounts/read";

testRoleRule(operationInWrongPlane, {
  valid: {
    "each operation on its plane": `"Actions": ["${read}"], "NotActions": ["${read}"], "DataActions": ["${chat}"], "NotDataActions": ["${chat}"]`,
    "an operation nobody knows": `"Actions": ["Contoso.Models/calls/action"], "DataActions": ["Microsoft.CognitiveServices/accounts/x/read"]`,
    "wildcards, which are looked at elsewhere": `"Actions": ["Microsoft.CognitiveServices/accounts/OpenAI/*"]`,
    "an expression nobody can work out": `"Actions": "[parameters('actions')]"`,
  },
  invalid: {
    "a data operation among the actions": {
      json: `"Actions": ["${read}", «"${chat.toLowerCase()}"» /* call */], "DataActions": []`,
      message: "is a data-plane operation",
      fixed: {
        'Move to "DataActions"': `"Actions": ["${read}" /* call */], "DataActions": ["${chat.toLowerCase()}"]`,
      },
    },
    "subtractions on the other plane": {
      json: `"Actions": ["*/read"], "NotActions": [«"${chat}"»], "DataActions": ["*"], "NotDataActions": [«"${read}"», "${chat}"]`,
      message: 'has no effect in "Not',
      fixed: {
        'Move to "NotDataActions"': `"Actions": ["*/read"], "NotActions": [], "DataActions": ["*"], "NotDataActions": ["${read}", "${chat}"]`,
      },
    },
  },
});

testDocumentRule(operationInWrongPlane, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["${chat}"] }`,
  },
  invalid: {
    "a control-plane operation among the data actions, with no list to go to": {
      json: `{ "roleName": "Case", "permissions": [{ "dataActions": [«"${read}"», "${chat}"] }] }`,
      message: "is a control-plane operation",
      fixed: {
        'Move to "actions"': `{ "roleName": "Case", "permissions": [{ "dataActions": ["${chat}"], "actions": ["${read}"] }] }`,
      },
    },
    "a list that cannot be added to": {
      json: `{ "roleName": "Case", "permissions": [{ "actions": [«"${chat}"»], "dataActions": "[parameters('data')]" }] }`,
      message: "is a data-plane operation",
      fixed: {},
    },
  },
});
