import { compareEffects, findEffect, type PolicyEffect } from "../../policy/effect";
import type { PossibleEffect } from "../../resources/policy-definition";
import { defineRule, type Report } from "../rule";

interface Choice extends PossibleEffect {
  readonly effect: PolicyEffect;
}

/** One `details` has to serve whatever effect an assignment chooses. */
export const policyEffectsAgree = defineRule({
  meta: {
    id: "policy-effects-agree",
    summary: "The effects a policy definition offers must be able to share their details",
    category: "policy",
    severity: "error",
    fixable: false,
  },

  check: {
    policyDefinition({ effects }, report) {
      const choices = effects.flatMap((possible): readonly Choice[] => {
        const effect = findEffect(possible.name);
        return effect ? [{ ...possible, effect }] : [];
      });
      const found = firstClash(choices, "conflict") ?? firstClash(choices, "differ");
      if (found) report(found);
    },
  },
});

function firstClash(choices: readonly Choice[], kind: "conflict" | "differ"): Report | undefined {
  for (const [index, later] of choices.entries()) {
    const earlier = choices
      .slice(0, index)
      .find((choice) => compareEffects(choice.effect, later.effect) === kind);
    if (earlier) return kind === "conflict" ? conflict(earlier, later) : difference(earlier, later);
  }
  return undefined;
}

function conflict(earlier: Choice, later: Choice): Report {
  return {
    at: later.at,
    message: `"${later.name}" and "${earlier.name}" need different details, and the definition has only one: an assignment that chooses the wrong one fails.`,
    related: [{ at: earlier.at, message: `"${earlier.name}" stands here.` }],
  };
}

/** Built-in definitions offer such pairs too, so it is no error. */
function difference(earlier: Choice, later: Choice): Report {
  const [verdict, other] = earlier.effect.family === "verdict" ? [earlier, later] : [later, earlier];
  return {
    at: later.at,
    severity: "information",
    message: `"${verdict.name}" ignores the details that "${other.name}" reads, so the two judge differently: with "${verdict.name}" every resource that meets the condition is affected.`,
    related: [{ at: earlier.at, message: `"${earlier.name}" stands here.` }],
  };
}
