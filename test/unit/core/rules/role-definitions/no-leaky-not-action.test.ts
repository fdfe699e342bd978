import { noLeakyNotAction } from "#src/core/rules/role-definitions/no-leaky-not-action";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const listKeys = `${accounts}/listKeys/action`;
const regenerate = `${accounts}/regenerateKey/action`;
const rewrite = "Rewrite as an explicit list without any way to the keys";

testRoleRule(noLeakyNotAction, {
  valid: {
    "a subtraction that leaves no way": `"Actions": ["Microsoft.CognitiveServices/*"], "NotActions": ["*/LISTKEYS/action", "${regenerate}", "${accounts}/write"]`,
    "a subtraction of something else": `"Actions": ["*"], "NotActions": ["Microsoft.Authorization/*", "*/delete"]`,
    "a subtraction of what is not granted": `"Actions": ["${accounts}/write"], "NotActions": ["${listKeys}"]`,
    "a subtraction nobody can work out": `"Actions": ["*"], "NotActions": "[parameters('notActions')]"`,
  },
  invalid: {
    "a subtraction that leaves regenerating": {
      json: `"Actions": ["${accounts}/listKeys/action", "${regenerate}"], "NotActions": [«"${listKeys}"» /* no keys */]`,
      message: `"${listKeys}" is taken away, but the role still grants accounts/regenerateKey/action through "${regenerate}". Its holders get the keys that way.`,
      fixed: {
        "Take away accounts/regenerateKey/action too": `"Actions": ["${accounts}/listKeys/action", "${regenerate}"], "NotActions": ["${listKeys}", "${regenerate}" /* no keys */]`,
        [rewrite]: `"Actions": [], "NotActions": []`,
      },
    },
    "a subtraction that leaves writing the account": {
      json: `"Actions": ["${accounts}/*/action", "${accounts}/write", "${accounts}/read"], "NotActions": [«"*/listkeys/action"», «"*/regeneratekey/action"»]`,
      message: "still grants accounts/write",
    },
    "a wildcard that leaves both": {
      json: `"Actions": ["${accounts}/*"], "NotActions": [«"${listKeys}"»]`,
      message: "accounts/regenerateKey/action and accounts/write",
    },
  },
});

testDocumentRule(noLeakyNotAction, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["*"], "NotActions": ["${listKeys}"] }`,
  },
  invalid: {
    "a second permissions object that grants it": {
      json: `{ "roleName": "Case", "permissions": [{ "actions": ["${accounts}/*/action"], "notActions": [«"${accounts}/*Key*/action"»] }, { "actions": ["${listKeys}"] }] }`,
      message: `still grants accounts/listKeys/action through "${listKeys}"`,
    },
    "three entries": {
      json: `{ "roleName": "Case", "permissions": [{ "actions": ["${accounts}/*"], "notActions": [«"${listKeys}"»] }, { "actions": ["${listKeys}", "*/regenerateKey/action"] }] }`,
      message: `through "${accounts}/*" and 2 more entries.`,
    },
    "every way at once": {
      json: `{ "roleName": "Case", "permissions": [{ "actions": ["${accounts}/*"], "notActions": [«"${listKeys}"»] }, { "actions": ["${listKeys}"] }] }`,
      message: `still grants accounts/listKeys/action, accounts/regenerateKey/action and accounts/write through "${accounts}/*" and "${listKeys}".`,
    },
  },
});
