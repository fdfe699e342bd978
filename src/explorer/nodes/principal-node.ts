import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Holding } from "../holding";
import type { Holder } from "../principal-book";
import { words, type Icon, type TreeNode } from "./node";
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
  return principalRow(parent, account, holder, {
    size: holdings.length,
    marks: readsKeys ? [l10n.t("reads keys")] : [],
    icon: readsKeys ? { id: "key", color: "list.warningForeground" } : holderIcon(holder),
    readsKeys,
    speak: (label, description) => `${label}, ${description}`,
    below: (node) => holdings.map((holding) => roleAssignmentNode(node, account, holding, "role")),
  });
}

/** What the row of somebody says of the roles below it. */
interface PrincipalRow {
  readonly size: number;
  readonly marks: readonly string[];
  readonly icon: Icon;
  readonly readsKeys: boolean;
  /** What a screen reader says. */
  speak(label: string, description: string): string;
  below(node: PrincipalNode): readonly TreeNode[];
}

export function principalRow(
  parent: TreeNode,
  account: Account,
  holder: Holder,
  row: PrincipalRow,
): PrincipalNode {
  const label = holderLabel(holder);
  const description = [...holderMarks(holder), counted.roles(row.size), ...row.marks].join(" · ");
  const node: PrincipalNode = {
    kind: "principal",
    id: `${parent.id}#principal:${holder.id.toLowerCase()}`,
    parent,
    account,
    holder,
    getItem: () => ({
      label,
      description,
      icon: row.icon,
      tooltip: holderTooltip(holder),
      contextValue: words(
        "principal",
        holder.state === "deleted" && "deletedPrincipal",
        row.readsKeys && "readsKeys",
      ),
      expandable: "collapsed",
      spoken: row.speak(label, description),
    }),
    getChildren: () => row.below(node),
  };
  return node;
}
