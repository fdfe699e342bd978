import { replaceValue, type EditPlan } from "../../document/edits";
import { sameName, type JsonNode } from "../../document/json-node";
import { readCondition, type Comparison } from "../../policy/condition";
import { typeComparisons, typesCompared, type TypeAsked } from "../../policy/condition-type";
import { mayAddToNetworkGroup, type PolicyDefinition } from "../../resources/policy-definition";
import { say } from "../../text/text";
import { defineRule } from "../rule";

const networkType = "Microsoft.Network/virtualNetworks";

/** A network group has virtual networks as members; a condition that does not ask for them finds them by accident, or never. */
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
      const comparisons = typeComparisons(readCondition(condition), text);
      if (comparisons.length === 0) {
        const at = effect?.value ?? condition;
        report({
          at,
          message: say(
            "The condition does not ask for the type {0}, so every resource it fits is evaluated, and only virtual networks can be members.",
            networkType,
          ),
          fixes: [{ title: say("Ask for {0}", networkType), safety: "unsafe", edits: askFor(condition) }],
        });
        return;
      }
      const wrong = otherType(policy, comparisons);
      if (!wrong) return;
      report({
        at: wrong.at,
        message: say(
          '"{0}" is not {1}, the only type a network group has as members, so this definition adds nothing.',
          wrong.type,
          networkType,
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

/** The first type asked for, when virtual networks are asked for nowhere. */
function otherType({ text }: PolicyDefinition, comparisons: readonly Comparison[]): TypeAsked | undefined {
  const lists = comparisons.map((comparison) => typesCompared(comparison, text));
  if (lists.some((list) => list === undefined)) return undefined;
  const types = lists.flatMap((list) => list ?? []);
  return types.some(({ type }) => sameName(type, networkType)) ? undefined : types[0];
}

/** Puts the condition that is there into an `allOf` beside the new one, untouched. */
function askFor({ offset, length }: JsonNode): EditPlan {
  const wanted = `{ "field": "type", "equals": ${JSON.stringify(networkType)} }`;
  return () => [
    { offset, length: 0, content: `{ "allOf": [${wanted}, ` },
    { offset: offset + length, length: 0, content: "] }" },
  ];
}
