import { localAuthCondition } from "#src/core/rules/policy-definitions/local-auth-condition";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const alias = `"field": "Microsoft.CognitiveServices/accounts/disableLocalAuth"`;
const type = `{ "field": "type", "equals": "Microsoft.CognitiveServices/accounts" }`;
const unknown = `{ "field": "Microsoft.CognitiveServices/accounts/publicNetworkAccess", "equals": "Enabled" }`;
const rule = (condition: string) => `"policyRule": { "if": ${condition}, "then": { "effect": "deny" } }`;
const both = (condition: string) => rule(`{ "allOf": [${type}, ${condition}] }`);
const existence = (condition: string) =>
  `"policyRule": { "if": ${type}, "then": { "effect": "auditIfNotExists", "details": { "type": "Microsoft.CognitiveServices/accounts", "existenceCondition": ${condition} } } }`;

testPolicyRule(localAuthCondition, {
  valid: {
    "notEquals true": both(`{ ${alias}, "notEquals": true }`),
    "notEquals true as text, in any letter case": both(`{ ${alias}, "NotEquals": "True" }`),
    "not equals true": both(`{ "not": { ${alias}, "equals": "true" } }`),
    "false or absent": both(`{ "anyOf": [{ ${alias}, "equals": false }, { ${alias}, "exists": "false" }] }`),
    "a definition about accounts whose keys are off": both(`{ ${alias}, "equals": true }`),
    "a parameter, which may be anything": both(`{ ${alias}, "equals": "[parameters('wanted')]" }`),
    "the property of another service": rule(
      `{ "field": "Microsoft.Search/searchServices/disableLocalAuth", "equals": false }`,
    ),
    "false or absent, or something else that is not known": both(
      `{ "anyOf": [{ ${alias}, "equals": false }, ${unknown}, { ${alias}, "exists": false }] }`,
    ),
    "false, or what a parameter says": both(
      `{ "anyOf": [{ ${alias}, "equals": false }, { ${alias}, "exists": "[parameters('x')]" }] }`,
    ),
    "nothing about keys at all": both(unknown),
    "an existence that asks for true": existence(`{ ${alias}, "equals": true }`),
    "a condition that is not written yet": rule(`{ "allOf": [] }`),
  },
  invalid: {
    "equals false": {
      json: both(`{ ${alias}, «"equals": false» }`),
      message: "absent is not false",
      fixed: { "Compare with notEquals true": both(`{ ${alias}, "notEquals": true }`) },
    },
    "equals false as text beside something that is not known": {
      json: rule(
        `{ "allOf": [{ "field": "location", "in": "[parameters('l')]" }, { ${alias}, «"equals": "false"» }] }`,
      ),
      message: "absent is not false",
    },
    "equals false, or something that is not known, among accounts of one kind": {
      json: rule(
        `{ "allOf": [${type}, { "field": "kind", "equals": "OpenAI" }, { "anyOf": [{ ${alias}, «"equals": false» }, ${unknown}] }] }`,
      ),
      message: "absent is not false",
      fixed: {
        "Compare with notEquals true": rule(
          `{ "allOf": [${type}, { "field": "kind", "equals": "OpenAI" }, { "anyOf": [{ ${alias}, "notEquals": true }, ${unknown}] }] }`,
        ),
      },
    },
    "in a list of false": {
      json: both(`{ ${alias}, «"in": [false]» }`),
      message: "absent is not false",
      fixed: { "Compare with notEquals true": both(`{ ${alias}, "notEquals": true }`) },
    },
    "not notEquals false, which the simple change would not mend": {
      json: both(`{ "not": { ${alias}, «"notEquals": false» } }`),
      message: "absent is not false",
      fixed: {},
    },
    "an existence that asks for anything but false": {
      json: existence(`{ ${alias}, «"notEquals": false» }`),
      message: "absent is not false",
      fixed: { "Compare with equals true": existence(`{ ${alias}, "equals": true }`) },
    },
  },
});

const value = `"value": "[field('Microsoft.CognitiveServices/accounts/disableLocalAuth')]"`;

testDocumentRule(localAuthCondition, {
  valid: {
    "a value that something is made of": `{ ${both(`{ ${value.replace("field(", "string(field(").replace(")]", "))]")}, "equals": "false" }`)} }`,
  },
  invalid: {
    "the value of the field": {
      json: `{ ${both(`{ ${value}, «"equals": false» }`)} }`,
      message: "absent is not false",
      fixed: { "Compare with notEquals true": `{ ${both(`{ ${value}, "notEquals": true }`)} }` },
    },
  },
});
