import { noBroadActions } from "#src/core/rules/role-definitions/no-broad-actions";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const title = "Replace with what it grants today";

testRoleRule(noBroadActions, {
  valid: {
    "wildcards that only read": `"Actions": ["*/read", "Microsoft.CognitiveServices/*/read"]`,
    "wildcards over a part of the account": `"Actions": ["${accounts}/deployments/*", "${accounts}/raiPolicies/*"]`,
    "wildcards over other providers": `"Actions": ["Microsoft.Search/*", "Microsoft.CognitiveServicesX/*"]`,
    "a wildcard that is left with nothing of the kind": `"Actions": ["Microsoft.CognitiveServices/*"], "NotActions": ["${accounts}/*"]`,
    "data actions, which are another rule's business": `"DataActions": ["*"]`,
    "a subtraction nobody can work out": `"Actions": ["*"], "NotActions": "[parameters('notActions')]"`,
  },
  invalid: {
    "wildcards over accounts, in any case": {
      json: `"Actions": [«"microsoft.cognitiveservices/*"», «"${accounts}/*"», «"Microsoft.CognitiveServices/*/WRITE"»]`,
      message: "operations that change AI services accounts and what belongs to them",
    },
    "a wildcard over access": {
      json: `"Actions": [«"Microsoft.Authorization/*"»]`,
      message: "operations that change who has access, and each one that Azure adds joins them.",
    },
    "what a subtraction leaves over, listed in its place": {
      json: `"Actions": ["Microsoft.Search/*", /* all */ «"${accounts}/*/action"» /* of it */], "NotActions": ["${accounts}/*Key*/action", "${accounts}/rai*", "${accounts}/projects/*", "${accounts}/*etwork*"]`,
      message: "grants 3 operations",
      fixed: {
        [title]: `"Actions": ["Microsoft.Search/*", /* all */ "${accounts}/connections/listsecrets/action", "${accounts}/joinPerimeter/action", "${accounts}/privateEndpointConnectionProxies/validate/action" /* of it */], "NotActions": ["${accounts}/*Key*/action", "${accounts}/rai*", "${accounts}/projects/*", "${accounts}/*etwork*"]`,
      },
    },
    "a single operation that is left": {
      json: `"Actions": [«"${accounts}/*/action"»], "NotActions": ["${accounts}/*Key*/action", "${accounts}/rai*", "${accounts}/p*", "${accounts}/*etwork*", "${accounts}/connections/*"]`,
      message: "grants 1 operation that changes AI services accounts",
      fixed: {
        [title]: `"Actions": ["${accounts}/joinPerimeter/action"], "NotActions": ["${accounts}/*Key*/action", "${accounts}/rai*", "${accounts}/p*", "${accounts}/*etwork*", "${accounts}/connections/*"]`,
      },
    },
  },
});

testDocumentRule(noBroadActions, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["*"] }`,
  },
  invalid: {
    "the bare star and all of a verb": {
      json: `{ "Name": "Case", "Actions": [«"*"», «"*/write"», «"*/action"», «"*/delete"»] }`,
      message: "AI services accounts, what belongs to them and who has access",
    },
  },
});
