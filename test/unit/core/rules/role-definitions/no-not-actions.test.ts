import { noNotActions } from "#src/core/rules/role-definitions/no-not-actions";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const title = "Rewrite as an explicit list of what is granted today";

testRoleRule(noNotActions, {
  valid: {
    "a role that subtracts nothing": `"Actions": ["*/read"], "NotActions": [], "NotDataActions": []`,
    "a role without the lists": `"Actions": ["*/read"]`,
  },
  invalid: {
    "a subtraction in either plane": {
      json: `"Actions": ["Microsoft.Authorization/*"], «"NotActions"»: ["Microsoft.Authorization/*/write"], "DataActions": ["${accounts}/OpenAI/*"], «"notDataActions"»: ["*/delete"]`,
      message: "denies nothing",
    },
    "a subtraction from a wildcard, whose place explicit entries take": {
      json: `"Actions": ["Microsoft.Search/*/read", /* connections */ "${accounts}/connections/*" /* of accounts */], «"NotActions"»: ["*/listSecrets/action"]`,
      message: `"${accounts}/connections/*" beside it still grants 3 operations, and each one that Azure adds joins them.`,
      fixed: {
        [title]: `"Actions": ["Microsoft.Search/*/read", /* connections */ "${accounts}/connections/delete", "${accounts}/connections/read", "${accounts}/connections/write" /* of accounts */], "NotActions": []`,
      },
    },
    "a subtraction of an operation that is listed": {
      json: `"Actions": ["${accounts}/read", "${accounts}/write"], «"NotActions"»: ["${accounts}/WRITE"]`,
      message: "What is granted here can be listed without it.",
      fixed: { [title]: `"Actions": ["${accounts}/read"], "NotActions": []` },
    },
    "a wildcard over a provider that is not known in full": {
      json: `"Actions": ["Microsoft.Search/*"], «"NotActions"»: ["*/delete"]`,
      message: "still grants at least",
    },
    "several wildcards": {
      json: `"Actions": ["${accounts}/connections/*", "${accounts}/deployments/*"], «"NotActions"»: ["*/delete"]`,
      message: "The wildcards beside it still grant 5 operations",
    },
    "wildcards over a provider of which nothing is known": {
      json: `"Actions": ["Contoso.Cluster/*", "Contoso.Project/*"], «"NotActions"»: ["*/delete"]`,
      message: "The wildcards beside it will grant whatever Azure adds.",
    },
    "a wildcard of which nothing is left": {
      json: `"Actions": ["${accounts}/read", "Microsoft.Search/*"], «"NotActions"»: ["Microsoft.Search/*"]`,
      message: "What is granted here can be listed without it.",
      fixed: { [title]: `"Actions": ["${accounts}/read"], "NotActions": []` },
    },
    "an expression nobody can work out, without a fix": {
      json: `"Actions": ["${accounts}/*"], «"NotActions"»: "[parameters('notActions')]"`,
      message: "beside it will grant whatever Azure adds.",
      fixed: {},
    },
  },
});

testDocumentRule(noNotActions, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["*"], "NotActions": ["*/delete"] }`,
  },
  invalid: {
    "the bare star": {
      json: `{ "Name": "Case", "Actions": ["*"], «"NotActions"»: ["Microsoft.Authorization/*"] }`,
      message: "still grants at least 11,",
    },
  },
});
