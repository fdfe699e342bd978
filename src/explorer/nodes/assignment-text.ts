import { l10n } from "vscode";
import type { Standing } from "../scope";

/** Where an assignment of any sort stands, seen from the account. */
export function whereFrom({
  standing,
  scope,
}: {
  readonly standing: Standing;
  readonly scope: string;
}): string {
  if (standing === "direct") return l10n.t("direct");
  return standing === "inherited" ? l10n.t("inherited from {0}", scope) : l10n.t("only on {0}", scope);
}

/** A condition as a block of its own, in which nothing is formatted; empty where there is none. */
export function conditionText(condition: string | undefined): string {
  if (condition === undefined) return "";
  return `${l10n.t("Condition:")}\n\n\`\`\`text\n${condition.replaceAll("```", "")}\n\`\`\``;
}
