import { replaceValue, type EditPlan } from "../../document/edits";
import { sameName, type JsonNode } from "../../document/json-node";
import { readCondition } from "../../policy/condition";
import { mentionsType, requiredTypes } from "../../policy/condition-type";
import { mayAddToNetworkGroup } from "../../resources/policy-definition";
import { say } from "../../text/text";
import { defineRule } from "../rule";

const networkType = "Microsoft.Network/virtualNetworks";

/** Network groups of subnets exist; whether a policy may fill one is not documented. */
const memberTypes = [networkType, `${networkType}/subnets`];

/** A condition that does not ask for what a network group has as members finds it by accident, or never. */
export const networkGroupTargetsNetworks = defineRule({
  meta: {
    id: "network-group-targets-networks",
    summary: "A policy that fills a network group should ask for virtual networks",
    category: "network",
    severity: "warning",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      const { condition, effect, text } = policy;
      if (!condition || !mayAddToNetworkGroup(policy)) return;
      const asked = readCondition(condition);
      if (!mentionsType(asked, text)) {
        const at = effect?.value ?? condition;
        report({
          at,
          message: say(
            "The condition does not ask for the type {0}, so every resource it fits is evaluated, though only virtual networks and subnets can be members.",
            networkType,
          ),
          fixes: [{ title: say("Ask for {0}", networkType), safety: "unsafe", edits: askFor(condition) }],
        });
        return;
      }
      const [wrong, ...others] = requiredTypes(asked, text) ?? [];
      if (!wrong || [wrong, ...others].some(({ type }) => isMember(type))) return;
      report({
        at: wrong.at,
        message: say(
          '"{0}" is neither {1} nor {2}, and a network group has no other members, so this definition adds nothing.',
          wrong.type,
          ...memberTypes,
        ),
        fixes: [
          {
            title: say("Replace with {0}", networkType),
            safety: "unsafe",
            edits: replaceValue(wrong.at, networkType),
          },
        ],
      });
    },
  },
});

function isMember(type: string): boolean {
  return memberTypes.some((member) => sameName(member, type));
}

/** Puts the condition that is there into an `allOf` beside the new one, untouched. */
function askFor({ offset, length }: JsonNode): EditPlan {
  const wanted = `{ "field": "type", "equals": ${JSON.stringify(networkType)} }`;
  return () => [
    { offset, length: 0, content: `{ "allOf": [${wanted}, ` },
    { offset: offset + length, length: 0, content: "] }" },
  ];
}
