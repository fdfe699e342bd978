import { oneNetworkGroupPerDefinition } from "#src/core/rules/policy-definitions/one-network-group-per-definition";
import { testDocumentRule } from "#support/rule-tester";

const group = (name: string) =>
  `"/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/net/providers/Microsoft.Network/networkManagers/hub/networkGroups/${name}"`;
const definition = (id: string, parameters = "") =>
  `{ "mode": "Microsoft.Network.Data", ${parameters}"policyRule": { "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" }, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": ${id} } } } }`;

testDocumentRule(oneNetworkGroupPerDefinition, {
  valid: {
    "two definitions for two groups": `[${definition(group("a"))}, ${definition(group("b"))}]`,
    "a parameter that offers no choice": definition(
      `"[parameters('g')]"`,
      `"parameters": { "g": { "type": "String" } }, `,
    ),
  },
  invalid: {
    "two definitions for one group": {
      json: `[${definition(group("a"))}, ${definition(group("b"))}, ${definition(`«${group("A")}»`)}]`,
      message: "Another definition fills this network group",
    },
    "one definition for several groups": {
      json: definition(
        `"[parameters('G')]"`,
        `"parameters": { «"g"»: { "type": "String", "allowedValues": [${group("a")}, ${group("b")}] } }, `,
      ),
      message: "Several groups need several definitions",
    },
  },
});
