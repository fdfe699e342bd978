import { say, type Text } from "../text/text";
import { sameName } from "../document/json-node";
import { nearest } from "./nearest";

/** A mode of policy definitions. */
export interface PolicyMode {
  readonly name: string;
  /** What a definition of this mode gets to see, as the end of a sentence. */
  readonly evaluates: Text;
}

const provider = (service: string, evaluates: Text): PolicyMode => ({
  name: `Microsoft.${service}.Data`,
  evaluates,
});

/**
 * Every mode that is documented, that built-in definitions of 2026-04-29 use, or that tools let through.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics#mode
 * https://github.com/Azure/azure-policy
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/policy_definition#mode
 */
export const policyModes: readonly PolicyMode[] = [
  { name: "All", evaluates: say("subscriptions, resource groups and resources of every type") },
  { name: "Indexed", evaluates: say("only resources whose type has tags and a location") },
  provider("CognitiveServices", say("deployments of models in AI services accounts")),
  provider("ContainerService", say("Kubernetes clusters, in a form that is no longer supported")),
  provider("CustomerLockbox", say("requests of Customer Lockbox")),
  provider("DataCatalog", say("what Data Catalog holds, in a mode that is no longer described")),
  provider("DataFactory", say("outbound traffic of data factories")),
  provider("KeyVault", say("keys, secrets and certificates of key vaults")),
  provider("Kubernetes", say("what runs in Kubernetes clusters")),
  provider("LoadTestService", say("tests of Azure Load Testing")),
  provider("MachineLearningServices", say("computes of Machine Learning, in an older form")),
  provider("MachineLearningServices.v2", say("deployments of models in Machine Learning")),
  provider("ManagedHSM", say("keys of managed HSMs")),
  provider("Network", say("members of network groups of Azure Virtual Network Manager")),
  provider(
    "Synapse",
    say("linked services of Synapse workspaces, in a definition that is no longer published"),
  ),
];

/** The mode of that name, in any letter case. */
export function findMode(name: string): PolicyMode | undefined {
  return policyModes.find((mode) => sameName(mode.name, name));
}

/** The mode an author most likely meant; absent when none is near. */
export function nearestMode(name: string): PolicyMode | undefined {
  const names = policyModes.map((mode) => mode.name);
  // What all modes of providers begin and end with makes none of them near to another.
  const found = isProviderModeName(name)
    ? nearest(serviceOf(name), names.filter(isProviderModeName).map(serviceOf))
    : nearest(name, names);
  return found === undefined ? undefined : (findMode(found) ?? findMode(`Microsoft.${found}.Data`));
}

function serviceOf(mode: string): string {
  return mode.split(".").slice(1, -1).join(".");
}

/** Whether a name has the form of a resource provider mode; Azure adds such modes from time to time. */
export function isProviderModeName(name: string): boolean {
  return /^Microsoft\.[A-Za-z]+(?:\.[A-Za-z]\w*)*\.Data$/i.test(name);
}

/**
 * Types without tags or without a location, which a definition of the mode
 * Indexed never sees. Not complete.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics#resource-manager-modes
 * https://learn.microsoft.com/azure/azure-resource-manager/management/tag-support
 */
const neverIndexed = [
  "Microsoft.Authorization/locks",
  "Microsoft.Authorization/policyAssignments",
  "Microsoft.Authorization/policyDefinitions",
  "Microsoft.Authorization/policyExemptions",
  "Microsoft.Authorization/policySetDefinitions",
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.Authorization/roleDefinitions",
  "Microsoft.CognitiveServices/accounts/deployments",
  "Microsoft.CognitiveServices/accounts/raiBlocklists",
  "Microsoft.CognitiveServices/accounts/raiPolicies",
  "Microsoft.Network/networkManagers/networkGroups",
  "Microsoft.Network/virtualNetworks/subnets",
  "Microsoft.Resources/subscriptions",
  "Microsoft.Resources/subscriptions/resourceGroups",
].map((type) => type.toLowerCase());

/** Whether the mode Indexed is known to leave resources of a type out. */
export function isNeverIndexed(type: string): boolean {
  return neverIndexed.includes(type.toLowerCase());
}
