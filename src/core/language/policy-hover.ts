import { aliasesOrigin, isKnownAiAlias } from "../catalog/policy-aliases";
import { findEffect, type PolicyEffect } from "../policy/effect";
import { findMode } from "../policy/mode";
import { effectsOfMode } from "../policy/mode-effects";
import { networkGroupMode } from "../policy/network-group";
import { code, listed, paragraphs } from "./markdown";

/** What each documented effect does, as sentences. */
const meanings: Readonly<Record<string, string>> = {
  addToNetworkGroup: `Makes the matching virtual networks and subnets members of a network group. Needs the mode ${networkGroupMode}.`,
  append:
    "Adds fields to a request that creates or changes a resource. For tags and other properties modify is the newer way.",
  audit: "Marks matching resources as not compliant and lets every request through.",
  auditIfNotExists:
    "Marks a matching resource as not compliant when the related resource in details is missing.",
  deny: "Refuses requests that would create or leave a matching resource. Resources that exist are only marked as not compliant.",
  denyAction: "Refuses actions on matching resources. The only action it can refuse is delete.",
  deployIfNotExists:
    "Deploys the template in details when the related resource is missing, with the roles of the assignment's identity. Existing resources need a remediation task.",
  disabled: "Switches the definition off.",
  manual: "Waits for somebody to attest whether a resource is compliant.",
  modify:
    "Changes fields of a request before the resource is written, with the roles of the assignment's identity. Existing resources need a remediation task.",
  mutate: "Changes requests to Kubernetes clusters on their way.",
};

/** Says what an effect does and what it needs; absent for a text that is none. */
export function hoverEffect(name: string, mode: string | undefined): string | undefined {
  const effect = findEffect(name);
  if (!effect) return undefined;
  return paragraphs(
    `**${effect.name}** · policy effect`,
    meanings[effect.name] ?? "Not documented; built-in definitions use it.",
    needsOf(effect),
    modeFault(effect, mode),
  );
}

function needsOf({ details, needs }: PolicyEffect): string | undefined {
  if (details === undefined) return undefined;
  const kind = details === "array" ? "an array" : "an object";
  const members = needs.length > 0 ? ` with ${listed(needs.map(code))}` : "";
  return `Needs ${code("details")}: ${kind}${members}.`;
}

function modeFault(effect: PolicyEffect, mode: string | undefined): string | undefined {
  const accepted = mode === undefined ? undefined : effectsOfMode(mode);
  if (mode === undefined || !accepted || accepted.includes(effect)) return undefined;
  return `The mode ${code(mode)} is not known to accept it.`;
}

/** Says what definitions of a mode see and which effects they may have; absent for a text that is no mode. */
export function hoverMode(name: string): string | undefined {
  const mode = findMode(name);
  if (!mode) return undefined;
  const effects = effectsOfMode(name);
  return paragraphs(
    `**${mode.name}** · policy mode`,
    `Evaluates ${mode.evaluates}.`,
    effects && `Effects: ${effects.map((effect) => code(effect.name)).join(", ")}.`,
  );
}

/** Says whether a field is a known alias; absent for a text that is no alias of Azure's AI services. */
export function hoverAlias(name: string): string | undefined {
  if (!/^Microsoft\.CognitiveServices(?:\.Data)?\//i.test(name)) return undefined;
  const property = name.split("/").at(-1) ?? name;
  return paragraphs(
    `${code(name)} · policy alias`,
    isKnownAiAlias(name)
      ? `Stands for the property ${code(property)} of ${code(name.slice(0, -property.length - 1))}.`
      : `Not known as of ${aliasesOrigin.asOf}; the list known here is not complete.`,
    `\`az provider show --namespace Microsoft.CognitiveServices --expand "resourceTypes/aliases"\` lists those of your cloud.`,
  );
}
