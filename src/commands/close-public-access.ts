import type { Account, AccountJson, PrivateEndpointConnection } from "../azure/azure-data";
import { AzureError } from "../azure/azure-error";
import type { AccountOutcome, AccountRemediation, Look } from "./remediation/account-remediation";
import { askOrHandOut } from "./remediation/ask";
import { listed } from "./remediation/many";
import type { RemediationParts } from "./remediation/parts";
import { remediateAccounts } from "./remediation/remediate-accounts";
import { accountScript } from "./remediation/scripts/account-script";

/** Closes an account to the internet. Says beforehand who still reaches it: approved private endpoints alone. */
export function closePublicAccess(
  parts: RemediationParts,
  account: Account,
): Promise<readonly AccountOutcome[]> {
  return remediateAccounts(parts, [account], closed(parts));
}

interface NetworkLook extends Look {
  /** Names of approved private endpoints; undefined where they could not be read. */
  readonly endpoints: readonly string[] | undefined;
}

const title = "Close Public Access";

function closed(parts: RemediationParts): AccountRemediation<NetworkLook> {
  const properties = { publicNetworkAccess: "Disabled" };
  const script = (looks: readonly NetworkLook[]) => accountScript("close-access", looks, () => properties);
  return {
    title,
    activity: "Closing public access…",
    look: (account) => look(parts, account),
    isSame: (one, other) =>
      isOpen(one.account.json) === isOpen(other.account.json) &&
      one.endpoints?.join() === other.endpoints?.join(),
    isAlready: ({ account }) => !isOpen(account.json),
    ask: async (looks, isChanged) => {
      const [first] = looks;
      if (first === undefined) return "yes";
      const again = isChanged ? ["Something changed meanwhile. As it is now:"] : [];
      const detail = [
        ...again,
        reachedBy(first),
        "Rules for addresses and networks are kept, but not in force.",
      ];
      const message = `Close public network access of "${first.account.name}"?`;
      const yes = first.endpoints?.length === 0 ? "Close Anyway" : title;
      await askOrHandOut(parts, { message, detail: detail.join("\n\n") }, [yes], () => script(looks));
      return "yes";
    },
    change: () => ({ patch: { properties }, isDone: (json) => !isOpen(json) }),
    reading: (json) => `Public network access is ${isOpen(json) ? "on" : "off"}`,
    values: ({ properties: now }) => ({ publicNetworkAccess: now?.publicNetworkAccess ?? "Enabled" }),
    undo: ({ account }) => ({
      kind: "setNetwork",
      accountId: account.id,
      properties: { publicNetworkAccess: account.json.properties?.publicNetworkAccess ?? "Enabled" },
    }),
    script,
  };
}

/** Absent means enabled. */
function isOpen({ properties }: AccountJson): boolean {
  return (properties?.publicNetworkAccess ?? "Enabled").toLowerCase() !== "disabled";
}

async function look({ api }: RemediationParts, { subscription, id }: Account): Promise<NetworkLook> {
  const account = await api.accounts.get(subscription, id);
  try {
    const connections = await api.accounts.listPrivateEndpointConnections(subscription, id);
    return { account, endpoints: connections.filter(isApproved).map(nameOf).sort() };
  } catch (error) {
    if (error instanceof AzureError) return { account, endpoints: undefined };
    throw error;
  }
}

function isApproved({ status }: PrivateEndpointConnection): boolean {
  return status?.toLowerCase() === "approved";
}

function nameOf({ privateEndpointId, name }: PrivateEndpointConnection): string {
  return privateEndpointId?.split("/").at(-1) ?? name;
}

function reachedBy({ endpoints }: NetworkLook): string {
  if (endpoints === undefined) {
    return "Who reaches it afterwards is unknown: its private endpoints could not be read.";
  }
  if (endpoints.length === 0) return "It has no approved private endpoint, so nobody reaches it afterwards.";
  return `It is reached through these private endpoints alone afterwards: ${listed(endpoints)}.`;
}
