import { memberValue, type JsonNode } from "../../document/json-node";
import { findParameter } from "../../policy/parameter";
import { parameterName } from "../../policy/policy-text";
import { filledGroup, filledGroups, type FilledGroup } from "../../resources/filled-group";
import { mayAddToNetworkGroup, type PolicyDefinition } from "../../resources/policy-definition";
import { say } from "../../text/text";
import { defineRule, type RelatedPlace, type RuleContext } from "../rule";

/** Azure does not let a definition fill several groups; what several definitions make of one group stands in no single place. */
export const oneNetworkGroupPerDefinition = defineRule({
  meta: {
    id: "one-network-group-per-definition",
    summary: "Each network group should be filled by one definition, and each definition fill one group",
    category: "network",
    severity: "information",
    fixable: false,
  },

  check: {
    policyDefinition(policy, report, context) {
      if (!mayAddToNetworkGroup(policy)) return;
      const group = filledGroup(policy);
      const other = group && otherPlace(group, context);
      if (group && other) {
        report({
          at: group.at,
          message: say(
            "Another definition fills this network group as well. A network stays a member as long as one of them holds, so changing one of them may not take it out.",
          ),
          related: [{ message: say("The other definition names the group here."), ...other }],
        });
      }
      const choice = groupsToChooseFrom(policy);
      if (choice) {
        report({
          at: choice,
          message: say(
            "A definition fills one network group, named by a literal id; it cannot leave the choice to its assignments. Several groups need several definitions.",
          ),
        });
      }
    },
  },
});

/** The first definition of the document that fills the group or, where that is this one, one in another file. */
function otherPlace(
  { id, at }: FilledGroup,
  { resources, groupsElsewhere }: RuleContext,
): Omit<RelatedPlace, "message"> | undefined {
  const first = filledGroups(resources).find((group) => group.id === id);
  if (first && first.at !== at) return { at: first.at };
  const elsewhere = groupsElsewhere.find((group) => group.id === id);
  return elsewhere && { at: elsewhere.at, file: elsewhere.file };
}

/** The name of the parameter that is meant to choose between groups. */
function groupsToChooseFrom({ details, text, declared }: PolicyDefinition): JsonNode | undefined {
  const id = text(memberValue(details, "networkGroupId"));
  const name = id?.kind === "expression" ? parameterName(id.text) : undefined;
  const parameter = name === undefined ? undefined : findParameter(declared, name);
  return (parameter?.allowedValues?.length ?? 0) > 1 ? parameter?.key : undefined;
}
