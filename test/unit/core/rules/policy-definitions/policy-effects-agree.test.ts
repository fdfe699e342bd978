import { policyEffectsAgree } from "#src/core/rules/policy-definitions/policy-effects-agree";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const offering = (...effects: readonly string[]) =>
  `"parameters": { "effect": { "type": "String", "allowedValues": [${effects.join(", ")}], "defaultValue": "Disabled" } }, "policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "[parameters('effect')]" } }`;

testPolicyRule(policyEffectsAgree, {
  valid: {
    "verdicts and the change that makes them true": offering(`"Audit"`, `"Deny"`, `"Modify"`, `"Disabled"`),
    "verdicts and append": offering(`"audit"`, `"append"`),
    "the two that look for another resource": offering(
      `"AuditIfNotExists"`,
      `"DeployIfNotExists"`,
      `"Disabled"`,
    ),
    "one effect in two spellings": offering(`"audit"`, `"Audit"`, `"deny"`, `"Deny"`),
    "disabled with anything": offering(`"Manual"`, `"Disabled"`),
    "an effect nobody has described": offering(`"enforceSetting"`, `"deny"`),
    "an effect nobody knows, which is another rule's business": offering(`"Allow"`, `"deployIfNotExists"`),
  },
  invalid: {
    "modify and deployIfNotExists": {
      json: offering(`"Modify"`, `«"DeployIfNotExists"»`),
      message: "need different details",
    },
    "modify and append": { json: offering(`"Modify"`, `«"Append"»`), message: "need different details" },
    "manual and a verdict": { json: offering(`"Audit"`, `«"Manual"»`), message: "need different details" },
    "a network group and a verdict": {
      json: offering(`"audit"`, `«"addToNetworkGroup"»`),
      message: "need different details",
    },
  },
});

testDocumentRule(policyEffectsAgree, {
  valid: {},
  invalid: {
    "a verdict beside an effect that looks for another resource, as built-in definitions have it": {
      json: `{ ${offering(`"Audit"`, `«"AuditIfNotExists"»`)} }`,
      message: `with "Audit" every resource`,
      severity: "information",
    },
    "a verdict beside an effect that refuses actions": {
      json: `{ ${offering(`"DenyAction"`, `«"Audit"»`)} }`,
      message: `"Audit" judges the resource itself, "DenyAction" what is done to it.`,
      severity: "information",
    },
  },
});
