import type { Account, AccountJson, PrivateEndpointConnection } from "../../azure/azure-data";
import { AzureError } from "../../azure/azure-error";
import { networkOf, type Network } from "../../explorer/posture";
import type { Look } from "./account-remediation";
import type { RemediationParts } from "./parts";

/** What there is to know of an account before its network is narrowed. */
export interface NetworkLook extends Look {
  readonly network: Network;
  /** Names of approved private endpoints; undefined where they could not be read. */
  readonly endpoints: readonly string[] | undefined;
}

export async function lookAtNetwork(
  { api }: Pick<RemediationParts, "api">,
  { subscription, id }: Account,
): Promise<NetworkLook> {
  const account = await api.accounts.get(subscription, id);
  const network = networkOf(account.json);
  try {
    const connections = await api.accounts.listPrivateEndpointConnections(subscription, id);
    return { account, network, endpoints: connections.filter(isApproved).map(nameOf).sort() };
  } catch (error) {
    if (error instanceof AzureError) return { account, network, endpoints: undefined };
    throw error;
  }
}

function isApproved({ status }: PrivateEndpointConnection): boolean {
  return status?.toLowerCase() === "approved";
}

function nameOf({ privateEndpointId, name }: PrivateEndpointConnection): string {
  return privateEndpointId?.split("/").at(-1) ?? name;
}

/** Whether the user would decide the same. */
export function isSameNetwork(one: NetworkLook, other: NetworkLook): boolean {
  const relevant = ({ account, endpoints }: NetworkLook) =>
    JSON.stringify([networkValues(account.json), endpoints]);
  return relevant(one) === relevant(other);
}

/** Both properties as they are stated; absent ones as Azure counts them. */
export function networkValues({ properties }: AccountJson) {
  return {
    publicNetworkAccess: properties?.publicNetworkAccess ?? "Enabled",
    networkAcls: properties?.networkAcls ?? { defaultAction: "Allow" },
  };
}

/**
 * The rules of an account with another default action, to be sent as a whole: a patch of networkAcls may
 * replace all of it, and then what is left out would be gone.
 */
export function rulesWith(defaultAction: string, { properties }: AccountJson) {
  const now = properties?.networkAcls ?? {};
  const { ipRules = [], virtualNetworkRules = [] } = now;
  return { ...now, defaultAction, ipRules, virtualNetworkRules };
}
