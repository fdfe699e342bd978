import { memberValue, type JsonNode } from "../../document/json-node";
import { findParameter } from "../../policy/parameter";
import { parameterName } from "../../policy/policy-text";
import { mayAddToNetworkGroup, type PolicyDefinition } from "../../resources/policy-definition";
import type { Resource } from "../../resources/resource";
import { defineRule } from "../rule";

/** Azure knows neither one definition for several groups, nor which of several definitions made a network a member. */
export const oneNetworkGroupPerDefinition = defineRule({
  meta: {
    id: "one-network-group-per-definition",
    summary: "Each network group should be filled by one definition, and each definition fill one group",
    category: "network",
    severity: "information",
    fixable: false,
  },

  check: {
    policyDefinition(policy, report, { resources }) {
      if (!mayAddToNetworkGroup(policy)) return;
      const group = literalGroup(policy);
      const first = group && firstWith(group.id, resources);
      if (group && first && first.at !== group.at) {
        report({
          at: group.at,
          message:
            "Another definition fills this network group as well. A network stays a member as long as one of them holds, and Azure does not show which one that is.",
          related: [{ at: first.at, message: "The other definition names the group here." }],
        });
      }
      const choice = groupsToChooseFrom(policy);
      if (choice) {
        report({
          at: choice,
          message:
            "A definition fills one network group, named by a literal id; it cannot leave the choice to its assignments. Several groups need several definitions.",
        });
      }
    },
  },
});

interface Group {
  readonly id: string;
  readonly at: JsonNode;
}

function literalGroup({ details, text }: PolicyDefinition): Group | undefined {
  const at = memberValue(details, "networkGroupId");
  const id = text(at);
  return at && id?.kind === "literal" && !id.text.startsWith("[")
    ? { id: id.text.toLowerCase(), at }
    : undefined;
}

function firstWith(id: string, resources: readonly Resource[]): Group | undefined {
  for (const resource of resources) {
    if (resource.kind !== "policyDefinition" || !mayAddToNetworkGroup(resource)) continue;
    const group = literalGroup(resource);
    if (group?.id === id) return group;
  }
  return undefined;
}

/** The name of the parameter that is meant to choose between groups. */
function groupsToChooseFrom({ details, text, declared }: PolicyDefinition): JsonNode | undefined {
  const id = text(memberValue(details, "networkGroupId"));
  const name = id?.kind === "expression" ? parameterName(id.text) : undefined;
  const parameter = name === undefined ? undefined : findParameter(declared, name);
  return (parameter?.allowedValues?.length ?? 0) > 1 ? parameter?.key : undefined;
}
