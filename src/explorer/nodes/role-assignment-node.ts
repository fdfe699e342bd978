import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import type { Holding } from "../holding";
import { conditionText, whereFrom } from "./assignment-text";
import { minuteText } from "./moment-text";
import { plain, words, type NodeItem, type TreeNode } from "./node";
import { holderIcon, holderLabel, holderMarks, holderTooltip } from "./principal-text";
import { roleIcon, roleMarks, roleTooltip } from "./role-text";

/** One assignment: below a role it shows the holder, below a principal the role. */
export interface RoleAssignmentNode extends TreeNode {
  readonly kind: "roleAssignment";
  readonly account: Account;
  readonly holding: Holding;
}

export function roleAssignmentNode(
  parent: TreeNode,
  account: Account,
  holding: Holding,
  shows: "holder" | "role",
): RoleAssignmentNode {
  return {
    kind: "roleAssignment",
    id: `${parent.id}#${holding.assignment.id.toLowerCase()}`,
    parent,
    account,
    holding,
    getItem: () => toItem(holding, shows),
  };
}

function toItem(holding: Holding, shows: "holder" | "role"): NodeItem {
  const { assignment, holder, role, standing } = holding;
  const readsKeys = holding.readsKeys !== "no";
  const own = shows === "holder" ? holderMarks(holder) : roleMarks(role, readsKeys);
  const conditional =
    assignment.condition === undefined || assignment.condition === "" ? [] : [l10n.t("condition")];
  const description = [...own, whereFrom(holding), ...conditional, ...activated(holding)].join(" · ");
  const label = shows === "holder" ? holderLabel(holder) : role.name;
  return {
    label,
    description,
    icon: shows === "holder" ? holderIcon(holder) : roleIcon(role, readsKeys),
    tooltip: tooltip(holding),
    contextValue: words(
      "roleAssignment",
      standing,
      role.type !== "deleted" && "hasDefinition",
      role.type,
      readsKeys && "readsKeys",
      holder.state === "deleted" && "deletedPrincipal",
      conditional.length > 0 && "conditional",
      holding.activation !== undefined && "activated",
    ),
    expandable: "no",
    spoken: spoken(holding, description),
  };
}

/** An assignment that ends by itself looks like any other in the list of assignments. */
function activated({ activation }: Holding): readonly string[] {
  if (activation === undefined) return [];
  const { until } = activation;
  return [until === undefined ? l10n.t("activated") : l10n.t("activated until {0}", minuteText(until))];
}

function spoken({ holder, role, readsKeys }: Holding, description: string): string {
  const who = holderLabel(holder);
  return readsKeys === "no"
    ? l10n.t("{0} holds {1}, {2}", who, role.name, description)
    : l10n.t("{0} holds {1}, {2}, can read keys", who, role.name, description);
}

function tooltip(holding: Holding): string {
  const { assignment, holder, role } = holding;
  const { condition, description, createdOn } = assignment;
  return [
    holderTooltip(holder),
    roleTooltip(role),
    l10n.t("Assigned at: {0}", plain(holding.scope)),
    conditionText(condition),
    description === undefined ? "" : plain(description),
    holding.activation === undefined
      ? ""
      : l10n.t("Activated through Privileged Identity Management: it ends by itself."),
    createdOn === undefined ? "" : l10n.t("Since {0}", plain(createdOn.slice(0, 10))),
  ]
    .filter((part) => part !== "")
    .join("\n\n---\n\n");
}
