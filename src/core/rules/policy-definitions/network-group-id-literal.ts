import { removeMember, replaceValue, replaceWithSkeleton, setIn, together } from "../../document/edits";
import { findMember, memberValue, type JsonNode } from "../../document/json-node";
import { networkGroupIdSkeleton } from "../../policy/network-group";
import {
  bicepAround,
  groupParameter,
  templateAround,
  templateParameter,
  type GroupParameter,
} from "../../resources/network-group-template";
import { mayAddToNetworkGroup, type PolicyDefinition } from "../../resources/policy-definition";
import { say } from "../../text/text";
import { defineRule, type Fix } from "../rule";

/** Policy takes parameters everywhere but here: the service wants to see the id itself. */
export const networkGroupIdLiteral = defineRule({
  meta: {
    id: "network-group-id-literal",
    summary: "The network group a policy fills must be named by a literal id",
    category: "policy",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      const id = memberValue(policy.details, "networkGroupId");
      const text = policy.text(id);
      if (!id || !text || !mayAddToNetworkGroup(policy)) return;
      if (text.kind === "template" || text.kind === "token") return;
      // A file that a template loads later writes "[[": Policy still gets an expression to see.
      if (text.kind === "literal" && !text.text.startsWith("[")) return;
      report({
        at: id,
        message: say(
          'Azure Policy does not resolve "{0}" in networkGroupId and refuses the definition: this one id has to be literal.',
          String(id.value),
        ),
        fixes: [
          {
            title: say("Replace with a literal network group id"),
            safety: "unsafe",
            edits: replaceWithSkeleton(id, networkGroupIdSkeleton),
          },
          ...moves(policy, id),
        ],
      });
    },
  },
});

/** A template may have the parameter that the definition may not. */
function moves(policy: PolicyDefinition, id: JsonNode): readonly Fix[] {
  const parameter = groupParameter(policy);
  if (!parameter) return [];
  if (policy.context === "template") return moveUp(policy, id, parameter);
  return [
    {
      title: say("Move the parameter to a template"),
      safety: "unsafe",
      edits: () => [],
      creates: { language: "json", content: () => templateAround(policy, parameter) },
    },
    {
      title: say("Move the parameter to a Bicep file"),
      safety: "unsafe",
      edits: () => [],
      creates: { language: "bicep", content: () => bicepAround(policy, parameter) },
    },
  ];
}

/** The definition stands in a template already, whose parameters need no second bracket. */
function moveUp(
  { place, parameters }: PolicyDefinition,
  id: JsonNode,
  parameter: GroupParameter,
): readonly Fix[] {
  const template = place?.template;
  if (!template || template.parent) return [];
  const { name, declared, usedElsewhere } = parameter;
  const isThere = findMember(memberValue(template.node, "parameters"), name);
  const removal = parameters && declared && !usedElsewhere ? [removeMember(parameters, declared.name)] : [];
  const addition = isThere ? [] : [setIn(template.node, ["parameters", name], templateParameter(parameter))];
  return [
    {
      title: say("Move the parameter to the template"),
      safety: "unsafe",
      edits: together(replaceValue(id, String(id.value).slice(1)), ...removal, ...addition),
    },
  ];
}
