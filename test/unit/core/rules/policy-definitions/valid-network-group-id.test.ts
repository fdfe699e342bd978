import { validNetworkGroupId } from "#src/core/rules/policy-definitions/valid-network-group-id";
import { testPolicyRule } from "#support/rule-tester";

const subscription = "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f";
const tail = "resourceGroups/net/providers/Microsoft.Network/networkManagers/hub/networkGroups/prod";
const skeleton =
  "/subscriptions/subscription-id/resourceGroups/resource-group/providers/Microsoft.Network/networkManagers/network-manager/networkGroups/network-group";

const rule = (then: string) =>
  `"mode": "Microsoft.Network.Data", "policyRule": { "if": { "field": "type", "equals": "x" }, "then": { ${then} } }`;
const withId = (id: string) => rule(`"effect": "addToNetworkGroup", "details": { "networkGroupId": ${id} }`);

testPolicyRule(validNetworkGroupId, {
  valid: {
    "a complete id": withId(`"/subscriptions/${subscription}/${tail}"`),
    "a complete id in another letter case": withId(`"/SUBSCRIPTIONS/${subscription}/${tail.toUpperCase()}"`),
    "an expression, which is another rule's business": withId(`"[parameters('g')]"`),
    "an id that a tool fills in": withId(`"\${network_group_id}"`),
    "an id of which a tool fills in a part": withId(`"/subscriptions/$(subscriptionId)/${tail}"`),
    "another effect": rule(`"effect": "audit", "details": { "networkGroupId": "x" }`),
  },
  invalid: {
    "a missing id": {
      json: rule(`"effect": «"addToNetworkGroup"», "details": {}`),
      message: "it is missing",
      fixed: {
        "Write a network group id": rule(
          `"effect": "addToNetworkGroup", "details": { "networkGroupId": "${skeleton}" }`,
        ),
      },
    },
    "an id that stops at the manager": {
      json: withId(`«"/subscriptions/${subscription}/${tail.replace("/networkGroups/prod", "")}"»`),
      message: "lacks a network group",
      fixed: { "Write a network group id": withId(`"${skeleton}"`) },
    },
    "the id of something below the group": {
      json: withId(`«"/subscriptions/${subscription}/${tail}/staticMembers/a"»`),
      message: "goes on after",
    },
    "the placeholder of a documentation sample": {
      json: withId(`«"/subscriptions/XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX/${tail}"»`),
      message: "is a placeholder",
    },
    "a subscription that is no GUID": {
      json: withId(`«"/subscriptions/production/${tail}"»`),
      message: '"production" is not a subscription id',
    },
    "a bare name": { json: withId(`«"prod"»`), message: "does not start with" },
    "something that is no string": { json: withId("«42»"), message: "not a string" },
  },
});
