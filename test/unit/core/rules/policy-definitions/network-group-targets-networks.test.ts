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
    "the type of subnets, of which there are network groups as well": rule(
      `{ "field": "type", "equals": "Microsoft.Network/virtualNetworks/subnets" }`,
    ),
    "another type that is left out": rule(
      `{ "allOf": [{ "not": { "field": "type", "equals": "Microsoft.Network/virtualHubs" } }, ${named}] }`,
    ),
    "another type that is only one way to meet the condition": rule(
      `{ "anyOf": [{ "field": "type", "equals": "Microsoft.Network/virtualHubs" }, ${named}] }`,
    ),
    "something made of the type": rule(
      `{ "value": "[last(split(field('type'), '/'))]", "equals": "virtualNetworks" }`,
    ),
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
      message: "is neither Microsoft.Network/virtualNetworks nor Microsoft.Network/virtualNetworks/subnets",
      fixed: {
        "Replace with Microsoft.Network/virtualNetworks": rule(`{ "allOf": [${networks}, ${named}] }`),
      },
    },
    "a misspelt type behind a function": {
      json: rule(`{ "value": "[field('type')]", "equals": «"Microsoft.Network/virtualNetwork"» }`),
      message: "adds nothing",
    },
  },
});
