import { networkGroupTargetsNetworks } from "#src/core/rules/policy-definitions/network-group-targets-networks";
import { testPolicyRule } from "#support/rule-tester";

const rule = (condition: string, effect = `"addToNetworkGroup"`) =>
  `"mode": "Microsoft.Network.Data", "policyRule": { "if": ${condition}, "then": { "effect": ${effect} } }`;
const networks = `{ "field": "type", "equals": "Microsoft.Network/virtualNetworks" }`;
const named = `{ "field": "Name", "contains": "prod" }`;

testPolicyRule(networkGroupTargetsNetworks, {
  valid: {
    "the type of virtual networks": rule(
      `{ "allOf": [{ "Field": "TYPE", "Equals": "microsoft.network/virtualnetworks" }, ${named}] }`,
    ),
    "a list that has it": rule(`{ "field": "type", "in": ["x/y", "Microsoft.Network/virtualNetworks"] }`),
    "a type that comes from a parameter": rule(`{ "field": "type", "equals": "[parameters('type')]" }`),
    "another effect": rule(named, `"audit"`),
  },
  invalid: {
    "no type": {
      json: rule(named, `«"addToNetworkGroup"»`),
      message: "does not ask for the type",
      fixed: {
        "Ask for Microsoft.Network/virtualNetworks": rule(`{ "allOf": [${networks}, ${named}] }`),
      },
    },
    "a misspelt type": {
      json: rule(
        `{ "allOf": [{ "field": "type", "equals": «"Microsoft.Network/virtualNetwork"» }, ${named}] }`,
      ),
      message: "is not Microsoft.Network/virtualNetworks",
      fixed: {
        "Replace with Microsoft.Network/virtualNetworks": rule(`{ "allOf": [${networks}, ${named}] }`),
      },
    },
    "the type of subnets": {
      json: rule(`{ "field": "type", "equals": «"Microsoft.Network/virtualNetworks/subnets"» }`),
      message: "adds nothing",
    },
  },
});
