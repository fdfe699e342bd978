import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import type { Severity } from "../../core/index";
import type { ReviewFinding } from "../review";
import { plain, words, type Icon, type TreeNode } from "./node";

/** What a rule says about an account. */
export interface FindingNode extends TreeNode {
  readonly kind: "finding";
  readonly account: Account;
  readonly finding: ReviewFinding;
}

const icons: Readonly<Record<Severity, Icon>> = {
  error: { id: "error", color: "list.errorForeground" },
  warning: { id: "warning", color: "list.warningForeground" },
  information: { id: "info", color: "notificationsInfoIcon.foreground" },
  hint: { id: "lightbulb" },
};

/** Severities in words, inside a sentence. */
export const severityNames: Readonly<Record<Severity, string>> = {
  error: l10n.t("error"),
  warning: l10n.t("warning"),
  information: l10n.t("information"),
  hint: l10n.t("hint"),
};

/** The icon of a severity; a tick where nothing was found. */
export function severityIcon(severity: Severity | undefined): Icon {
  return severity === undefined ? { id: "pass", color: "testing.iconPassed" } : icons[severity];
}

export function findingNode(
  parent: TreeNode,
  account: Account,
  finding: ReviewFinding,
  id: string,
): FindingNode {
  const { ruleId, severity, label, message } = finding;
  return {
    kind: "finding",
    id,
    parent,
    account,
    finding,
    getItem: () => ({
      label,
      description: ruleId,
      icon: severityIcon(severity),
      tooltip: `${plain(message)}\n\n${l10n.t("Rule: {0}", `\`${ruleId}\``)}`,
      contextValue: words("finding", `rule:${ruleId}`),
      expandable: "no",
      spoken: `${severityNames[severity]}: ${message}`,
      command: { id: "aoaiSecurity.openRulePage", title: l10n.t("Show Rule Page"), arguments: [ruleId] },
    }),
  };
}
