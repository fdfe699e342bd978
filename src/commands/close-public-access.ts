import { l10n } from "vscode";
import type { Account, AccountJson } from "../azure/azure-data";
import { networkOf } from "../explorer/posture";
import type { AccountOutcome, AccountRemediation } from "./remediation/account-remediation";
import { askOrHandOut } from "./remediation/ask";
import { byPatch } from "./remediation/by-patch";
import { isSameNetwork, lookAtNetwork, networkValues, type NetworkLook } from "./remediation/look-at-network";
import { reachedForMany, reachedThroughEndpoints } from "./remediation/network-text";
import type { RemediationParts } from "./remediation/parts";
import { remediateAccounts } from "./remediation/remediate-accounts";
import { accountScript } from "./remediation/scripts/account-script";
import type { Standing } from "./remediation/standing";

/** Closes accounts to the internet. Says beforehand who still reaches them: approved private endpoints alone. */
export function closePublicAccess(
  parts: RemediationParts,
  accounts: readonly Account[],
): Promise<readonly AccountOutcome[]> {
  return remediateAccounts(parts, accounts, closed(parts));
}

const title = l10n.t("Close Public Access");

function closed(parts: RemediationParts): AccountRemediation<NetworkLook> {
  const properties = { publicNetworkAccess: "Disabled" };
  const script = (looks: readonly NetworkLook[]) => accountScript("close-access", looks, () => properties);
  return {
    title,
    activity: l10n.t("Closing public access…"),
    look: (account) => lookAtNetwork(parts, account),
    isSame: isSameNetwork,
    isAlready: ({ account }) => !isOpen(account.json),
    ask: async (looks, isChanged) => {
      const { message, paragraphs } = questionAbout(looks);
      const again = isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : [];
      const kept = l10n.t("Rules for addresses and networks are kept, but not in force.");
      const detail = [...again, ...paragraphs, kept].join("\n\n");
      const yes = looks.some(isCutOff) ? l10n.t("Close Anyway") : title;
      await askOrHandOut(parts, { message, detail }, [yes], () => script(looks));
      return "yes";
    },
    ...byPatch(parts, standingOfPublicAccess, () => ({
      patch: { properties },
      isDone: (json) => !isOpen(json),
    })),
    undo: ({ account }) => ({
      kind: "setNetwork",
      accountId: account.id,
      publicNetworkAccess: networkValues(account.json).publicNetworkAccess,
    }),
    script,
  };
}

function isOpen(json: AccountJson): boolean {
  return networkOf(json).reach !== "private";
}

export function standingOfPublicAccess(json: AccountJson): Standing {
  const { publicNetworkAccess } = networkValues(json);
  return {
    reading: isOpen(json) ? l10n.t("Public network access is on") : l10n.t("Public network access is off"),
    values: { publicNetworkAccess },
  };
}

function isCutOff({ endpoints }: NetworkLook): boolean {
  return endpoints?.length === 0;
}

function questionAbout(looks: readonly NetworkLook[]) {
  const [first] = looks;
  if (looks.length === 1 && first !== undefined) {
    return {
      message: l10n.t('Close public network access of "{0}"?', first.account.name),
      paragraphs: [reachedThroughEndpoints(first)],
    };
  }
  return {
    message: l10n.t("Close public network access of {0} accounts?", looks.length),
    paragraphs: reachedForMany(looks, isCutOff),
  };
}
