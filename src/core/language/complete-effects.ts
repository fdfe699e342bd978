import { say } from "../text/text";
import { addMembers, type Edit } from "../document/edits";
import { indentationAt, indentUnit, lineBreak } from "../document/formatting";
import { elements, memberValue, sameName, stringOf, valueAt, type JsonNode } from "../document/json-node";
import { scaffoldDetails, scaffoldMembers } from "../policy/details-scaffold";
import { compareEffects, findEffect, type PolicyEffect } from "../policy/effect";
import { effectsOfMode } from "../policy/mode-effects";
import { readParameters } from "../policy/parameter";
import type { Choice } from "./completion-offer";
import { hoverEffect } from "./policy-hover";
import type { Spot } from "./spot";

/** What may be written as an effect, or as a value of a parameter that decides one; absent in other places. */
export function completeEffects(spot: Spot): readonly Choice[] | undefined {
  const { path } = spot;
  if (path.at(-1) === "effect" && path.at(-2) === "then") return effectsInRule(spot);
  const at = path.lastIndexOf("parameters");
  const [name, member] = path.slice(at + 1);
  const isValue = member === "allowedvalues" || member === "defaultvalue";
  if (at < 0 || typeof name !== "string" || !name.includes("effect") || !isValue) return undefined;
  return effectsInParameter(spot, spot.container(path.length - 1 - at), name);
}

function effectsInRule(spot: Spot): readonly Choice[] {
  const { path } = spot;
  const at = path.lastIndexOf("policyrule");
  const definition = at < 0 ? undefined : spot.container(path.length - 1 - at);
  const mode = stringOf(memberValue(definition, "mode"));
  const details = memberValue(spot.container(), "details");
  const brackets = isInTemplate(spot) || isInLibrary(spot) ? "[[" : "[";
  const parameters = readParameters(memberValue(definition, "parameters"))
    .filter(({ name, type }) => type === "string" && /effect/i.test(name))
    .map(({ name }): Choice => ({
      kind: "value",
      value: `${brackets}parameters('${name}')]`,
      detail: say("decided at assignment"),
    }));
  const effects = acceptedBy(mode).flatMap((effect): readonly Choice[] => {
    const rest = restOf(effect, details, spot);
    return rest ? [{ ...effectChoice(effect, mode), ...rest }] : [];
  });
  return [...parameters, ...effects];
}

/** What accepting an effect has to write beside it; absent where what is written cannot serve it. */
function restOf(
  effect: PolicyEffect,
  details: JsonNode | undefined,
  spot: Spot,
): Pick<Choice, "behind" | "edits"> | undefined {
  if (effect.details === undefined) return {};
  if (!details) return { behind: detailsBehind(effect, spot) };
  if (details.type !== effect.details) return undefined;
  const missing = effect.needs.filter((name) => !memberValue(details, name));
  return { edits: missing.length > 0 ? membersInto(details, missing, spot) : [] };
}

function detailsBehind(effect: PolicyEffect, { text, written }: Spot): string {
  const indentation = lineBreak(text) + indentationAt(text, written.offset);
  const content = JSON.stringify(withoutRoles(scaffoldDetails(effect, effect.needs)), null, indentUnit(text));
  return `,${indentation}"details": ${content.split("\n").join(indentation)}`;
}

/** Which roles a remediation gets is for the author to choose, who is offered them inside the list. */
function withoutRoles<Data>(details: Data): Data {
  const hasRoles = typeof details === "object" && details !== null && "roleDefinitionIds" in details;
  return hasRoles ? { ...details, roleDefinitionIds: [] } : details;
}

function membersInto(
  details: JsonNode,
  names: readonly string[],
  { text, containerStart }: Spot,
): readonly Edit[] {
  const start = containerStart();
  const edits = addMembers(details, withoutRoles(scaffoldMembers(names)))(text.slice(start));
  return edits.map((edit) => ({ ...edit, offset: edit.offset + start }));
}

function effectsInParameter(spot: Spot, definition: JsonNode | undefined, name: string): readonly Choice[] {
  const mode = stringOf(memberValue(definition, "mode"));
  const details = valueAt(definition, "policyRule", "then", "details");
  const parameter = readParameters(memberValue(definition, "parameters")).find((one) =>
    sameName(one.name, name),
  );
  const allowed = parameter?.allowedValues?.flatMap((node) => findEffect(stringOf(node) ?? "") ?? []) ?? [];
  const isDefault = spot.path.at(-1) === "defaultvalue";
  if (isDefault && parameter?.allowedValues) {
    return allowed.map((effect) => spelledAs(effectChoice(effect, mode), parameter.allowedValues ?? []));
  }
  return acceptedBy(mode)
    .filter((effect) => !allowed.includes(effect) || isDefault)
    .filter((effect) => allowed.every((other) => compareEffects(effect, other) === "agree"))
    .filter((effect) => isServed(effect, details))
    .map((effect) => effectChoice(effect, mode));
}

/** Azure compares a default with the allowed values letter by letter. */
function spelledAs(choice: Choice, allowed: readonly JsonNode[]): Choice {
  const written = allowed.map(stringOf).find((text) => text !== undefined && sameName(text, choice.value));
  return { ...choice, value: written ?? choice.value };
}

function isServed(effect: PolicyEffect, details: JsonNode | undefined): boolean {
  if (effect.details === undefined) return true;
  if (details?.type !== effect.details) return false;
  if (details.type === "array") return elements(details).length > 0;
  return effect.needs.every((name) => memberValue(details, name));
}

/** The effects that a mode accepts; for an unknown mode those of the ordinary ones. */
/** What most policies have comes first. */
const usual = ["audit", "deny", "disabled", "auditIfNotExists", "modify", "deployIfNotExists"];

function acceptedBy(mode: string | undefined): readonly PolicyEffect[] {
  const effects = (mode === undefined ? undefined : effectsOfMode(mode)) ?? effectsOfMode("All") ?? [];
  const rank = ({ name }: PolicyEffect): number => {
    const at = usual.indexOf(name);
    return at < 0 ? usual.length : at;
  };
  return effects.toSorted((a, b) => rank(a) - rank(b));
}

function effectChoice({ name, needs }: PolicyEffect, mode: string | undefined): Choice {
  return {
    kind: "value",
    value: name,
    ...(needs.length > 0 && { detail: say("needs {0}", needs.join(", ")) }),
    documentation: () => hoverEffect(name, mode) ?? "",
  };
}

/** Whether a template reads the strings of the definition first. */
function isInTemplate({ text, path }: Spot): boolean {
  return path[0] === "resources" && /"contentVersion"\s*:|deploymentTemplate\.json/i.test(text);
}

/** Whether a template will read them, as those of a library that are escaped for it. */
function isInLibrary({ text, path }: Spot): boolean {
  const isAlone = path[0] === "policyrule" || (path[0] === "properties" && path[1] === "policyrule");
  return isAlone && /"apiVersion"\s*:/i.test(text) && /"\[\[[^"]*\]"/.test(text);
}
