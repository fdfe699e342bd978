import { setMember } from "../../document/edits";
import { sameName } from "../../document/json-node";
import { asString } from "../../document/value";
import { networkGroupMode as requiredMode } from "../../policy/network-group";
import { mayAddToNetworkGroup } from "../../resources/policy-definition";
import { row, say } from "../../text/text";
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
      const found =
        mode === undefined
          ? say("This definition adds to a network group and has no mode.")
          : say('This definition adds to a network group and has the mode "{0}".', mode);
      report({
        at,
        message: row([found, say("Azure accepts addToNetworkGroup in the mode {0} only.", requiredMode)]),
        fixes: [
          {
            title: say("Set the mode to {0}", requiredMode),
            safety: "unsafe",
            edits: setMember(policy.body, "mode", requiredMode),
          },
        ],
      });
    },
  },
});
