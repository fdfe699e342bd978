import { nearestAiAlias } from "../../catalog/policy-aliases";
import { replaceValue } from "../../document/edits";
import { fieldUses, type FieldUse } from "../../policy/alias-use";
import { say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** Not every alias is known here, so only a name that looks like a known one misspelled is reported. */
export const knownPolicyAlias = defineRule({
  meta: {
    id: "known-policy-alias",
    summary: "A policy should spell the aliases of AI services as Azure does",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    policyDefinition({ rule, context }, report) {
      for (const use of fieldUses(rule, context)) {
        const meant = nearestAiAlias(use.name);
        if (meant !== undefined) report(misspelled(use, meant));
      }
    },
  },
});

function misspelled({ name, at, whole }: FieldUse, meant: string): Report {
  const written = String(at.value);
  return {
    at,
    message: say(
      '"{0}" is not among the known aliases of AI services; the nearest is "{1}". Azure refuses a definition with an alias that does not exist.',
      name,
      meant,
    ),
    fixes: [
      {
        title: say("Replace with {0}", meant),
        safety: "unsafe",
        edits: replaceValue(at, whole ? meant : written.replace(name, () => meant)),
      },
    ],
  };
}
