import { noConnectionSecrets } from "#src/core/rules/role-definitions/no-connection-secrets";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const secrets = `${accounts}/connections/listsecrets/action`;
const dataSecrets = `${accounts}/AIServices/connections/listSecrets/action`;

testRoleRule(noConnectionSecrets, {
  valid: {
    "connections that are only read": `"Actions": ["${accounts}/connections/read", "${accounts}/connections/write"]`,
    "the secrets of another service": `"Actions": ["Microsoft.MachineLearningServices/workspaces/connections/listsecrets/action"]`,
    "a wildcard whose secrets are taken back": `"Actions": ["${accounts}/connections/*"], "NotActions": ["*/LISTSECRETS/action"]`,
    "a data operation among actions, which grants nothing": `"Actions": ["${dataSecrets}"]`,
    "data actions of models": `"DataActions": ["${accounts}/OpenAI/*"]`,
    "a subtraction nobody can work out": `"Actions": ["*"], "NotActions": "[parameters('notActions')]"`,
  },
  invalid: {
    "the operation itself": {
      json: `"Actions": ["${accounts}/read", «"${secrets.toLowerCase()}"»]`,
      message:
        "grants accounts/connections/listsecrets/action: every holder can read the secrets of connections",
      fixed: { [`Remove "${secrets.toLowerCase()}"`]: `"Actions": ["${accounts}/read"]` },
    },
    "a wildcard over connections": {
      json: `"Actions": [«"${accounts}/connections/*"»]`,
      message: "the secrets of connections, often keys of other services",
      fixed: {
        "Replace with what it grants today, without connection secrets": `"Actions": ["${accounts}/connections/delete", "${accounts}/connections/read", "${accounts}/connections/write"]`,
      },
    },
    "both planes": {
      json: `"Actions": [«"Microsoft.CognitiveServices/*"»], "DataActions": [«"${accounts}/AIServices/connections/*"»]`,
      message: ["and 1 more of the kind", "AIServices/connections/listSecrets/action"],
    },
    "the keys of QnA Maker behind a data action that reads": {
      json: `"DataActions": [«"Microsoft.CognitiveServices/*/read"»]`,
      message: "every holder can read the endpoint keys of QnA Maker",
    },
  },
});

testDocumentRule(noConnectionSecrets, {
  valid: {},
  invalid: {
    "a built-in role, for information": {
      json: `{ "Name": "Case", "IsCustom": false, "Actions": [], "DataActions": [«"${dataSecrets}"»] }`,
      message: "every holder can read the secrets of connections",
      severity: "information",
      fixed: {
        "Create a custom role from this one without connection secrets": `{ "Name": "Case", "IsCustom": false, "Actions": [], "DataActions": ["${dataSecrets}"] }`,
      },
    },
  },
});
