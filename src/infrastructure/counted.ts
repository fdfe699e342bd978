import { l10n } from "vscode";

/**
 * "1 account", "2 accounts": a text for one and a text for more, since languages differ in more than an ending.
 */
export const counted = {
  accounts: (number: number) =>
    number === 1 ? l10n.t("1 account") : l10n.t("{0} accounts", grouped(number)),
  assignments: (number: number) =>
    number === 1 ? l10n.t("1 assignment") : l10n.t("{0} assignments", grouped(number)),
  couldReadKeys: (number: number) =>
    number === 1 ? l10n.t("1 could read keys") : l10n.t("{0} could read keys", grouped(number)),
  eligible: (number: number) =>
    number === 1 ? l10n.t("1 eligible") : l10n.t("{0} eligible", grouped(number)),
  errors: (number: number) => (number === 1 ? l10n.t("1 error") : l10n.t("{0} errors", grouped(number))),
  files: (number: number) => (number === 1 ? l10n.t("1 file") : l10n.t("{0} files", grouped(number))),
  findings: (number: number) =>
    number === 1 ? l10n.t("1 finding") : l10n.t("{0} findings", grouped(number)),
  hints: (number: number) => (number === 1 ? l10n.t("1 hint") : l10n.t("{0} hints", grouped(number))),
  infos: (number: number) => (number === 1 ? l10n.t("1 info") : l10n.t("{0} infos", grouped(number))),
  keyReaders: (number: number) =>
    number === 1 ? l10n.t("1 key reader") : l10n.t("{0} key readers", grouped(number)),
  operations: (number: number) =>
    number === 1 ? l10n.t("1 operation") : l10n.t("{0} operations", grouped(number)),
  principals: (number: number) =>
    number === 1 ? l10n.t("1 principal") : l10n.t("{0} principals", grouped(number)),
  roles: (number: number) => (number === 1 ? l10n.t("1 role") : l10n.t("{0} roles", grouped(number))),
  subscriptions: (number: number) =>
    number === 1 ? l10n.t("1 subscription") : l10n.t("{0} subscriptions", grouped(number)),
  warnings: (number: number) =>
    number === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", grouped(number)),
} as const;

/** "10,000". */
export function grouped(number: number): string {
  return number.toLocaleString("en-US");
}
