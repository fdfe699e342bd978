import type { Account } from "../../azure/azure-data";
import type { NodeContext } from "./context";
import { findingNode, severityIcon } from "./finding-node";
import { messageNode } from "./message-node";
import { count, type TreeNode } from "./node";

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
      const description = findings.length === 0 ? "none" : String(findings.length);
      return {
        label: "Findings",
        description,
        icon: severityIcon(worst),
        contextValue: "findings",
        expandable: findings.length === 0 ? "collapsed" : "expanded",
        spoken: `${count(findings.length, "finding")}${worst === undefined ? "" : `, the worst: ${worst}`}`,
      };
    },
    getChildren: () => {
      const { findings } = review();
      if (findings.length > 0) {
        return findings.map((finding, index) =>
          findingNode(node, account(), finding, `${node.id}#${finding.ruleId}#${index}`),
        );
      }
      return [messageNode(node, "none", { label: "No rule has anything to say", icon: "pass" })];
    },
  };
  return node;
}
