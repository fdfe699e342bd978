import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const listKeys = "Microsoft.CognitiveServices/accounts/listKeys/action";

testRoleRule(noKeyAccess, {
  valid: {
    "an operation that only reads accounts": `"Actions": ["Microsoft.CognitiveServices/accounts/read"]`,
    "a read wildcard": `"Actions": ["*/read", "Microsoft.CognitiveServices/*/read"]`,
    "the keys of another service": `"Actions": ["Microsoft.Storage/storageAccounts/listKeys/action", "Microsoft.Search/*"]`,
    "a wildcard below the account": `"Actions": ["Microsoft.CognitiveServices/accounts/Face/*"]`,
    "a wildcard whose key operations are taken back": `"Actions": ["*"], "NotActions": ["*/listKeys/action", "${listKeys.replace("listKeys", "REGENERATEKEY")}"]`,
    "data actions, which are another plane": `"Actions": [], "DataActions": ["*"]`,
    "an expression nobody can work out": `"Actions": ["${listKeys}"], "NotActions": "[parameters('notActions')]"`,
  },
  invalid: {
    "the operation itself": {
      json: `"Actions": ["Microsoft.CognitiveServices/accounts/read", «"${listKeys}"»]`,
      message: "lets every holder read the API keys",
      fixed: { [`Remove "${listKeys}"`]: `"Actions": ["Microsoft.CognitiveServices/accounts/read"]` },
    },
    "the operation in lower case": {
      json: `"actions": [«"${listKeys.toLowerCase()}"»]`,
      message: "read the API keys",
      fixed: { [`Remove "${listKeys.toLowerCase()}"`]: `"actions": []` },
    },
    "every wildcard that reaches it": {
      json: `"Actions": [«"*"», «"*/action"», «"Microsoft.CognitiveServices/*"», «"microsoft.cognitiveservices/accounts/*"», «"*/listKeys/action"»]`,
      message: "read",
      fixed: {},
    },
    "what is left when only one of the two is taken back": {
      json: `"Actions": [«"Microsoft.CognitiveServices/*"»], "NotActions": ["${listKeys}"]`,
      message: "lets every holder renew and then read",
    },
  },
});

testDocumentRule(noKeyAccess, {
  valid: {},
  invalid: {
    "a grant beside a permissions object that takes it back": {
      json: `{ "roleName": "Case", "permissions": [{ "actions": ["*"], "notActions": ["Microsoft.CognitiveServices/*"] }, { "actions": [«"*/action"»] }] }`,
      message: "read",
    },
    "a built-in role, for information": {
      json: `{ "roleName": "Case", "roleType": "BuiltInRole", "permissions": [{ "actions": [«"${listKeys}"»] }] }`,
      message: "read",
      severity: "information",
      fixed: {},
    },
    "a bare permissions object": {
      json: `{ "actions": [«"*"»], "notActions": [] }`,
      message: "read",
    },
  },
});
