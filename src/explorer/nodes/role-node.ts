import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Holding } from "../holding";
import type { Role } from "../role-book";
import { words, type TreeNode } from "./node";
import { roleAssignmentNode } from "./role-assignment-node";
import { roleIcon, roleMarks, roleTooltip } from "./role-text";

/** A role and, below it, everybody who holds it on an account. */
export interface RoleNode extends TreeNode {
  readonly kind: "role";
  readonly account: Account;
  readonly role: Role;
}

export function roleNode(
  parent: TreeNode,
  account: Account,
  role: Role,
  holdings: readonly Holding[],
): RoleNode {
  const readsKeys = holdings.some((holding) => holding.readsKeys !== "no");
  const marks = roleMarks(role, readsKeys);
  const spoken = [counted.assignments(holdings.length), ...marks].join(", ");
  const node: RoleNode = {
    kind: "role",
    id: `${parent.id}#role:${role.id}`,
    parent,
    account,
    role,
    getItem: () => ({
      label: role.name,
      description: [String(holdings.length), ...marks].join(" · "),
      icon: roleIcon(role, readsKeys),
      tooltip: roleTooltip(role),
      contextValue: words(
        "role",
        role.type !== "deleted" && "hasDefinition",
        readsKeys && "readsKeys",
        role.type,
      ),
      expandable: "collapsed",
      spoken: l10n.t("Role {0}, {1}", role.name, spoken),
    }),
    getChildren: () => holdings.map((holding) => roleAssignmentNode(node, account, holding, "holder")),
  };
  return node;
}
