import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Eligibility } from "../eligibility";
import type { Holder } from "../principal-book";
import type { Role } from "../role-book";
import { eligibleAssignmentNode } from "./eligible-assignment-node";
import { words, type TreeNode } from "./node";
import type { PrincipalNode } from "./principal-node";
import { holderIcon, holderLabel, holderMarks, holderTooltip } from "./principal-text";
import type { RoleNode } from "./role-node";
import { eligibleRoleIcon, eligibleRoleMarks, roleTooltip } from "./role-text";

/** A role and, below it, everybody who may activate it. */
export function eligibleRoleNode(
  parent: TreeNode,
  account: Account,
  role: Role,
  eligible: readonly Eligibility[],
): RoleNode {
  const couldRead = couldReadKeys(eligible);
  const marks = eligibleRoleMarks(role, couldRead);
  const spoken = [counted.eligible(eligible.length), ...marks].join(", ");
  const node: RoleNode = {
    kind: "role",
    id: `${parent.id}#role:${role.id}`,
    parent,
    account,
    role,
    getItem: () => ({
      label: role.name,
      description: [String(eligible.length), ...marks].join(" · "),
      icon: eligibleRoleIcon(role, couldRead),
      tooltip: roleTooltip(role),
      contextValue: words("role", role.type !== "deleted" && "hasDefinition", role.type),
      expandable: "collapsed",
      spoken: l10n.t("Role {0}, {1}", role.name, spoken),
    }),
    getChildren: () => eligible.map((one) => eligibleAssignmentNode(node, account, one, "holder")),
  };
  return node;
}

/** Somebody and, below it, every role they may activate. */
export function eligiblePrincipalNode(
  parent: TreeNode,
  account: Account,
  holder: Holder,
  eligible: readonly Eligibility[],
): PrincipalNode {
  const description = [
    ...holderMarks(holder),
    counted.roles(eligible.length),
    ...(couldReadKeys(eligible) ? [l10n.t("could read keys")] : []),
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
      icon: holderIcon(holder),
      tooltip: holderTooltip(holder),
      contextValue: words("principal", holder.state === "deleted" && "deletedPrincipal"),
      expandable: "collapsed",
      spoken: l10n.t("{0}, eligible, not active, {1}", holderLabel(holder), description),
    }),
    getChildren: () => eligible.map((one) => eligibleAssignmentNode(node, account, one, "role")),
  };
  return node;
}

function couldReadKeys(eligible: readonly Eligibility[]): boolean {
  return eligible.some((one) => one.couldReadKeys !== "no");
}
