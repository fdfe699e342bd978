import { oneWildcardPerOperation } from "#src/core/rules/role-definitions/one-wildcard-per-operation";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

testRoleRule(oneWildcardPerOperation, {
  valid: {
    "one wildcard at each place it may stand": `"Actions": ["*", "*/read", "Microsoft.Search/*", "Microsoft.Search/*/read"]`,
    "an expression nobody can work out": `"Actions": "[parameters('actions')]"`,
  },
  invalid: {
    "two in one entry": {
      json: `"Actions": [«"Microsoft.CognitiveServices/*/deployments/*"»]`,
      message: `"Microsoft.CognitiveServices/*/deployments/*" has 2 wildcards. Azure accepts one`,
    },
    "two in every list": {
      json: `"Actions": [«"*/a/*"»], "NotActions": [«"**"»], "DataActions": [«"*/*/*"»], "NotDataActions": [«"*/a/*"»]`,
      message: ["2 wildcards", "2 wildcards", "3 wildcards", "2 wildcards"],
    },
  },
});

testDocumentRule(oneWildcardPerOperation, {
  valid: {
    "a built-in role, which nobody here can change": `{ "Name": "Case", "IsCustom": false, "Actions": ["*/a/*"] }`,
  },
  invalid: {},
});
