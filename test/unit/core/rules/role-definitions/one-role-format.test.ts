import { oneRoleFormat } from "#src/core/rules/role-definitions/one-role-format";
import { testDocumentRule } from "#support/rule-tester";

const titles = {
  cli: "Convert to CLI form, with the lists at the top",
  rest: "Convert to REST form, with the lists in permissions",
};

testDocumentRule(oneRoleFormat, {
  valid: {
    "a role file": `{ "Name": "Case", "Actions": ["*/read"], "NotActions": [] }`,
    "a listed role": `[{ "roleName": "Case", "permissions": [{ "actions": ["*/read"] }] }]`,
    "a REST body": `{ "properties": { "roleName": "Case", "permissions": [{ "actions": ["*/read"] }] } }`,
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["*/read"], "permissions": [{ "actions": ["*/read"] }] }`,
  },
  invalid: {
    "lists at the top beside permissions": {
      json: `{ "Name": "Case", // its name
        «"Actions"»: ["*/read" /* look */], "permissions": [{ "actions": ["*"], "notActions": ["*/delete"] }] }`,
      message: `"Actions" stands beside "permissions"`,
      fixed: {
        [titles.cli]: `{ "Name": "Case", // its name
          "IsCustom": true, "Actions": ["*/read" /* look */], "NotActions": [], "DataActions": [], "NotDataActions": [] }`,
        [titles.rest]: `{ "properties": { "roleName": "Case", // its name
          "type": "CustomRole", "permissions": [{ "actions": ["*"], "notActions": ["*/delete"] }] } }`,
      },
    },
    "lists above properties": {
      json: `{ «"actions"»: ["*/read"], "properties": { "roleName": "Case", "permissions": [{ "actions": ["*"] }] } }`,
      message: "depending on who creates it",
    },
    "two permissions objects, which the CLI form gives up for the lists at the top": {
      json: `{ "roleName": "Case", "permissions": [{ "actions": ["a/b/read"] }, { "actions": ["a/c/read"] }], «"dataActions"»: ["a/d/read"] }`,
      message: `"dataActions" stands beside`,
      fixed: {
        [titles.cli]: `{ "Name": "Case", "IsCustom": true, "Actions": [], "NotActions": [], "DataActions": ["a/d/read"], "NotDataActions": [] }`,
        [titles.rest]: `{ "properties": { "roleName": "Case", "type": "CustomRole", "permissions": [{ "actions": ["a/b/read"] }, { "actions": ["a/c/read"] }] } }`,
      },
    },
  },
});
