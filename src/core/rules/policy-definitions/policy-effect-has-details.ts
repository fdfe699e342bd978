import { addMembers, setMember } from "../../document/edits";
import { elements, findMember, type JsonNode } from "../../document/json-node";
import { scaffoldDetails, scaffoldMembers } from "../../policy/details-scaffold";
import { compareEffects, findEffect, type PolicyEffect } from "../../policy/effect";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { listed, say, type Text } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** Most effects do nothing without being told what, and Azure refuses a definition that leaves it out. */
export const policyEffectHasDetails = defineRule({
  meta: {
    id: "policy-effect-has-details",
    summary: "A policy definition must hold the details its effects need",
    category: "policy",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      const effects = policy.effects.flatMap(({ name }) => findEffect(name) ?? []);
      const [first] = effects.filter((effect) => effect.details);
      if (!first || effects.some((effect) => compareEffects(first, effect) === "conflict")) return;
      const found = missingDetails(policy, first, effects) ?? missingMembers(policy, effects);
      if (found) report(needsNoneByDefault(policy) ? { ...found, severity: "information" } : found);
    },
  },
});

/** Azure takes such a definition, and an assignment that chooses another effect fails. */
function needsNoneByDefault({ effectParameter, text }: PolicyDefinition): boolean {
  const chosen = text(effectParameter?.defaultValue);
  const effect = chosen?.kind === "literal" ? findEffect(chosen.text) : undefined;
  return effect !== undefined && effect.family !== "none" && effect.details === undefined;
}

function missingDetails(
  { then, effect, details }: PolicyDefinition,
  first: PolicyEffect,
  effects: readonly PolicyEffect[],
): Report | undefined {
  if (!then || !effect?.value) return undefined;
  if (details && !isOfWrongKind(details, first)) return undefined;
  const at = details ? (findMember(then, "details")?.key ?? details) : effect.value;
  const needs = neededBy(effects);
  const needed = needs.length > 0 ? say("details with {0}", listed(needs)) : say("details");
  return {
    at,
    message: details
      ? wrongKind(first, needed)
      : say('"{0}" needs {1}; without them Azure refuses the definition.', first.name, needed),
    fixes: [
      {
        title: say("Write the details it needs"),
        safety: "unsafe",
        edits: setMember(then, "details", scaffoldDetails(first, needs)),
      },
    ],
  };
}

function wrongKind({ name, details }: PolicyEffect, needed: Text): Text {
  return details === "array"
    ? say('"{0}" needs {1}, written as an array; without them Azure refuses the definition.', name, needed)
    : say('"{0}" needs {1}, written as an object; without them Azure refuses the definition.', name, needed);
}

/** An expression or something unfinished may still turn out right; an empty list does not. */
function isOfWrongKind(details: JsonNode, { details: wanted }: PolicyEffect): boolean {
  if (wanted === "array") return details.type === "array" && elements(details).length === 0;
  return details.type === "array" || details.type === "number" || details.type === "boolean";
}

function missingMembers(
  { then, details }: PolicyDefinition,
  effects: readonly PolicyEffect[],
): Report | undefined {
  if (details?.type !== "object") return undefined;
  const missing = neededBy(effects).filter((name) => !findMember(details, name));
  const needing = effects.find(({ needs }) => needs.some((name) => missing.includes(name)));
  if (!needing) return undefined;
  return {
    at: findMember(then, "details")?.key ?? details,
    message:
      missing.length > 1
        ? say(
            '"{0}" needs {1} in its details; without them Azure refuses the definition.',
            needing.name,
            listed(missing),
          )
        : say(
            '"{0}" needs {1} in its details; without it Azure refuses the definition.',
            needing.name,
            listed(missing),
          ),
    fixes: [
      {
        title: say("Add {0}", listed(missing)),
        safety: "unsafe",
        edits: addMembers(details, scaffoldMembers(missing)),
      },
    ],
  };
}

function neededBy(effects: readonly PolicyEffect[]): readonly string[] {
  return [...new Set(effects.flatMap(({ needs }) => needs))];
}
