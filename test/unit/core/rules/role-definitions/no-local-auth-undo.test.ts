import { noLocalAuthUndo } from "#src/core/rules/role-definitions/no-local-auth-undo";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const write = `${accounts}/write`;
const chat = `${accounts}/OpenAI/deployments/chat/completions/action`;

testRoleRule(noLocalAuthUndo, {
  valid: {
    "writing what is below the account": `"Actions": ["${accounts}/deployments/write", "${accounts}/*/read"]`,
    "a wildcard that needs a segment between": `"Actions": ["${accounts}/*/write"]`,
    "a wildcard whose account write is taken back": `"Actions": ["Microsoft.CognitiveServices/*"], "NotActions": ["${accounts.toUpperCase()}/WRITE"]`,
    "a subtraction nobody can work out": `"Actions": ["*"], "NotActions": "[parameters('notActions')]"`,
  },
  invalid: {
    "the operation itself": {
      json: `"Actions": [«"${write}"», "${accounts}/read"]`,
      message: "every holder can set disableLocalAuth back to false",
      fixed: { [`Remove "${write}"`]: `"Actions": ["${accounts}/read"]` },
    },
    "a wildcard, which is narrowed": {
      json: `"Actions": ["${accounts}/*/write", «"${accounts}/*"»], "NotActions": ["*/action"]`,
      message: "Only a policy keeps key access switched off",
    },
  },
});

testDocumentRule(noLocalAuthUndo, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["${write}"] }`,
  },
  invalid: {
    "a role that calls models, as a warning": {
      json: `{ "Name": "Case", "Actions": [«"${write}"»], "DataActions": ["${chat}"] }`,
      message: "A role for callers of models, as its data actions say, does not need that.",
      severity: "warning",
    },
  },
});
