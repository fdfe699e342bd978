import { l10n } from "vscode";

/**
 * What can be told of a failure whatever its details: a sentence, with Azure's own words at its end where there are
 * any. Those stay in the language Azure wrote them in.
 */
export const sentences = {
  conflict: (text: string) =>
    text === ""
      ? l10n.t("Azure cannot make this change now.")
      : l10n.t("Azure cannot make this change now: {0}", ended(text)),
  failed: (text: string) =>
    text === "" ? l10n.t("The call to Azure failed.") : l10n.t("The call to Azure failed: {0}", ended(text)),
  locked: (text: string) =>
    text === ""
      ? l10n.t("A lock forbids this change.")
      : l10n.t("A lock forbids this change: {0}", ended(text)),
  noSignIn: (text: string) =>
    text === "" ? l10n.t("No sign-in could be used.") : l10n.t("No sign-in could be used: {0}", ended(text)),
  notFinished: (text: string) =>
    text === ""
      ? l10n.t("Azure did not finish the change.")
      : l10n.t("Azure did not finish the change: {0}", ended(text)),
  notFound: (text: string) =>
    text === ""
      ? l10n.t("Azure has no such resource.")
      : l10n.t("Azure has no such resource: {0}", ended(text)),
  ownError: (status: number, text: string) =>
    text === ""
      ? l10n.t("Azure answered with an error of its own ({0}).", status)
      : l10n.t("Azure answered with an error of its own ({0}): {1}", status, ended(text)),
  policyDenied: (text: string) =>
    text === ""
      ? l10n.t("A policy forbids this change.")
      : l10n.t("A policy forbids this change: {0}", ended(text)),
  refusedAccess: (text: string) =>
    text === "" ? l10n.t("Azure refused access.") : l10n.t("Azure refused access: {0}", ended(text)),
  refusedRequest: (text: string) =>
    text === ""
      ? l10n.t("Azure refused the request.")
      : l10n.t("Azure refused the request: {0}", ended(text)),
  refusedSignIn: (text: string) =>
    text === ""
      ? l10n.t("Azure did not accept the sign-in.")
      : l10n.t("Azure did not accept the sign-in: {0}", ended(text)),
} as const;

/** That an operation on a scope is not allowed to who asked, or only under a condition that is not fulfilled. */
export function forbiddenSentence(operation: string, scope: string, conditional: boolean): string {
  return conditional
    ? l10n.t(
        'You may not perform "{0}" on "{1}". The condition of your role is not fulfilled.',
        operation,
        scope,
      )
    : l10n.t('You may not perform "{0}" on "{1}".', operation, scope);
}

/** Which policies forbid a change: at least one, by the names people know them by. */
export function policiesSentence(policies: readonly string[]): string {
  const names = policies.map((name) => `"${name}"`);
  const last = names.at(-1) ?? "";
  if (names.length < 2) return l10n.t("The policy {0} forbids this change.", last);
  const all = l10n.t("{0} and {1}", names.slice(0, -1).join(", "), last);
  return l10n.t("The policies {0} forbid this change.", all);
}

/** How long Azure wants no requests; NaN seconds where it did not say. */
export function throttledSentence(seconds: number): string {
  if (!Number.isFinite(seconds)) {
    return l10n.t("Azure is limiting requests of this account. Try again later.");
  }
  return seconds === 1
    ? l10n.t("Azure is limiting requests of this account. Try again in 1 second.")
    : l10n.t("Azure is limiting requests of this account. Try again in {0} seconds.", seconds);
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
