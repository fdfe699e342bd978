import { replaceValue } from "../../document/edits";
import { sameName } from "../../document/json-node";
import { asString } from "../../document/value";
import { readCondition } from "../../policy/condition";
import { requiredTypes } from "../../policy/condition-type";
import { isNeverIndexed } from "../../policy/mode";
import { say } from "../../text/text";
import { defineRule } from "../rule";

/** Such a definition is accepted, assigned and compliant everywhere, because it never looks at anything. */
export const policyModeCoversType = defineRule({
  meta: {
    id: "policy-mode-covers-type",
    summary: "The mode of a policy definition should let it see the types it is about",
    category: "policy",
    severity: "warning",
    fixable: true,
  },

  check: {
    policyDefinition({ mode, condition, policyType, text }, report) {
      // Microsoft attests what a static definition is about; it is there to be listed, not to look at anything.
      if (sameName(asString(policyType) ?? "", "Static")) return;
      if (mode.kind !== "scalar" || !sameName(asString(mode) ?? "", "Indexed") || !condition) return;
      const types = requiredTypes(readCondition(condition), text);
      const [first] = types ?? [];
      if (!first || !types?.every(({ type }) => isNeverIndexed(type))) return;
      report({
        at: mode.at,
        message: say(
          'The mode Indexed leaves "{0}" out, which has no tags or no location, so this definition never sees what it is about.',
          first.type,
        ),
        related: [{ at: first.at, message: say("The condition asks for this type.") }],
        fixes: mode.source
          ? [
              {
                title: say("Set the mode to {0}", "All"),
                safety: "unsafe",
                edits: replaceValue(mode.source, "All"),
              },
            ]
          : [],
      });
    },
  },
});
