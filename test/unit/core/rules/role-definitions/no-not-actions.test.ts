import { noNotActions } from "#src/core/rules/role-definitions/no-not-actions";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

testRoleRule(noNotActions, {
  valid: {
    "a role that subtracts nothing": `"Actions": ["*/read"], "NotActions": [], "NotDataActions": []`,
    "a role without the lists": `"Actions": ["*/read"]`,
  },
  invalid: {
    "a subtraction in either plane": {
      json: `"Actions": ["*"], «"NotActions"»: ["Microsoft.Authorization/*"], "DataActions": ["*"], «"notDataActions"»: ["*/delete"]`,
      message: "denies nothing",
    },
  },
});

testDocumentRule(noNotActions, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["*"], "NotActions": ["*/delete"] }`,
  },
  invalid: {},
});
