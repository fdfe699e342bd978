import { aiAliases } from "../catalog/policy-aliases";
import { findMember, memberValue, stringOf, valueAt, type JsonNode } from "../document/json-node";
import { findEffect, type PolicyEffect } from "../policy/effect";
import { policyModes } from "../policy/mode";
import { effectsOfMode } from "../policy/mode-effects";
import { completeEffects } from "./complete-effects";
import type { Choice, Choices } from "./completion-offer";
import { hoverAlias, hoverMode } from "./policy-hover";
import { knownValues } from "./property-values";
import type { Spot } from "./spot";

/** The fields that every resource has. */
const plainFields = ["type", "kind", "location", "name", "id", "tags", "identity.type"];

/** What may be written in a place of a policy definition; absent in other places. */
export function completePolicy(spot: Spot): Choices | undefined {
  if (!/"policyRule"|"then"/i.test(spot.text)) return undefined;
  const { path } = spot;
  const name = path.at(-1);
  if (name === "mode" && isDefinition(spot.container())) return { choices: modeChoices(spot.container()) };
  const effects = completeEffects(spot);
  if (effects) return { choices: effects };
  if (name === "field") return { choices: fieldChoices() };
  return comparedValues(spot);
}

function isDefinition(container: JsonNode | undefined): boolean {
  const names = ["policyRule", "parameters", "displayName", "policyType"];
  return !findMember(container, "template") && names.some((name) => findMember(container, name));
}

/** The modes that accept the effect which is written, as far as one is. */
function modeChoices(definition: JsonNode | undefined): readonly Choice[] {
  const written = findEffect(stringOf(valueAt(definition, "policyRule", "then", "effect")) ?? "");
  const accepts = (mode: string): boolean =>
    written === undefined || (effectsOfMode(mode)?.includes(written) ?? isCommon(written));
  return [...policyModes]
    .sort((a, b) => Number(b.name === "Indexed") - Number(a.name === "Indexed"))
    .filter(({ name }) => accepts(name))
    .map(({ name, evaluates }) => ({
      kind: "value",
      value: name,
      detail: evaluates,
      documentation: () => hoverMode(name) ?? "",
    }));
}

/** Whether modes of providers have an effect in common; the others belong to one mode, or to those of Resource Manager. */
function isCommon({ family }: PolicyEffect): boolean {
  return family === "verdict" || family === "none";
}

function fieldChoices(): readonly Choice[] {
  const aliases = [...aiAliases()].sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b));
  return [...plainFields.map((value): Choice => ({ kind: "field", value })), ...aliases.map(aliasChoice)];
}

/** Of an account, then of what is below it, then of calls to models, which one mode alone evaluates. */
function rankOf(alias: string): number {
  if (/^Microsoft\.CognitiveServices\.Data\//i.test(alias)) return 2;
  return alias.split("/").length > 3 ? 1 : 0;
}

const ofAccounts = "Microsoft.CognitiveServices/accounts/";

/** Aliases begin alike and differ at their end, which a list would cut off. */
function aliasChoice(value: string): Choice {
  const start = value.startsWith(ofAccounts) ? ofAccounts.length : value.indexOf("/") + 1;
  return {
    kind: "field",
    value,
    label: value.slice(start),
    ...(!value.startsWith(ofAccounts) && { detail: value.slice(0, start - 1) }),
    documentation: () => hoverAlias(value) ?? "",
  };
}

/** What a field beside the cursor is compared with. */
function comparedValues(spot: Spot): Choices | undefined {
  const condition = spot.container(typeof spot.path.at(-1) === "number" ? 1 : 0);
  const field = stringOf(memberValue(condition, "field"));
  const operator = spot.path.findLast((step) => typeof step === "string");
  if (field === undefined || operator === "field") return undefined;
  const values = knownValues(field.split(/[/.]/).at(-1) ?? field, "policy");
  return values && { choices: values };
}
