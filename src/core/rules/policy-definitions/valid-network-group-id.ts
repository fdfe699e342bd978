import { addSkeletonMember, replaceWithSkeleton, setMember, type EditPlan } from "../../document/edits";
import { memberValue, type JsonNode } from "../../document/json-node";
import { networkGroupIdFault, networkGroupIdSkeleton } from "../../policy/network-group";
import { mayAddToNetworkGroup, type PolicyDefinition } from "../../resources/policy-definition";
import { say, type Text } from "../../text/text";
import { defineRule } from "../rule";

/** The service compares the id with the shape of a network group's id before it accepts the definition. */
export const validNetworkGroupId = defineRule({
  meta: {
    id: "valid-network-group-id",
    summary: "The network group a policy fills must be named by a complete id",
    category: "policy",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      if (!mayAddToNetworkGroup(policy)) return;
      const id = memberValue(policy.details, "networkGroupId");
      const fault = id ? faultOf(policy, id) : say("it is missing");
      const at = id ?? policy.effect?.value;
      if (!fault || !at) return;
      report({
        at,
        message: say(
          "networkGroupId has to be the full resource id of a network group, but {0}; Azure refuses the definition.",
          fault,
        ),
        fixes: [{ title: say("Write a network group id"), safety: "unsafe", edits: skeleton(policy, id) }],
      });
    },
  },
});

/** Expressions are for the rule that wants a literal. */
function faultOf(policy: PolicyDefinition, id: JsonNode): Text | undefined {
  const text = policy.text(id);
  if (!text) return say("it is not a string");
  if (text.kind !== "literal" || text.text.startsWith("[")) return undefined;
  return networkGroupIdFault(text.text);
}

function skeleton({ then, details }: PolicyDefinition, id: JsonNode | undefined): EditPlan {
  if (id) return replaceWithSkeleton(id, networkGroupIdSkeleton);
  if (details?.type === "object") return addSkeletonMember(details, "networkGroupId", networkGroupIdSkeleton);
  const bare = networkGroupIdSkeleton.replace(/[‹›]/g, (mark) => (mark === "‹" ? "<" : ">"));
  return then ? setMember(then, "details", { networkGroupId: bare }) : () => [];
}
