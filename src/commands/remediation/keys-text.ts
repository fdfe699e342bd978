import { l10n } from "vscode";
import { daysBack, type KeyCallers } from "./key-callers";
import type { KeyUse } from "./key-use";
import type { KeysLook } from "./look-at-keys";
import { listed } from "./many";

/** What turning keys off means for an account, for whoever has to decide about it. */
export function explainKeysOff(
  look: KeysLook,
  readers: readonly string[] | undefined,
  keyCallers: KeyCallers,
): readonly string[] {
  return [
    l10n.t("Whoever calls it with a key is refused as soon as this takes effect, a few minutes from now."),
    callersAfterwards(look),
    ...(look.hasSubdomain ? [] : [noSubdomain]),
    readersLately(readers),
    callersWithKeys(keyCallers),
  ];
}

const noSubdomain = l10n.t(
  "It has no custom subdomain, and without one no Entra ID token is accepted: nobody will be able to call it.",
);

function callersAfterwards({ callers }: KeysLook): string {
  if (callers === undefined) {
    return l10n.t(
      "Who can call it through Entra ID afterwards is unknown: its role assignments could not be read.",
    );
  }
  if (callers.length === 0) {
    return l10n.t(
      "Nobody holds a role that allows calling it through Entra ID. Owner and Contributor do not: they have no data actions.",
    );
  }
  return l10n.t(
    "These can call it through Entra ID afterwards: {0}. Owner or Contributor alone is not enough: they have no data actions.",
    listed(callers, 8),
  );
}

function readersLately(readers: readonly string[] | undefined): string {
  if (readers === undefined)
    return l10n.t("Who read its keys lately is unknown: the activity log could not be read.");
  if (readers.length === 0) return l10n.t("Nobody read its keys through Azure in the last 30 days.");
  return l10n.t("Its keys were read in the last 30 days by {0}.", listed(readers));
}

function callersWithKeys(callers: KeyCallers): string {
  if (callers.kind === "unknown") {
    return l10n.t("Who calls it with a key today is unknown: {0}", callers.because);
  }
  const { workspace, calls, addresses } = callers;
  if (calls === 0) {
    return l10n.t(
      'Its request log in "{0}" shows no call with a key in the last {1} days, as far as it goes back.',
      workspace,
      daysBack,
    );
  }
  const from = addresses.length === 0 ? "" : ` ${l10n.t("They came from {0}.", listed(addresses))}`;
  const found =
    calls === 1
      ? l10n.t(
          'Its request log in "{0}" has 1 call of the last {1} days without an object id, as those with a key are.',
          workspace,
          daysBack,
        )
      : l10n.t(
          'Its request log in "{0}" has {1} calls of the last {2} days without an object id, as those with a key are.',
          workspace,
          calls,
          daysBack,
        );
  return `${found}${from}`;
}

/** The same for several accounts at once: those to worry about are named. */
export function explainKeysOffForMany(looks: readonly KeysLook[]): readonly string[] {
  const named = (found: readonly KeysLook[]) =>
    listed(
      found.map(({ account }) => account.name),
      8,
    );
  const alone = looks.filter(({ callers }) => callers?.length === 0);
  const unknown = looks.filter(({ callers }) => callers === undefined);
  const bare = looks.filter(({ hasSubdomain }) => !hasSubdomain);
  return [
    l10n.t("Accounts: {0}.", named(looks)),
    l10n.t("Whoever calls them with a key is refused as soon as this takes effect, a few minutes from now."),
    ...(alone.length > 0
      ? [l10n.t("Nobody can call these through Entra ID afterwards: {0}.", named(alone))]
      : []),
    ...(bare.length > 0
      ? [
          l10n.t(
            "These have no custom subdomain, so that nobody will be able to call them: {0}.",
            named(bare),
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [l10n.t("Who can call these afterwards could not be read: {0}.", named(unknown))]
      : []),
    l10n.t("Owner or Contributor alone is not enough to call them: they have no data actions."),
  ];
}

/** Where the workspace still counts on keys; nothing where it does not. */
export function explainKeyUses(uses: readonly KeyUse[]): readonly string[] {
  if (uses.length === 0) return [];
  const files = [...new Set(uses.map(({ path }) => path))];
  return [
    uses.length === 1
      ? l10n.t("1 place in this workspace uses keys: {0}.", listed(files))
      : l10n.t("{0} places in this workspace use keys: {1}.", uses.length, listed(files)),
  ];
}
