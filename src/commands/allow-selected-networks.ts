import { l10n } from "vscode";
import type { Account, AccountJson } from "../azure/azure-data";
import { networkOf } from "../explorer/posture";
import type { AccountOutcome, AccountRemediation, Look } from "./remediation/account-remediation";
import { askOrHandOut } from "./remediation/ask";
import { byPatch } from "./remediation/by-patch";
import {
  isSameNetwork,
  lookAtNetwork,
  networkValues,
  rulesWith,
  type NetworkLook,
} from "./remediation/look-at-network";
import { reachedForMany, reachedThroughRules, rulesOf } from "./remediation/network-text";
import type { RemediationParts } from "./remediation/parts";
import { remediateAccounts } from "./remediation/remediate-accounts";
import { accountScript } from "./remediation/scripts/account-script";
import type { Standing } from "./remediation/standing";

/**
 * Lets in only what the rules of an account name, which stay as they are. Says beforehand which these are
 * and who else reaches it.
 */
export function allowSelectedNetworks(
  parts: RemediationParts,
  accounts: readonly Account[],
): Promise<readonly AccountOutcome[]> {
  return remediateAccounts(parts, accounts, selected(parts));
}

const title = l10n.t("Allow Selected Networks Only");

function selected(parts: RemediationParts): AccountRemediation<NetworkLook> {
  const properties = ({ account }: Look) => ({ networkAcls: rulesWith("Deny", account.json) });
  const script = (looks: readonly NetworkLook[]) => accountScript("selected-networks", looks, properties);
  return {
    title,
    activity: l10n.t("Limiting networks…"),
    look: (account) => lookAtNetwork(parts, account),
    isSame: isSameNetwork,
    isAlready: ({ network }) => network.reach !== "everyone",
    ask: async (looks, isChanged) => {
      const { message, paragraphs } = questionAbout(looks);
      const again = isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : [];
      const detail = [...again, ...paragraphs].join("\n\n");
      const yes = looks.some(isCutOff) ? l10n.t("Limit Anyway") : l10n.t("Allow Selected Networks Only");
      await askOrHandOut(parts, { message, detail }, [yes], () => script(looks));
      return "yes";
    },
    ...byPatch(parts, standingOfNetworks, () => ({
      patch: (account) => ({ properties: properties({ account }) }),
      isDone: (json) => networkOf(json).reach !== "everyone",
    })),
    undo: ({ account, network }) => ({
      kind: "setNetwork",
      accountId: account.id,
      defaultAction: network.defaultAction,
    }),
    script,
  };
}

/** Public access that is off lets nobody in, whatever the rules say. */
export function standingOfNetworks(json: AccountJson): Standing {
  const readings = {
    everyone: l10n.t("Access is open to every network"),
    selected: l10n.t("Access is limited to selected networks"),
    private: l10n.t("Public network access is off"),
  };
  return { reading: readings[networkOf(json).reach], values: networkValues(json) };
}

function isCutOff(look: NetworkLook): boolean {
  return rulesOf(look).length === 0 && look.endpoints?.length === 0;
}

function questionAbout(looks: readonly NetworkLook[]) {
  const [first] = looks;
  if (looks.length === 1 && first !== undefined) {
    return {
      message: l10n.t('Allow selected networks only on "{0}"?', first.account.name),
      paragraphs: [reachedThroughRules(first), trusted(first)].filter((part) => part !== ""),
    };
  }
  return {
    message: l10n.t("Allow selected networks only on {0} accounts?", looks.length),
    paragraphs: [...reachedForMany(looks, isCutOff), l10n.t("The rules of each account stay as they are.")],
  };
}

function trusted({ network: { bypass } }: NetworkLook): string {
  return bypass?.toLowerCase() === "azureservices"
    ? l10n.t("Trusted services of Azure are still let in.")
    : "";
}
