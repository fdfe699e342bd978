import { l10n } from "vscode";
import { counted, grouped } from "../infrastructure/counted";

/** What linting files came to, in a few words. */
export function lintOutcome(looked: number, all: number, findings: number): string {
  if (all === 0) return l10n.t("No files here that are linted");
  const found = findings === 0 ? l10n.t("nothing found") : counted.findings(findings);
  const files = counted.files(all);
  return looked < all
    ? l10n.t("Stopped after {0} of {1}: {2}", grouped(looked), files, found)
    : l10n.t("Linted {0}: {1}", files, found);
}
