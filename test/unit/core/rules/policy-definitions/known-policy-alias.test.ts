import { knownPolicyAlias } from "#src/core/rules/policy-definitions/known-policy-alias";
import { testPolicyRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const rule = (condition: string, details = "") =>
  `"policyRule": { "if": ${condition}, "then": { "effect": "modify"${details} } }`;
const field = (name: string) => rule(`{ "field": ${name}, "equals": "x" }`);

testPolicyRule(knownPolicyAlias, {
  valid: {
    "a known alias in any letter case": field(`"microsoft.cognitiveservices/ACCOUNTS/disableLocalAuth"`),
    "an alias that follows from a property": field(`"${accounts}/networkAcls.ipRules[*].value"`),
    "a list without its sign": field(`"${accounts}/userOwnedStorage"`),
    "an alias nobody has seen, far from the known ones": field(`"${accounts}/amlWorkspace.resourceId"`),
    "the type itself": field(`"${accounts}"`),
    "an alias of another service": field(`"Microsoft.Search/searchServices/disableLocalAuht"`),
    "text that is compared": rule(`{ "field": "type", "equals": "${accounts}/disableLocalAut" }`),
  },
  invalid: {
    "a misspelt alias": {
      json: field(`«"${accounts}/disableLocalAuht"»`),
      message: `the nearest is "${accounts}/disableLocalAuth"`,
      fixed: { [`Replace with ${accounts}/disableLocalAuth`]: field(`"${accounts}/disableLocalAuth"`) },
    },
    "a misspelt alias in an expression": {
      json: rule(`{ "value": «"[field('${accounts}/publicNetworkAcces')]"», "equals": "Enabled" }`),
      message: "not among the known aliases",
      fixed: {
        [`Replace with ${accounts}/publicNetworkAccess`]: rule(
          `{ "value": "[field('${accounts}/publicNetworkAccess')]", "equals": "Enabled" }`,
        ),
      },
    },
    "a misspelt alias in an operation": {
      json: rule(
        `{ "field": "type", "equals": "x" }`,
        `, "details": { "operations": [{ "operation": "addOrReplace", "field": «"${accounts}/disabledLocalAuth"», "value": true }] }`,
      ),
      message: "not among the known aliases",
    },
  },
});
