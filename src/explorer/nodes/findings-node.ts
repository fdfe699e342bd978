import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Review } from "../review";
import type { NodeContext } from "./context";
import { findingNode, severityIcon, severityNames } from "./finding-node";
import { messageNode } from "./message-node";
import type { TreeNode } from "./node";

/** The findings of an account, under one heading. */
export interface FindingsNode extends TreeNode {
  readonly kind: "findings";
}

export function findingsNode(parent: TreeNode, account: () => Account, context: NodeContext): FindingsNode {
  const review = () => context.reviewOf(account());
  const node: FindingsNode = {
    kind: "findings",
    id: `${parent.id}#findings`,
    parent,
    getItem: () => {
      const { findings, worst } = review();
      const description = findings.length === 0 ? l10n.t("none") : String(findings.length);
      return {
        label: l10n.t("Findings"),
        description,
        icon: severityIcon(worst),
        contextValue: "findings",
        expandable: findings.length === 0 ? "collapsed" : "expanded",
        spoken: spoken(review()),
      };
    },
    getChildren: () => {
      const { findings } = review();
      if (findings.length > 0) {
        return findings.map((finding, index) =>
          findingNode(node, account(), finding, `${node.id}#${finding.ruleId}#${index}`),
        );
      }
      return [messageNode(node, "none", { label: l10n.t("No rule has anything to say"), icon: "pass" })];
    },
  };
  return node;
}

function spoken({ findings, worst }: Review): string {
  const number = counted.findings(findings.length);
  return worst === undefined ? number : l10n.t("{0}, the worst: {1}", number, severityNames[worst]);
}
