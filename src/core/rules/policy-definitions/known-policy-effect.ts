import { replaceValue } from "../../document/edits";
import { findEffect, nearestEffect } from "../../policy/effect";
import type { PossibleEffect } from "../../resources/policy-definition";
import { row, say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** Looks at the effect itself, and at the default and the allowed values of the parameter that decides it. */
export const knownPolicyEffect = defineRule({
  meta: {
    id: "known-policy-effect",
    summary: "A policy definition must have effects that Azure knows",
    category: "policy",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition({ effects }, report) {
      for (const effect of effects) if (!findEffect(effect.name)) report(unknownEffect(effect));
    },
  },
});

function unknownEffect({ name, at }: PossibleEffect): Report {
  const meant = nearestEffect(name);
  const isWrittenHere = at.value === name;
  return {
    at,
    message: row([
      say(
        '"{0}" is no effect of policy definitions, so Azure refuses the definition or an assignment that chooses it.',
        name,
      ),
      meant ? say("The nearest one is {0}.", meant.name) : "",
    ]),
    fixes:
      meant && isWrittenHere
        ? [
            {
              title: say("Replace with {0}", meant.name),
              safety: "unsafe",
              edits: replaceValue(at, meant.name),
            },
          ]
        : [],
  };
}
