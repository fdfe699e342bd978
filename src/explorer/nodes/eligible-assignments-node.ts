import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import { counted } from "../../infrastructure/counted";
import type { Eligibility } from "../eligibility";
import type { ViewOptions } from "../view-options";
import { eligibleMeans } from "./eligible-assignment-node";
import { eligiblePrincipalNode, eligibleRoleNode } from "./eligible-groups";
import { groupBy } from "./group-by";
import { messageNode, shortReason, type MessageNode } from "./message-node";
import { plain, type NodeItem, type TreeNode } from "./node";

/** Roles that nobody holds and somebody may activate, apart from those that are held. */
export interface EligibleAssignmentsNode extends TreeNode {
  readonly kind: "eligibleAssignments";
}

export function eligibleAssignmentsNode(
  parent: TreeNode,
  account: Account,
  eligible: readonly Eligibility[],
  arrangement: ViewOptions["assignmentsBy"],
): EligibleAssignmentsNode {
  const node: EligibleAssignmentsNode = {
    kind: "eligibleAssignments",
    id: `${parent.id}#eligible`,
    parent,
    getItem: () => headingItem(eligible),
    getChildren: () =>
      arrangement === "role"
        ? groupBy(eligible, ({ role }) => role, couldReadKeys).map(([role, group]) =>
            eligibleRoleNode(node, account, role, group),
          )
        : groupBy(eligible, ({ holder }) => holder, couldReadKeys).map(([holder, group]) =>
            eligiblePrincipalNode(node, account, holder, group),
          ),
  };
  return node;
}

/** A remark, not an error: most tenants have no licence, and the assignments above are complete without it. */
export function eligibleUnknownNode(parent: TreeNode, problem: AzureProblem): MessageNode {
  const description =
    problem.code === "AadPremiumLicenseRequired"
      ? l10n.t("no licence for Privileged Identity Management")
      : shortReason(problem);
  return messageNode(parent, "eligibleUnknown", {
    label: l10n.t("Eligible assignments are not known"),
    description,
    tooltip: `${l10n.t("Who could activate a role is not told here. The assignments above are complete without it.")}\n\n${plain(problem.message)}`,
  });
}

const couldReadKeys = (eligibility: Eligibility) => eligibility.couldReadKeys !== "no";

function headingItem(eligible: readonly Eligibility[]): NodeItem {
  const readers = new Set(eligible.filter(couldReadKeys).map(({ holder }) => holder.id.toLowerCase())).size;
  const could = readers === 0 ? [] : [counted.couldReadKeys(readers)];
  const label = l10n.t("Eligible, not active");
  return {
    label,
    description: [String(eligible.length), ...could].join(" · "),
    icon: { id: "watch" },
    tooltip: eligibleMeans(),
    contextValue: "eligibleAssignments",
    expandable: "collapsed",
    spoken: [label, counted.assignments(eligible.length), ...could].join(", "),
  };
}
