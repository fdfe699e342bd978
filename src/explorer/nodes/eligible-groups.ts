import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Eligibility } from "../eligibility";
import type { Holder } from "../principal-book";
import type { Role } from "../role-book";
import { eligibleAssignmentNode } from "./eligible-assignment-node";
import type { TreeNode } from "./node";
import { principalRow, type PrincipalNode } from "./principal-node";
import { holderIcon } from "./principal-text";
import { roleRow, type RoleNode } from "./role-node";
import { eligibleRoleIcon, eligibleRoleMarks } from "./role-text";

/** A role and, below it, everybody who may activate it. */
export function eligibleRoleNode(
  parent: TreeNode,
  account: Account,
  role: Role,
  eligible: readonly Eligibility[],
): RoleNode {
  const couldRead = couldReadKeys(eligible);
  return roleRow(parent, account, role, {
    size: eligible.length,
    counted: counted.eligible(eligible.length),
    marks: eligibleRoleMarks(role, couldRead),
    icon: eligibleRoleIcon(role, couldRead),
    readsKeys: false,
    below: (node) => eligible.map((one) => eligibleAssignmentNode(node, account, one, "holder")),
  });
}

/** Somebody and, below it, every role they may activate. */
export function eligiblePrincipalNode(
  parent: TreeNode,
  account: Account,
  holder: Holder,
  eligible: readonly Eligibility[],
): PrincipalNode {
  return principalRow(parent, account, holder, {
    size: eligible.length,
    marks: couldReadKeys(eligible) ? [l10n.t("could read keys")] : [],
    icon: holderIcon(holder),
    readsKeys: false,
    speak: (label, description) => l10n.t("{0}, eligible, not active, {1}", label, description),
    below: (node) => eligible.map((one) => eligibleAssignmentNode(node, account, one, "role")),
  });
}

function couldReadKeys(eligible: readonly Eligibility[]): boolean {
  return eligible.some((one) => one.couldReadKeys !== "no");
}
