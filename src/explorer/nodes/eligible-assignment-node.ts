import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import type { Eligibility } from "../eligibility";
import { conditionText, whereFrom } from "./assignment-text";
import { dayText } from "./moment-text";
import { plain, words, type NodeItem, type TreeNode } from "./node";
import { holderIcon, holderLabel, holderMarks, holderTooltip } from "./principal-text";
import { eligibleRoleIcon, eligibleRoleMarks, roleTooltip } from "./role-text";

/** One role that somebody may activate: below a role it shows who, below a principal which. */
export interface EligibleAssignmentNode extends TreeNode {
  readonly kind: "eligibleAssignment";
  readonly account: Account;
  readonly eligibility: Eligibility;
}

export function eligibleAssignmentNode(
  parent: TreeNode,
  account: Account,
  eligibility: Eligibility,
  shows: "holder" | "role",
): EligibleAssignmentNode {
  return {
    kind: "eligibleAssignment",
    id: `${parent.id}#${eligibility.assignment.id.toLowerCase()}`,
    parent,
    account,
    eligibility,
    getItem: () => toItem(eligibility, shows),
  };
}

function toItem(eligibility: Eligibility, shows: "holder" | "role"): NodeItem {
  const { holder, role, standing } = eligibility;
  const couldReadKeys = eligibility.couldReadKeys !== "no";
  const own = shows === "holder" ? holderMarks(holder) : eligibleRoleMarks(role, couldReadKeys);
  return {
    label: shows === "holder" ? holderLabel(holder) : role.name,
    description: [...own, whereFrom(eligibility), ...limits(eligibility)].join(" · "),
    icon: shows === "holder" ? holderIcon(holder) : eligibleRoleIcon(role, couldReadKeys),
    tooltip: tooltip(eligibility),
    // Nothing here says "roleAssignment": there is no assignment that could be replaced or removed.
    contextValue: words(
      "eligibleAssignment",
      standing,
      role.type !== "deleted" && "hasDefinition",
      role.type,
    ),
    expandable: "no",
    spoken: spoken(eligibility),
  };
}

function spoken(eligibility: Eligibility): string {
  const { holder, role, couldReadKeys } = eligibility;
  const who = holderLabel(holder);
  const details = [...holderMarks(holder), whereFrom(eligibility), ...limits(eligibility)].join(", ");
  return couldReadKeys === "no"
    ? l10n.t("{0} is eligible for {1}, not active, {2}", who, role.name, details)
    : l10n.t(
        "{0} is eligible for {1}, not active, {2}, could read keys after activation",
        who,
        role.name,
        details,
      );
}

function limits({ assignment }: Eligibility): readonly string[] {
  const { condition, memberType, until } = assignment;
  return [
    ...(memberType === "Group" ? [l10n.t("through a group")] : []),
    ...(condition === undefined ? [] : [l10n.t("condition")]),
    until === undefined ? l10n.t("without end") : l10n.t("until {0}", dayText(until)),
  ];
}

function tooltip(eligibility: Eligibility): string {
  const { assignment, holder, role, scope } = eligibility;
  return [
    `**${l10n.t("Eligible, not active")}**\n\n${eligibleMeans()}`,
    holderTooltip(holder),
    [l10n.t("Assigned at: {0}", plain(scope)), ...lasting(eligibility)].join("  \n"),
    conditionText(assignment.condition),
    `${l10n.t("After activation:")}\n\n${roleTooltip(role)}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n---\n\n");
}

function lasting({ assignment: { from, until } }: Eligibility): readonly string[] {
  return [
    ...(from === undefined ? [] : [l10n.t("Eligible since {0}", plain(dayText(from)))]),
    until === undefined
      ? l10n.t("Eligible without end")
      : l10n.t("Eligible until {0}", plain(dayText(until))),
  ];
}

export function eligibleMeans(): string {
  return l10n.t(
    "Whoever is eligible can activate the role through Privileged Identity Management, after an approval where one is asked for. Until then it grants nothing.",
  );
}
