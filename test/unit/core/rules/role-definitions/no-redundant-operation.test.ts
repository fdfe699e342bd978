import { noRedundantOperation } from "#src/core/rules/role-definitions/no-redundant-operation";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const read = "Microsoft.CognitiveServices/accounts/read";

testRoleRule(noRedundantOperation, {
  valid: {
    "different operations": `"Actions": ["${read}", "Microsoft.CognitiveServices/accounts/write"]`,
    "wildcards that only overlap": `"Actions": ["*/read", "Microsoft.CognitiveServices/*"]`,
    "an entry that only one covers which Azure refuses": `"Actions": ["${read}", "Microsoft.CognitiveServices/*/*"]`,
    "the same operation in both planes": `"Actions": ["Microsoft.Search/x/read"], "DataActions": ["Microsoft.Search/x/read"]`,
    "an expression nobody can work out": `"Actions": "[parameters('actions')]"`,
  },
  invalid: {
    "a repetition in another case": {
      json: `"Actions": ["${read}", «"${read.toUpperCase()}"»]`,
      message: "stands in this list already",
      fixed: { [`Remove "${read.toUpperCase()}"`]: `"Actions": ["${read}"]` },
    },
    "an operation that a wildcard of the list covers": {
      json: `"Actions": [«"${read}"», "microsoft.cognitiveservices/*"]`,
      message: 'is covered by "microsoft.cognitiveservices/*" already',
      fixed: { [`Remove "${read}"`]: `"Actions": ["microsoft.cognitiveservices/*"]` },
    },
    "a wildcard inside a wider one, in every list": {
      json: `"Actions": ["*", «"*/read"»], "NotActions": ["*/write", «"Microsoft.Search/*/write"»], "DataActions": ["*", «"*/read"»], "NotDataActions": [«"a/b"», "a/*"]`,
      message: "so it adds nothing",
    },
  },
});

testDocumentRule(noRedundantOperation, {
  valid: {
    "the same operation in two permissions objects": `{ "roleName": "Case", "permissions": [{ "actions": ["${read}"] }, { "actions": ["${read}"] }] }`,
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["*", "*/read"] }`,
  },
  invalid: {},
});
