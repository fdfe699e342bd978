import { denyActionIsDelete } from "#src/core/rules/policy-definitions/deny-action-is-delete";
import { testPolicyRule } from "#support/rule-tester";

const rule = (effect: string, actions: string) =>
  `"mode": "All", "policyRule": { "if": { "field": "type", "equals": "Microsoft.CognitiveServices/accounts" }, "then": { "effect": "${effect}", "details": { "actionNames": ${actions} } } }`;

testPolicyRule(denyActionIsDelete, {
  valid: {
    "delete, in any letter case": rule("denyAction", `["Delete"]`),
    "an expression": rule("denyAction", `["[parameters('action')]"]`),
    "a list that is an expression": rule("denyAction", `"[parameters('actions')]"`),
    "another effect": rule("auditAction", `["write"]`),
  },
  invalid: {
    "an attempt to deny the reading of keys": {
      json: rule("DenyAction", `["delete", «"Microsoft.CognitiveServices/accounts/listKeys/action"»]`),
      message: "set disableLocalAuth on the account",
    },
    "any other action": {
      json: rule("denyAction", `[«"write"»]`),
      message: "leave it out of the roles",
    },
  },
});
