import { knownPolicyEffect } from "#src/core/rules/policy-definitions/known-policy-effect";
import { testPolicyRule } from "#support/rule-tester";

const rule = (effect: string) =>
  `"policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": ${effect} } }`;
const withParameter = (parameter: string) =>
  `"parameters": { "Effect": { "type": "String", ${parameter} } }, ${rule(`"[parameters('effect')]"`)}`;

testPolicyRule(knownPolicyEffect, {
  valid: {
    "an effect in any letter case": rule(`"AuditIfNotExists"`),
    "an effect that only built-in definitions use": rule(`"EnforceRegoPolicy"`),
    "known effects in a parameter": withParameter(
      `"allowedValues": ["Audit", "deny", "Disabled"], "defaultValue": "Audit"`,
    ),
    "a parameter that says nothing of its values": withParameter(`"metadata": {}`),
    "an expression that has to be worked out": rule(
      `"[if(equals(field('kind'), 'OpenAI'), 'deny', 'audit')]"`,
    ),
    "an effect that a tool fills in": rule(`"\${effect}"`),
    "an effect of which a tool fills in a part": rule(`"#{prefix}#IfNotExists"`),
    "values of a parameter that a tool fills in": withParameter(
      `"allowedValues": ["__EFFECT__"], "defaultValue": "{{ effect }}"`,
    ),
    "a parameter that is not declared": rule(`"[parameters('other')]"`),
  },
  invalid: {
    "a misspelt effect": {
      json: rule(`«"auditIfNotExist"»`),
      message: "The nearest one is auditIfNotExists.",
      fixed: { "Replace with auditIfNotExists": rule(`"auditIfNotExists"`) },
    },
    "an effect of another cloud": { json: rule(`«"Allow"»`), message: `"Allow" is no effect`, fixed: {} },
    "a misspelt allowed value and default": {
      json: withParameter(`"allowedValues": ["Audit", «"Denny"»], "defaultValue": «"Audt"»`),
      message: ["The nearest one is deny.", "The nearest one is audit."],
    },
  },
});
