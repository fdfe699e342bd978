import { networkGroupIdLiteral } from "#src/core/rules/policy-definitions/network-group-id-literal";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const literal =
  "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/net/providers/Microsoft.Network/networkManagers/hub/networkGroups/prod";
const skeleton =
  "/subscriptions/subscription-id/resourceGroups/resource-group/providers/Microsoft.Network/networkManagers/network-manager/networkGroups/network-group";

const rule = (effect: string, id: string) =>
  `"mode": "Microsoft.Network.Data", "policyRule": { "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" }, "then": { "effect": "${effect}", "details": { "networkGroupId": ${id} } } }`;

testPolicyRule(networkGroupIdLiteral, {
  valid: {
    "a literal id": rule("addToNetworkGroup", `"${literal}"`),
    "an expression under another effect": rule("audit", `"[parameters('g')]"`),
  },
  invalid: {
    "a parameter": {
      json: rule("addToNetworkGroup", `«"[parameters('networkGroupId')]"»`),
      message: "has to be literal",
      fixed: { "Replace with a literal network group id": rule("addToNetworkGroup", `"${skeleton}"`) },
    },
    "any other expression, whatever the letter case of the effect": {
      json: rule("ADDTONETWORKGROUP", `«"[concat('/subscriptions/', parameters('s'))]"»`),
      message: "does not resolve",
    },
    "an expression escaped for a template that loads the file": {
      json: rule("addToNetworkGroup", `«"[[parameters('g')]"»`),
      message: "has to be literal",
    },
  },
});

testDocumentRule(networkGroupIdLiteral, {
  valid: {},
  invalid: {
    "an effect that is a parameter": {
      json: `{ "mode": "Microsoft.Network.Data", "parameters": { "effect": { "type": "String", "allowedValues": ["addToNetworkGroup", "disabled"] } }, "policyRule": { "if": {}, "then": { "effect": "[parameters('effect')]", "details": { "networkGroupId": «"[parameters('g')]"» } } } }`,
      message: "has to be literal",
    },
    "a rule alone": {
      json: `{ "if": { "field": "type", "equals": "x" }, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": «"[parameters('g')]"» } } }`,
      message: "has to be literal",
    },
  },
});
