import { l10n } from "vscode";

/** Says what comes from the core in the language VS Code is set to. */
export function translate(phrase: string, ...values: string[]): string {
  return l10n.t(phrase, ...values);
}
