import { networkGroupMode } from "#src/core/rules/policy-definitions/network-group-mode";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const rule = (effect: string) =>
  `"policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": ${effect} } }`;

testPolicyRule(networkGroupMode, {
  valid: {
    "the mode it needs, in any letter case": `"mode": "microsoft.network.DATA", ${rule('"addToNetworkGroup"')}`,
    "another effect in another mode": `"mode": "All", ${rule('"audit"')}`,
  },
  invalid: {
    "another mode": {
      json: `"mode": «"All"», ${rule('"addToNetworkGroup"')}`,
      message: 'has the mode "All"',
      fixed: {
        "Set the mode to Microsoft.Network.Data": `"mode": "Microsoft.Network.Data", ${rule('"addToNetworkGroup"')}`,
      },
    },
    "no mode": {
      json: rule('«"addtonetworkgroup"»'),
      message: "has no mode",
      fixed: {
        "Set the mode to Microsoft.Network.Data": `${rule('"addtonetworkgroup"')}, "mode": "Microsoft.Network.Data"`,
      },
    },
  },
});

testDocumentRule(networkGroupMode, {
  valid: {
    "a rule alone, which has no place for a mode": `{ "if": {}, "then": { "effect": "addToNetworkGroup" } }`,
  },
  invalid: {},
});
