import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const listKeys = "Microsoft.CognitiveServices/accounts/listKeys/action";

const accounts = "Microsoft.CognitiveServices/accounts";
const narrowed = [
  `${accounts}/*/listsecrets/action`,
  `${accounts}/joinPerimeter/action`,
  `${accounts}/managedNetworks/batchOutboundRules/action`,
  `${accounts}/networkSecurityPerimeterConfigurations/reconcile/action`,
  `${accounts}/privateEndpointConnectionProxies/validate/action`,
  `${accounts}/projects/*/action`,
  `${accounts}/raiBlocklists/*/action`,
  `${accounts}/raiModerationlists/*/action`,
];

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
    "wildcards of the provider that reach it": {
      json: `"Actions": [«"Microsoft.CognitiveServices/*"», «"microsoft.cognitiveservices/accounts/*"», «"Microsoft.CognitiveServices/*/listKeys/action"»]`,
      message: "read",
    },
    "a wildcard, which is narrowed, comments kept": {
      json: `"Actions": ["*/read", /* accounts */ «"Microsoft.CognitiveServices/accounts/*/action"» /* all */]`,
      message: "read, and renew and then read",
      fixed: {
        "Replace with what it grants today, without key access": `"Actions": ["*/read", /* accounts */ ${narrowed.map((entry) => `"${entry}"`).join(",")} /* all */]`,
      },
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
      json: `{ "roleName": "Case", "permissions": [{ "actions": ["*"], "notActions": ["Microsoft.CognitiveServices/*"] }, { "actions": [«"Microsoft.CognitiveServices/*/action"»] }] }`,
      message: "read",
    },
    "a built-in role, for information": {
      json: `{ "roleName": "Case", "roleType": "BuiltInRole", "permissions": [{ "actions": [«"${listKeys}"»] }] }`,
      message: "read",
      severity: "information",
      fixed: {
        "Create a custom role from this one without key access": `{ "roleName": "Case", "roleType": "BuiltInRole", "permissions": [{ "actions": ["${listKeys}"] }] }`,
      },
    },
    "every wildcard of all providers that reaches it, in a bare permissions object": {
      json: `{ "actions": [«"*"», «"*/action"», «"*/listKeys/action"»], "notActions": [] }`,
      message: "read",
    },
  },
});
