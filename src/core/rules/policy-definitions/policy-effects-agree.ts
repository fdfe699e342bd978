import { compareEffects, findEffect, type PolicyEffect } from "../../policy/effect";
import type { PossibleEffect } from "../../resources/policy-definition";
import { say } from "../../text/text";
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
    message: say(
      '"{0}" and "{1}" need different details, and the definition has only one: an assignment that chooses the wrong one fails.',
      later.name,
      earlier.name,
    ),
    related: [{ at: earlier.at, message: say('"{0}" stands here.', earlier.name) }],
  };
}

/** Built-in definitions offer such pairs too, so it is no error. */
function difference(earlier: Choice, later: Choice): Report {
  const [verdict, other] = earlier.effect.family === "verdict" ? [earlier, later] : [later, earlier];
  const message =
    other.effect.family === "denyAction"
      ? say(
          '"{0}" ignores the details that "{1}" reads, so the two are about different things: "{0}" judges the resource itself, "{1}" what is done to it.',
          verdict.name,
          other.name,
        )
      : say(
          '"{0}" ignores the details that "{1}" reads, so the two judge differently: with "{0}" every resource that meets the condition is affected.',
          verdict.name,
          other.name,
        );
  return {
    at: later.at,
    severity: "information",
    message,
    related: [{ at: earlier.at, message: say('"{0}" stands here.', earlier.name) }],
  };
}
