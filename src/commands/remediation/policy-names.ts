import type { AzureApi } from "../../azure/azure-api";
import type { Account } from "../../azure/azure-data";
import { AzureError } from "../../azure/azure-error";

/**
 * The built-in policies about keys, by the names Azure gives them.
 * https://github.com/Azure/azure-policy/tree/master/built-in-policies/policyDefinitions
 */
export const keyPolicies = {
  auditOrDeny: {
    id: "71ef260a-8f18-47b7-abcb-62d0673d94dc",
    name: "Azure AI Services resources should have key access disabled (disable local authentication)",
  },
  modify: {
    id: "14de9e63-1b31-492e-a5a3-c3f7fd57f555",
    name: "Configure Cognitive Services accounts to disable local authentication methods",
  },
  deploy: {
    id: "55eff01b-f2bd-4c32-9203-db285f709d30",
    name: "Configure Azure AI Services resources to disable local key access (disable local authentication)",
  },
} as const;

/** The role that the definition with `modify` asks for. */
export const contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";

const changing = ["modify", "append", "deployifnotexists"];

/** The policies that may change an account after everybody else; empty also where they cannot be read. */
export async function policiesThatChange(
  api: AzureApi,
  { subscription, id }: Account,
): Promise<readonly string[]> {
  try {
    const states = await api.policy.listStates(subscription, id);
    const found = states.filter(({ effect }) => changing.includes(effect));
    return [
      ...new Set(found.map(({ definitionName, definitionId }) => nameOf(definitionName || definitionId))),
    ];
  } catch (error) {
    if (error instanceof AzureError) return [];
    throw error;
  }
}

function nameOf(definition: string): string {
  const known = Object.values(keyPolicies).find(({ id }) => definition.toLowerCase().endsWith(id));
  return known?.name ?? definition;
}
