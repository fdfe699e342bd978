import { sameName } from "../document/json-node";
import { policyEffects, type PolicyEffect } from "./effect";
import { networkGroupMode } from "./network-group";

const resourceManager = [
  "append",
  "audit",
  "auditIfNotExists",
  "deny",
  "denyAction",
  "deployIfNotExists",
  "disabled",
  "manual",
  "modify",
];

/**
 * What the modes of resource providers accept, as documented or as built-in definitions of
 * 2026-04-29 use them.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics#mode
 */
const byMode: Readonly<Record<string, readonly string[]>> = {
  All: resourceManager,
  Indexed: resourceManager,
  "Microsoft.CognitiveServices.Data": ["audit", "deny", "disabled"],
  "Microsoft.ContainerService.Data": ["enforceRegoPolicy", "disabled"],
  "Microsoft.DataFactory.Data": ["deny", "disabled"],
  "Microsoft.KeyVault.Data": ["audit", "deny", "disabled"],
  "Microsoft.Kubernetes.Data": ["audit", "deny", "disabled", "mutate"],
  "Microsoft.LoadTestService.Data": ["audit", "deny", "disabled"],
  "Microsoft.MachineLearningServices.Data": ["enforceSetting", "disabled"],
  "Microsoft.MachineLearningServices.v2.Data": ["audit", "deny", "disabled"],
  "Microsoft.ManagedHSM.Data": ["audit", "deny", "disabled"],
  "Microsoft.Synapse.Data": ["deny", "disabled"],
  [networkGroupMode]: ["addToNetworkGroup", "disabled"],
};

/** The effects a mode is known to accept, by its name in any letter case; absent when that is not known. */
export function effectsOfMode(mode: string): readonly PolicyEffect[] | undefined {
  const names = Object.entries(byMode).find(([name]) => sameName(name, mode))?.[1];
  return names && policyEffects.filter((effect) => names.some((name) => sameName(name, effect.name)));
}
