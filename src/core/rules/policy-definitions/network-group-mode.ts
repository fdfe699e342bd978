import { setMember } from "../../document/edits";
import { sameName } from "../../document/json-node";
import { asString } from "../../document/value";
import { networkGroupMode as requiredMode } from "../../policy/network-group";
import { mayAddToNetworkGroup } from "../../resources/policy-definition";
import { defineRule } from "../rule";

/** The effect belongs to a resource provider mode; in every other mode Azure refuses it. */
export const networkGroupMode = defineRule({
  meta: {
    id: "network-group-mode",
    summary: "A policy that fills a network group must have the mode Microsoft.Network.Data",
    category: "policy",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      if (policy.spelling === "rule" || !mayAddToNetworkGroup(policy)) return;
      const mode = asString(policy.mode);
      if (policy.mode.kind === "unknown" || (mode !== undefined && sameName(mode, requiredMode))) return;
      const at = policy.modeMember?.value ?? policy.effect?.value;
      if (!at) return;
      const found = mode === undefined ? "has no mode" : `has the mode "${mode}"`;
      report({
        at,
        message: `This definition adds to a network group and ${found}. Azure accepts addToNetworkGroup in the mode ${requiredMode} only.`,
        fixes: [
          {
            title: `Set the mode to ${requiredMode}`,
            safety: "unsafe",
            edits: setMember(policy.body, "mode", requiredMode),
          },
        ],
      });
    },
  },
});
