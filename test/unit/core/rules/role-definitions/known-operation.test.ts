import { knownOperation } from "#src/core/rules/role-definitions/known-operation";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";

testRoleRule(knownOperation, {
  valid: {
    "operations of both planes in any case": `"Actions": ["${accounts}/LISTKEYS/action"], "DataActions": ["${accounts}/openai/deployments/chat/completions/action"]`,
    "an operation on the wrong plane, which is another rule's business": `"Actions": ["${accounts}/OpenAI/deployments/chat/completions/action"]`,
    "operations of providers that are not known in full": `"Actions": ["Microsoft.Storage/nothing/of/the/kind/read", "Contoso.Models/calls/action", "Microsoft.Automation/automationAccounts/read", "Microsoft.Authorize2/things/read", "Microsoft.Storage/nothing/*"]`,
    "patterns that match something": `"Actions": ["*", "*/read", "microsoft.cognitiveservices/*/listkeys/action"], "DataActions": ["${accounts}/OpenAI/*"]`,
    "an operation of which a pipeline writes a part": `"Actions": ["${accounts}/$(verb)", "${accounts}/#{thing}#/read", "${accounts}/read"]`,
    "an expression nobody can work out": `"Actions": "[parameters('actions')]"`,
  },
  invalid: {
    "a misspelled operation": {
      json: `"Actions": ["${accounts}/read", «"${accounts}/deploymnts/write"»]`,
      message: `Perhaps "${accounts}/deployments/write" is meant. It may also be newer`,
    },
    "an operation that was removed": {
      json: `"DataActions": ["*"], "NotDataActions": [«"${accounts}/OpenAI/files/import/action"» /* training */]`,
      message: `What it did is "${accounts}/OpenAI/files/write" today`,
      fixed: {
        [`Replace with "${accounts}/OpenAI/files/write"`]: `"DataActions": ["*"], "NotDataActions": ["${accounts}/OpenAI/files/write" /* training */]`,
        [`Replace with "${accounts}/OpenAI/uploads/write"`]: `"DataActions": ["*"], "NotDataActions": ["${accounts}/OpenAI/uploads/write" /* training */]`,
      },
    },
    "a blank at the end": {
      json: `"Actions": [«"${accounts}/read "», "*/read"]`,
      message: "begins or ends with a blank, so it names no operation",
      fixed: { [`Replace with "${accounts}/read"`]: `"Actions": ["${accounts}/read", "*/read"]` },
    },
    "a blank before a pattern of a provider that is not known in full": {
      json: `"Actions": [«" Microsoft.Storage/*"»]`,
      message: "begins or ends with a blank",
    },
    "an empty entry": {
      json: `"Actions": [«""», "*/read"]`,
      message: "This entry is empty.",
      fixed: {},
    },
    "a misspelled provider": {
      json: `"Actions": ["*"], "NotActions": [«"Microsoft.CognitiveService/accounts/listKeys/action"»]`,
      message: `Perhaps "${accounts}/listKeys/action" is meant.`,
      fixed: {
        [`Replace with "${accounts}/listKeys/action"`]: `"Actions": ["*"], "NotActions": ["${accounts}/listKeys/action"]`,
      },
    },
    "a misspelled provider of a pattern": {
      json: `"DataActions": [«"microsoft.cognitveservices/accounts/OpenAI/*"»]`,
      message: `Perhaps "${accounts}/OpenAI/*" is meant.`,
    },
    "an operation with nothing near it": {
      json: `"Actions": [«"Microsoft.Authorization/somethingEntirelyDifferent/inventedByMe/action"»]`,
      message: "is not known as of 2026-06-14",
      fixed: {},
    },
  },
});

testDocumentRule(knownOperation, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["${accounts}/nothing/read"] }`,
  },
  invalid: {
    "a pattern that matches nothing": {
      json: `{ "Name": "Case", "Actions": [«"${accounts}/nothing/*"»] }`,
      message: "matches no control-plane operation that is known as of 2026-08-19.",
      severity: "information",
    },
    "a pattern that matches on the other plane only": {
      json: `{ "Name": "Case", "Actions": [«"${accounts}/OpenAI/*"»] }`,
      message: "only data-plane operations, which this list is not for",
      severity: "information",
    },
  },
});
