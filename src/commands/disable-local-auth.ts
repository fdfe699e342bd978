import { l10n } from "vscode";
import type { Account } from "../azure/azure-data";
import type { AccountOutcome, AccountRemediation } from "./remediation/account-remediation";
import { askOrHandOut, type Answer } from "./remediation/ask";
import { byPatch } from "./remediation/by-patch";
import { keyCallersOf } from "./remediation/key-callers";
import type { KeyUse } from "./remediation/key-use";
import { explainKeysOff, explainKeysOffForMany, explainKeyUses } from "./remediation/keys-text";
import { isSameLook, keyReadersOf, keysAreOn, lookAtKeys, type KeysLook } from "./remediation/look-at-keys";
import { offerKeyUses } from "./remediation/offer-key-uses";
import type { RemediationParts } from "./remediation/parts";
import { remediateAccounts } from "./remediation/remediate-accounts";
import type { Standing } from "./remediation/standing";
import { accountScript } from "./remediation/scripts/account-script";

export interface DisableOptions {
  /** Lets the user give somebody the least role first. */
  readonly assignRole?: (account: Account) => Promise<unknown>;
  /** Said before everything else. */
  readonly preface?: readonly string[];
}

/** Turns API keys off, so that only Entra ID is accepted. Says beforehand who can call afterwards. */
export async function disableLocalAuth(
  parts: RemediationParts,
  accounts: readonly Account[],
  options: DisableOptions = {},
): Promise<readonly AccountOutcome[]> {
  const uses = await parts.findKeyUses();
  return remediateAccounts(parts, accounts, keysOff(parts, options, uses));
}

const title = l10n.t("Disable API Keys");

export function keysOff(
  parts: RemediationParts,
  options: DisableOptions,
  uses: readonly KeyUse[],
): AccountRemediation<KeysLook> {
  const properties = { disableLocalAuth: true };
  const script = (looks: readonly KeysLook[]) => accountScript("disable-keys", looks, () => properties);
  return {
    title,
    activity: l10n.t("Disabling API keys…"),
    look: (account) => lookAtKeys(parts.api, account),
    isSame: isSameLook,
    isAlready: ({ keysOn }) => !keysOn,
    ask: async (looks, isChanged) => {
      const [first] = looks;
      const question =
        looks.length === 1 && first !== undefined
          ? await aboutOne(parts, first)
          : {
              message: l10n.t("Disable the API keys of {0} accounts?", looks.length),
              paragraphs: explainKeysOffForMany(looks),
            };
      const again = isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : [];
      const detail = [
        ...again,
        ...(options.preface ?? []),
        ...question.paragraphs,
        ...explainKeyUses(uses),
      ].join("\n\n");
      const titles = titlesFor(looks, options, uses);
      const chosen = await askOrHandOut(parts, { message: question.message, detail }, titles, () =>
        script(looks),
      );
      return follow(chosen, first, parts, options, uses);
    },
    ...byPatch(parts, standingOfKeys, () => ({
      patch: { properties },
      isDone: (json) => !keysAreOn({ json }),
    })),
    undo: ({ account: { id } }) => ({ kind: "allowKeys", accountId: id }),
    script,
  };
}

export function standingOfKeys(json: Account["json"]): Standing {
  const isOn = keysAreOn({ json });
  const reading = isOn ? l10n.t("API keys are on") : l10n.t("API keys are off");
  return { reading, values: { disableLocalAuth: !isOn } };
}

async function aboutOne({ api, clock }: RemediationParts, look: KeysLook) {
  const { account } = look;
  const [readers, keyCallers] = await Promise.all([
    keyReadersOf(api, account, clock.now()),
    keyCallersOf(api, account, clock.now()),
  ]);
  const paragraphs = explainKeysOff(look, readers, keyCallers);
  if (!leavesNobody(look))
    return { message: l10n.t('Disable the API keys of "{0}"?', account.name), paragraphs };
  return {
    message: l10n.t('Disable the API keys of "{0}", though nobody can call it afterwards?', account.name),
    paragraphs,
  };
}

function leavesNobody({ callers, hasSubdomain }: KeysLook): boolean {
  return callers?.length === 0 || !hasSubdomain;
}

const titles = {
  anyway: l10n.t("Disable Anyway"),
  assign: l10n.t("Assign Role First…"),
  files: l10n.t("Show Places…"),
} as const;

function titlesFor(
  looks: readonly KeysLook[],
  { assignRole }: DisableOptions,
  uses: readonly KeyUse[],
): readonly string[] {
  return [
    looks.some(leavesNobody) ? titles.anyway : title,
    ...(looks.length === 1 && assignRole !== undefined ? [titles.assign] : []),
    ...(uses.length > 0 ? [titles.files] : []),
  ];
}

async function follow(
  chosen: string,
  look: KeysLook | undefined,
  parts: RemediationParts,
  { assignRole }: DisableOptions,
  uses: readonly KeyUse[],
): Promise<Answer> {
  if (chosen === titles.files) return offerKeyUses(parts, uses);
  if (chosen !== titles.assign || look === undefined) return "yes";
  await assignRole?.(look.account);
  return "again";
}
