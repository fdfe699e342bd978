import { l10n } from "vscode";
import type { AccountJson } from "../../azure/azure-data";
import { networkOf, type Network } from "../../explorer/posture";
import { standingOfNetworks } from "../allow-selected-networks";
import { standingOfPublicAccess } from "../close-public-access";
import type { AccountRemediation, Look } from "../remediation/account-remediation";
import { askOrHandOut, typeName, type Answer } from "../remediation/ask";
import { byPatch } from "../remediation/by-patch";
import type { JournalEntry, Undo } from "../remediation/journal";
import { keysAreOn } from "../remediation/look-at-keys";
import {
  isSameNetwork,
  lookAtNetwork,
  networkValues,
  rulesWith,
  type NetworkLook,
} from "../remediation/look-at-network";
import { listed } from "../remediation/many";
import { rulesOf } from "../remediation/network-text";
import type { RemediationParts } from "../remediation/parts";
import { accountScript } from "../remediation/scripts/account-script";
import { changedSince, prefaceOf } from "./undoing";

type SetNetwork = Extract<Undo, { kind: "setNetwork" }>;

/** Puts back how an account was reached. Rules stay as they are now; who is let in again is said and asked. */
export function restoreNetwork(
  parts: RemediationParts,
  entry: JournalEntry,
  undo: SetNetwork,
): AccountRemediation<NetworkLook> {
  const properties = ({ account: { json } }: Look) => restored(json, undo);
  const script = (looks: readonly NetworkLook[]) => accountScript("restore-network", looks, properties);
  const standingOf = undo.publicNetworkAccess === undefined ? standingOfNetworks : standingOfPublicAccess;
  return {
    title: l10n.t("Restore Network Access"),
    activity: l10n.t("Restoring network access…"),
    look: (account) => lookAtNetwork(parts, account),
    isSame: isSameNetwork,
    isAlready: ({ account: { json } }) => isRestored(json, undo),
    ask: async ([look], isChanged) => {
      if (look === undefined) return "yes";
      const paragraphs = [
        ...(isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : []),
        prefaceOf(entry),
        ...changedSince(entry.after, standingOf(look.account.json).values),
      ];
      return ask(parts, look, properties(look), paragraphs, () => script([look]));
    },
    ...byPatch(parts, standingOf, () => ({
      patch: (account) => ({ properties: properties({ account }) }),
      isDone: (json) => isRestored(json, undo),
    })),
    undo: ({ account }) => ({ kind: "none", because: l10n.t('"{0}" is as it was before.', account.name) }),
    script,
  };
}

function restored(json: AccountJson, { publicNetworkAccess, defaultAction }: SetNetwork) {
  return {
    ...(publicNetworkAccess === undefined ? {} : { publicNetworkAccess }),
    ...(defaultAction === undefined ? {} : { networkAcls: rulesWith(defaultAction, json) }),
  };
}

function isRestored(json: AccountJson, { publicNetworkAccess, defaultAction }: SetNetwork): boolean {
  const isAs = (wanted: string | undefined, now: string) =>
    wanted === undefined || wanted.toLowerCase() === now.toLowerCase();
  return (
    isAs(publicNetworkAccess, networkValues(json).publicNetworkAccess) &&
    isAs(defaultAction, networkOf(json).defaultAction)
  );
}

const widths: Readonly<Record<Network["reach"], number>> = { private: 0, selected: 1, everyone: 2 };

async function ask(
  parts: RemediationParts,
  look: NetworkLook,
  change: ReturnType<typeof restored>,
  paragraphs: readonly string[],
  script: () => ReturnType<typeof accountScript>,
): Promise<Answer> {
  const { account, network } = look;
  const { reach } = networkOf({ properties: { ...account.json.properties, ...change } });
  const isWider = widths[reach] > widths[network.reach];
  const message = isWider
    ? l10n.t('Open "{0}" again?', account.name)
    : l10n.t('Put back the network settings of "{0}"?', account.name);
  const detail = [...paragraphs, letIn(look, reach)].join("\n\n");
  const yes = isWider ? l10n.t("Continue…") : l10n.t("Put Back");
  await askOrHandOut(parts, { message, detail }, [yes], script);
  if (!isWider) return "yes";
  const prompt = l10n.t("Type {0} to open it to more networks.", account.name);
  return typeName(parts, account, { title: l10n.t("Restore Network Access"), prompt });
}

function letIn(look: NetworkLook, reach: Network["reach"]): string {
  if (reach === "private") {
    return l10n.t("Nobody else reaches it by that: public network access is off.");
  }
  if (reach === "selected") {
    const rules = rulesOf(look);
    return rules.length === 0
      ? l10n.t("No rule lets an address or a network in, so nobody else reaches it by that.")
      : l10n.t("This widens access: these reach it again: {0}.", listed(rules));
  }
  return keysAreOn(look.account)
    ? l10n.t(
        "This widens access: every address on the internet reaches it again, and whoever has a key can call it.",
      )
    : l10n.t(
        "This widens access: every address on the internet reaches it again. A token is still needed to call it.",
      );
}
