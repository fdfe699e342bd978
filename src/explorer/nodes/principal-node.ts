import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Holding } from "../holding";
import type { Holder } from "../principal-book";
import { words, type TreeNode } from "./node";
import { holderIcon, holderLabel, holderMarks, holderTooltip } from "./principal-text";
import { roleAssignmentNode } from "./role-assignment-node";

/** Somebody and, below it, every role they hold on an account. */
export interface PrincipalNode extends TreeNode {
  readonly kind: "principal";
  readonly account: Account;
  readonly holder: Holder;
}

export function principalNode(
  parent: TreeNode,
  account: Account,
  holder: Holder,
  holdings: readonly Holding[],
): PrincipalNode {
  const readsKeys = holdings.some((holding) => holding.readsKeys !== "no");
  const description = [
    ...holderMarks(holder),
    counted.roles(holdings.length),
    ...(readsKeys ? [l10n.t("reads keys")] : []),
  ].join(" · ");
  const node: PrincipalNode = {
    kind: "principal",
    id: `${parent.id}#principal:${holder.id.toLowerCase()}`,
    parent,
    account,
    holder,
    getItem: () => ({
      label: holderLabel(holder),
      description,
      icon: readsKeys ? { id: "key", color: "list.warningForeground" } : holderIcon(holder),
      tooltip: holderTooltip(holder),
      contextValue: words(
        "principal",
        holder.state === "deleted" && "deletedPrincipal",
        readsKeys && "readsKeys",
      ),
      expandable: "collapsed",
      spoken: `${holderLabel(holder)}, ${description}`,
    }),
    getChildren: () => holdings.map((holding) => roleAssignmentNode(node, account, holding, "role")),
  };
  return node;
}
