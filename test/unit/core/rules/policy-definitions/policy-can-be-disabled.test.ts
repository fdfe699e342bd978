import { policyCanBeDisabled } from "#src/core/rules/policy-definitions/policy-can-be-disabled";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const rule = (effect: string) =>
  `"policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": ${effect} } }`;
const parameter = (allowed: string) => `"parameters": { "effect": { "type": "String"${allowed} } }`;
const byParameter = (allowed: string) => `${parameter(allowed)}, ${rule(`"[parameters('effect')]"`)}`;

testPolicyRule(policyCanBeDisabled, {
  valid: {
    "an effect that may be disabled": byParameter(`, "allowedValues": ["Audit", "DISABLED"]`),
    "an effect that may be anything": byParameter(`, "defaultValue": "Audit"`),
    "a definition that is disabled": rule(`"disabled"`),
    "an effect that is not known": rule(`"[parameters('other')]"`),
    "a network group, whose members would go": rule(`"addToNetworkGroup"`),
  },
  invalid: {
    "a choice without disabled": {
      json: `"parameters": { «"effect"»: { "type": "String", "allowedValues": ["Audit", "Deny"] } }, ${rule(`"[parameters('effect')]"`)}`,
      message: "one of those listed",
      fixed: { "Allow the effect Disabled": byParameter(`, "allowedValues": ["Audit", "Deny", "Disabled"]`) },
    },
    "a fixed effect where a parameter has the name already": {
      json: `${parameter("")}, ${rule(`«"deny"»`)}`,
      message: `always "deny"`,
      fixed: {},
    },
  },
});

const library = (value: string, effect: string, more = "") =>
  `{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "name": "x", "properties": { "policyRule": { "if": { "field": "name", "equals": ${value} }, "then": { "effect": ${effect} } }${more} } }`;

testDocumentRule(policyCanBeDisabled, {
  valid: {},
  invalid: {
    "a fixed effect in a library, whose expressions are escaped": {
      json: library(`"[[concat('a')]"`, `«"Deny"»`),
      message: `always "Deny"`,
      fixed: {
        "Make the effect a parameter": library(
          `"[[concat('a')]"`,
          `"[[parameters('effect')]"`,
          `, "parameters": { "effect": { "type": "String", "allowedValues": ["Deny", "Disabled"], "defaultValue": "Deny" } }`,
        ),
      },
    },
    "a fixed effect": {
      json: `{ ${rule(`«"Deny"»`)} }`,
      message: `always "Deny"`,
      fixed: {
        "Make the effect a parameter": `{ ${rule(`"[parameters('effect')]"`)}, "parameters": { "effect": { "type": "String", "allowedValues": ["Deny", "Disabled"], "defaultValue": "Deny" } } }`,
      },
    },
  },
});
