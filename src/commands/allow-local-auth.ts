import { l10n } from "vscode";
import type { Account } from "../azure/azure-data";
import { standingOfKeys } from "./disable-local-auth";
import type { AccountOutcome, AccountRemediation, Look } from "./remediation/account-remediation";
import { askOrHandOut, typeName, type Answer } from "./remediation/ask";
import { byPatch } from "./remediation/by-patch";
import { keysAreOn } from "./remediation/look-at-keys";
import type { RemediationParts } from "./remediation/parts";
import { remediateAccounts } from "./remediation/remediate-accounts";
import { accountScript } from "./remediation/scripts/account-script";

/** Lets keys in again. This opens the account, so its name has to be typed. */
export function allowLocalAuth(
  parts: RemediationParts,
  account: Account,
): Promise<readonly AccountOutcome[]> {
  return remediateAccounts(parts, [account], keysOn(parts));
}

const title = l10n.t("Allow API Keys Again");

/** `preface` is said before everything else. */
export function keysOn(parts: RemediationParts, preface: readonly string[] = []): AccountRemediation<Look> {
  const properties = { disableLocalAuth: false };
  const script = (looks: readonly Look[]) => accountScript("allow-keys", looks, () => properties);
  return {
    title,
    activity: l10n.t("Allowing API keys…"),
    look: async ({ subscription, id }) => ({ account: await parts.api.accounts.get(subscription, id) }),
    isSame: (one, other) => keysAreOn(one.account) === keysAreOn(other.account),
    isAlready: ({ account }) => keysAreOn(account),
    ask: async (looks, isChanged) => {
      const [look] = looks;
      const again = isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : [];
      return look === undefined ? "yes" : ask(parts, look, [...again, ...preface], () => script(looks));
    },
    ...byPatch(parts, standingOfKeys, () => ({
      patch: { properties },
      isDone: (json) => keysAreOn({ json }),
    })),
    undo: ({ account: { id } }) => ({ kind: "disableKeys", accountId: id }),
    script,
  };
}

async function ask(
  parts: RemediationParts,
  { account }: Look,
  preface: readonly string[],
  script: () => ReturnType<typeof accountScript>,
): Promise<Answer> {
  const detail = [
    ...preface,
    l10n.t(
      "Azure makes both keys anew: every client that still has one of the old keys breaks, and turning keys off again does not bring them back.",
    ),
    l10n.t(
      "Whoever holds a key can then call the account without a name in its log. Everybody who may list keys gets them.",
    ),
  ].join("\n\n");
  const message = l10n.t('Allow API keys on "{0}" again?', account.name);
  await askOrHandOut(parts, { message, detail }, [l10n.t("Continue…")], script);
  const prompt = l10n.t("Type {0} to allow API keys on it.", account.name);
  return typeName(parts, account, { title, prompt });
}
