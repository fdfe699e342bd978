import { replaceWithSkeleton } from "../../document/edits";
import { memberValue } from "../../document/json-node";
import { networkGroupIdSkeleton } from "../../policy/network-group";
import { mayAddToNetworkGroup } from "../../resources/policy-definition";
import { defineRule } from "../rule";

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
      if (!id || !text || text.kind === "template" || !mayAddToNetworkGroup(policy)) return;
      // A file that a template loads later writes "[[": Policy still gets an expression to see.
      if (text.kind === "literal" && !text.text.startsWith("[")) return;
      report({
        at: id,
        message: `Azure Policy does not resolve "${String(id.value)}" in networkGroupId and refuses the definition: this one id has to be literal.`,
        fixes: [
          {
            title: "Replace with a literal network group id",
            safety: "unsafe",
            edits: replaceWithSkeleton(id, networkGroupIdSkeleton),
          },
        ],
      });
    },
  },
});
