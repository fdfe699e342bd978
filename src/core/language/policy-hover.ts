import { listed, say, type Text } from "../text/text";
import { aliasesOrigin, isKnownAiAlias } from "../catalog/policy-aliases";
import { findEffect, type PolicyEffect } from "../policy/effect";
import { findMode } from "../policy/mode";
import { effectsOfMode } from "../policy/mode-effects";
import { networkGroupMode } from "../policy/network-group";
import { code, paragraphs } from "./markdown";

/** What each documented effect does, as sentences. */
const meanings: Readonly<Record<string, Text>> = {
  addToNetworkGroup: say(
    "Makes the matching virtual networks members of a network group. Needs the mode {0}.",
    networkGroupMode,
  ),
  append: say(
    "Adds fields to a request that creates or changes a resource. For tags and other properties modify is the newer way.",
  ),
  audit: say("Marks matching resources as not compliant and lets every request through."),
  auditIfNotExists: say(
    "Marks a matching resource as not compliant when the related resource in details is missing.",
  ),
  deny: say(
    "Refuses requests that would create or leave a matching resource. Resources that exist are only marked as not compliant.",
  ),
  denyAction: say("Refuses actions on matching resources. The only action it can refuse is delete."),
  deployIfNotExists: say(
    "Deploys the template in details when the related resource is missing, with the roles of the assignment's identity. Existing resources need a remediation task.",
  ),
  disabled: say("Switches the definition off."),
  manual: say("Waits for somebody to attest whether a resource is compliant."),
  modify: say(
    "Changes fields of a request before the resource is written, with the roles of the assignment's identity. Existing resources need a remediation task.",
  ),
  mutate: say("Changes requests to Kubernetes clusters on their way."),
};

/** Says what an effect does and what it needs; absent for a text that is none. */
export function hoverEffect(name: string, mode: string | undefined): Text | undefined {
  const effect = findEffect(name);
  if (!effect) return undefined;
  return paragraphs(
    say("**{0}** · policy effect", effect.name),
    meanings[effect.name] ?? say("Not documented; built-in definitions use it."),
    needsOf(effect),
    modeFault(effect, mode),
  );
}

function needsOf({ details, needs }: PolicyEffect): Text | undefined {
  if (details === undefined) return undefined;
  if (details === "array") return say("Needs {0}: an array.", code("details"));
  return needs.length === 0
    ? say("Needs {0}: an object.", code("details"))
    : say("Needs {0}: an object with {1}.", code("details"), listed(needs.map(code)));
}

function modeFault(effect: PolicyEffect, mode: string | undefined): Text | undefined {
  const accepted = mode === undefined ? undefined : effectsOfMode(mode);
  if (mode === undefined || !accepted || accepted.includes(effect)) return undefined;
  return say("The mode {0} is not known to accept it.", code(mode));
}

/** Says what definitions of a mode see and which effects they may have; absent for a text that is no mode. */
export function hoverMode(name: string): Text | undefined {
  const mode = findMode(name);
  if (!mode) return undefined;
  const effects = effectsOfMode(name);
  return paragraphs(
    say("**{0}** · policy mode", mode.name),
    say("Evaluates {0}.", mode.evaluates),
    effects && say("Effects: {0}.", effects.map((effect) => code(effect.name)).join(", ")),
  );
}

/** Says whether a field is a known alias; absent for a text that is no alias of Azure's AI services. */
export function hoverAlias(name: string): Text | undefined {
  if (!/^Microsoft\.CognitiveServices(?:\.Data)?\//i.test(name)) return undefined;
  const property = name.split("/").at(-1) ?? name;
  return paragraphs(
    say("{0} · policy alias", code(name)),
    isKnownAiAlias(name)
      ? say("Stands for the property {0} of {1}.", code(property), code(name.slice(0, -property.length - 1)))
      : say("Not known as of {0}; the list known here is not complete.", aliasesOrigin.asOf),
    say(
      '`az provider show --namespace Microsoft.CognitiveServices --expand "resourceTypes/aliases"` lists those of your cloud.',
    ),
  );
}
