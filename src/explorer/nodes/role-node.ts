import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Holding } from "../holding";
import type { Role } from "../role-book";
import { words, type Icon, type TreeNode } from "./node";
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
  return roleRow(parent, account, role, {
    size: holdings.length,
    counted: counted.assignments(holdings.length),
    marks: roleMarks(role, readsKeys),
    icon: roleIcon(role, readsKeys),
    readsKeys,
    below: (node) => holdings.map((holding) => roleAssignmentNode(node, account, holding, "holder")),
  });
}

/** What the row of a role says of those below it. */
interface RoleRow {
  readonly size: number;
  /** The size in words. */
  readonly counted: string;
  readonly marks: readonly string[];
  readonly icon: Icon;
  readonly readsKeys: boolean;
  below(node: RoleNode): readonly TreeNode[];
}

export function roleRow(parent: TreeNode, account: Account, role: Role, row: RoleRow): RoleNode {
  const { size, marks, icon } = row;
  const node: RoleNode = {
    kind: "role",
    id: `${parent.id}#role:${role.id}`,
    parent,
    account,
    role,
    getItem: () => ({
      label: role.name,
      description: [String(size), ...marks].join(" · "),
      icon,
      tooltip: roleTooltip(role),
      contextValue: words(
        "role",
        role.type !== "deleted" && "hasDefinition",
        row.readsKeys && "readsKeys",
        role.type,
      ),
      expandable: "collapsed",
      spoken: l10n.t("Role {0}, {1}", role.name, [row.counted, ...marks].join(", ")),
    }),
    getChildren: () => row.below(node),
  };
  return node;
}
