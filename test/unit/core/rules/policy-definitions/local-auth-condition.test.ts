import { localAuthCondition } from "#src/core/rules/policy-definitions/local-auth-condition";
import { testPolicyRule } from "#support/rule-tester";

const alias = `"field": "Microsoft.CognitiveServices/accounts/disableLocalAuth"`;
const type = `{ "field": "type", "equals": "Microsoft.CognitiveServices/accounts" }`;
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
