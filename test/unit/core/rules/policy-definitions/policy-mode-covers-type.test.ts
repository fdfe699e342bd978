import { policyModeCoversType } from "#src/core/rules/policy-definitions/policy-mode-covers-type";
import { testPolicyRule } from "#support/rule-tester";

const rule = (mode: string, condition: string) =>
  `"mode": ${mode}, "policyRule": { "if": ${condition}, "then": { "effect": "audit" } }`;
const type = (name: string) => `{ "field": "type", "equals": "${name}" }`;

testPolicyRule(policyModeCoversType, {
  valid: {
    "a type with tags and location": rule(`"Indexed"`, type("Microsoft.CognitiveServices/accounts")),
    "resource groups in the mode All": rule(
      `"All"`,
      type("Microsoft.Resources/subscriptions/resourceGroups"),
    ),
    "no mode, which tools fill in differently": `"policyRule": { "if": ${type("Microsoft.Resources/subscriptions")}, "then": { "effect": "audit" } }`,
    "a static definition, which Microsoft attests": `"policyType": "Static", ${rule(`"Indexed"`, type("Microsoft.Resources/subscriptions"))}`,
    "one type that is seen among others": rule(
      `"Indexed"`,
      `{ "anyOf": [${type("Microsoft.Network/virtualNetworks")}, ${type("Microsoft.Network/virtualNetworks/subnets")}] }`,
    ),
    "everything but a type": rule(`"Indexed"`, `{ "not": ${type("Microsoft.Resources/subscriptions")} }`),
    "types that come from a parameter": rule(
      `"Indexed"`,
      `{ "field": "type", "in": "[parameters('types')]" }`,
    ),
  },
  invalid: {
    "resource groups, in any letter case": {
      json: rule(
        `«"indexed"»`,
        `{ "allOf": [{ "field": "name", "like": "x*" }, ${type("microsoft.resources/subscriptions/resourcegroups")}] }`,
      ),
      message: 'leaves "microsoft.resources/subscriptions/resourcegroups" out',
      fixed: {
        "Set the mode to All": rule(
          `"All"`,
          `{ "allOf": [{ "field": "name", "like": "x*" }, ${type("microsoft.resources/subscriptions/resourcegroups")}] }`,
        ),
      },
    },
    "several types, none of which is seen": {
      json: rule(
        `«"Indexed"»`,
        `{ "field": "type", "in": ["Microsoft.CognitiveServices/accounts/deployments", "Microsoft.Authorization/roleAssignments"] }`,
      ),
      message: "never sees",
    },
  },
});
