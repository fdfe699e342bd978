import { noDeadNotAction } from "#src/core/rules/role-definitions/no-dead-not-action";
import { expect, it } from "vitest";
import { lintWith } from "#src/core/engine/lint";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

testRoleRule(noDeadNotAction, {
  valid: {
    "a subtraction from a wildcard": `"Actions": ["*"], "NotActions": ["Microsoft.Authorization/*/write"]`,
    "a subtraction of a named operation in another case": `"Actions": ["Microsoft.Search/searchServices/write"], "NotActions": ["microsoft.search/SEARCHSERVICES/*"]`,
    "wildcards that have operations in common": `"Actions": ["*/write"], "NotActions": ["Microsoft.Search/*"]`,
    "grants nobody can work out": `"Actions": "[parameters('actions')]", "NotActions": ["Microsoft.Search/*"]`,
    "nothing subtracted": `"Actions": ["*/read"], "NotActions": []`,
  },
  invalid: {
    "a subtraction from nothing": {
      json: `"Actions": ["*/read"], "NotActions": [«"Microsoft.Search/searchServices/write"»]`,
      message: `"Microsoft.Search/searchServices/write" takes nothing away`,
      fixed: { 'Remove "Microsoft.Search/searchServices/write"': `"Actions": ["*/read"], "NotActions": []` },
    },
    "one of several, the others kept with their comments": {
      json: `"Actions": ["*"], "DataActions": ["Microsoft.Search/*"], "NotDataActions": ["Microsoft.Search/x/read" /* kept */, «"Microsoft.Storage/*"»]`,
      message: "another role can still grant it",
      fixed: {
        'Remove "Microsoft.Storage/*"': `"Actions": ["*"], "DataActions": ["Microsoft.Search/*"], "NotDataActions": ["Microsoft.Search/x/read" /* kept */]`,
      },
    },
    "a data action subtracted from the other plane": {
      json: `"Actions": ["*"], "NotDataActions": [«"Microsoft.CognitiveServices/*"»]`,
      message: "no entry of the same permissions object grants it",
    },
  },
});

testDocumentRule(noDeadNotAction, {
  valid: {
    "a built-in role": `{ "roleName": "Case", "roleType": "BuiltInRole", "permissions": [{ "actions": ["*/read"], "notActions": ["*/write"] }] }`,
  },
  invalid: {
    "what only another permissions object grants": {
      json: `{ "roleName": "Case", "permissions": [{ "actions": ["*"] }, { "actions": ["*/read"], "notActions": [«"*/write"»] }] }`,
      message: "takes nothing away",
    },
  },
});

it.each([
  ["Microsoft.Search/*", "safe"],
  ["Microsoft.CognitiveServices/accounts/OpenAI/files/write", "unsafe"],
  ["Microsoft.CognitiveService/accounts/listKeys/action", "unsafe"],
  ["Microsoft.Storage2/*", "unsafe"],
])("removes %s only with consent where something else may be meant", (entry, safety) => {
  const role = `{ "Name": "Case", "Actions": ["Microsoft.Storage/*"], "NotActions": ["${entry}"], "DataActions": ["Microsoft.CognitiveServices/*"] }`;
  const { findings } = lintWith(role, [noDeadNotAction]);
  expect(findings.flatMap(({ fixes }) => fixes.map((fix) => fix.safety))).toEqual([safety]);
});
