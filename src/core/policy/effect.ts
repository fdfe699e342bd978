import { sameName } from "../document/json-node";
import { nearest } from "./nearest";

/**
 * What an effect reads in `details`. Effects of one family read the same, so
 * that one definition can offer them all.
 *
 * - `none`: nothing.
 * - `verdict`: nothing, or what Kubernetes needs.
 * - `existence`: the related resource, and how to deploy it.
 * - the others: a form of their own.
 */
export type EffectFamily =
  | "none"
  | "verdict"
  | "existence"
  | "modify"
  | "append"
  | "denyAction"
  | "manual"
  | "mutate"
  | "networkGroup"
  | "legacy";

/** An effect of policy definitions. */
export interface PolicyEffect {
  readonly name: string;
  readonly family: EffectFamily;
  /** What kind of JSON value `details` has to be; absent when the effect does without. */
  readonly details?: "object" | "array";
  /** The members without which Azure refuses the definition. */
  readonly needs: readonly string[];
  /** Whether it stands in the documentation; the others occur in built-in definitions. */
  readonly documented: boolean;
}

const documented = (
  name: string,
  family: EffectFamily,
  details?: "object" | "array",
  needs: readonly string[] = [],
): PolicyEffect => ({ name, family, needs, documented: true, ...(details && { details }) });

const undocumented = (name: string): PolicyEffect => ({
  name,
  family: "legacy",
  needs: [],
  documented: false,
});

/**
 * Every effect that is documented, or that built-in definitions of 2026-04-29 and before use.
 * https://learn.microsoft.com/azure/governance/policy/concepts/effect-basics
 * https://github.com/Azure/azure-policy
 */
export const policyEffects: readonly PolicyEffect[] = [
  documented("addToNetworkGroup", "networkGroup", "object"),
  documented("append", "append", "array"),
  documented("audit", "verdict"),
  documented("auditIfNotExists", "existence", "object", ["type"]),
  documented("deny", "verdict"),
  documented("denyAction", "denyAction", "object", ["actionNames"]),
  documented("deployIfNotExists", "existence", "object", ["type", "roleDefinitionIds", "deployment"]),
  documented("disabled", "none"),
  documented("manual", "manual"),
  documented("modify", "modify", "object", ["roleDefinitionIds", "operations"]),
  documented("mutate", "mutate", "object", ["mutationInfo"]),
  undocumented("auditAction"),
  undocumented("enforceOPAConstraint"),
  undocumented("enforceRegoPolicy"),
  undocumented("enforceSetting"),
];

/** The effect of that name, in any letter case. */
export function findEffect(name: string): PolicyEffect | undefined {
  return policyEffects.find((effect) => sameName(effect.name, name));
}

/** The documented effect an author most likely meant; absent when none is near. */
export function nearestEffect(name: string): PolicyEffect | undefined {
  const names = policyEffects.filter((effect) => effect.documented).map((effect) => effect.name);
  const found = nearest(name, names);
  return found === undefined ? undefined : findEffect(found);
}

/**
 * How two effects get along in one definition.
 *
 * - `agree`: what one of them reads serves the other.
 * - `differ`: they can share `details`, but judge by different things.
 * - `conflict`: no `details` can serve both.
 *
 * @see https://learn.microsoft.com/azure/governance/policy/concepts/effect-basics#interchanging-effects
 */
export function compareEffects(left: PolicyEffect, right: PolicyEffect): "agree" | "differ" | "conflict" {
  const families = new Set([left.family, right.family]);
  if (families.size === 1 || families.has("none") || families.has("legacy")) return "agree";
  if (!families.has("verdict") || families.has("manual") || families.has("networkGroup")) return "conflict";
  return families.has("existence") || families.has("denyAction") ? "differ" : "agree";
}
