import { isNeverDeployed, resourcesOf } from "../../document/arm-template";
import { setMember } from "../../document/edits";
import { memberValue, sameName } from "../../document/json-node";
import { getIn, isUnset, type Value } from "../../document/value";
import { say } from "../../text/text";
import { defineRule } from "../rule";

/** What a deployment gets that names none; every account has it. */
const defaultFilter = "Microsoft.DefaultV2";

/** A deployment that names no content filter gets the service's default, which changes without asking. */
export const requireContentFilter = defineRule({
  meta: {
    id: "require-content-filter",
    summary: "A model deployment should name its content filter",
    category: "correctness",
    severity: "information",
    fixable: true,
    profile: "strict",
  },

  check: {
    template({ template, context }, report) {
      if (context !== "deployed") return;
      for (const resource of resourcesOf(template)) {
        if (!sameName(resource.type, "Microsoft.CognitiveServices/accounts/deployments")) continue;
        const properties = resource.properties();
        const filter = getIn(properties, "raiPolicyName");
        if (resource.existing || isNeverDeployed(resource)) continue;
        if (properties.kind === "unknown" || !isUnset(filter)) continue;
        const written = memberValue(resource.node, "properties");
        report({
          at: resource.typeAt,
          message: say(
            "This deployment names no content filter in raiPolicyName, so it runs with whatever the service's default is at the time.",
          ),
          fixes:
            written?.type === "object" && isReplaceable(filter)
              ? [
                  {
                    title: say("Name the default filter of today, {0}", defaultFilter),
                    safety: "unsafe",
                    edits: setMember(written, "raiPolicyName", defaultFilter),
                  },
                ]
              : [],
        });
      }
    },
  },
});

/** What an expression comes to is not written over: it may come to more with other parameters. */
function isReplaceable(filter: Value): boolean {
  return filter.kind === "absent" || (filter.kind === "scalar" && filter.source === filter.at);
}
