import { deployNeedsControlAction } from "#src/core/rules/role-definitions/deploy-needs-control-action";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const ask = `${accounts}/OpenAI/fine-tunes-deployments/write`;
const deploy = `${accounts}/deployments/write`;

testRoleRule(deployNeedsControlAction, {
  valid: {
    "a role with the action": `"Actions": ["${deploy.toUpperCase()}"], "DataActions": ["${ask}"]`,
    "a role with a wildcard over it": `"Actions": ["Microsoft.CognitiveServices/*"], "DataActions": ["${accounts}/OpenAI/*"]`,
    "a role that fine-tunes and does not deploy": `"DataActions": ["${accounts}/OpenAI/fine-tunes/*"]`,
    "actions nobody can work out": `"Actions": "[parameters('actions')]", "DataActions": ["${ask}"]`,
  },
  invalid: {
    "a role without the action": {
      json: `"Actions": ["${accounts}/read" /* look */], "DataActions": [«"${ask}"»]`,
      message: "no entry of actions grants accounts/deployments/write",
      fixed: {
        [`Add "${deploy}" to Actions`]: `"Actions": ["${accounts}/read", "${deploy}" /* look */], "DataActions": ["${ask}"]`,
      },
    },
    "a role that takes the action back, which an entry more would not mend": {
      json: `"Actions": ["${accounts}/*"], "NotActions": ["*/write"], "DataActions": [«"${accounts}/OpenAI/*"»]`,
      message: "so they cannot deploy it",
      fixed: {},
    },
  },
});

testDocumentRule(deployNeedsControlAction, {
  valid: {
    "the action in another permissions object": `{ "roleName": "Case", "permissions": [{ "dataActions": ["${ask}"] }, { "actions": ["${deploy}"] }] }`,
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": [], "DataActions": ["${ask}"] }`,
  },
  invalid: {
    "a permissions object without actions": {
      json: `{ "roleName": "Case", "permissions": [{ "dataActions": [«"${ask}"»] }] }`,
      message: "cannot deploy",
      fixed: {
        [`Add "${deploy}" to actions`]: `{ "roleName": "Case", "permissions": [{ "dataActions": ["${ask}"], "actions": ["${deploy}"] }] }`,
      },
    },
  },
});
