import { l10n } from "vscode";
import type { NewRoleAssignment } from "../../azure/azure-api";
import type { Account, RoleAssignment } from "../../azure/azure-data";
import { grantsAt, readRole, type Grant } from "./access";
import { refuseLastOwner } from "./last-owner";
import { listed } from "./many";
import type { RemediationParts } from "./parts";
import { abilitiesOf, type ChosenRole } from "./pick-role";

/** What replacing a role comes to, as Azure has things now. */
export interface ReplacePlan {
  /** The assignment that is to be replaced, as it was read now. */
  readonly old: RoleAssignment;
  readonly oldRole: string;
  /** Whether it is made on the account itself: others hold for more, and stay. */
  readonly isDirect: boolean;
  readonly wanted: NewRoleAssignment;
  readonly question: { readonly message: string; readonly detail: string };
}

/** Undefined where the assignment is gone. Rejects where it must not be removed. */
export async function planReplacement(
  { api }: Pick<RemediationParts, "api">,
  account: Account,
  shown: RoleAssignment,
  { role }: ChosenRole,
): Promise<ReplacePlan | undefined> {
  const { subscription, id, name } = account;
  const all = await grantsAt(api, subscription, id);
  const grant = all.find(({ assignment }) => isSame(assignment, shown));
  if (grant === undefined) return undefined;
  const old = grant.assignment;
  const isDirect = old.scope.toLowerCase() === id.toLowerCase();
  if (isDirect) refuseLastOwner(grant, all);
  const before = await readRole(api, subscription, old.roleDefinitionId);
  const [had, has] = [abilitiesOf(before.permissions), abilitiesOf(role.permissions)];
  const lost = had.filter((ability) => !has.includes(ability));
  const gained = has.filter((ability) => !had.includes(ability));
  const kept = all.filter(({ assignment }) => !isSame(assignment, old) && isOfSame(assignment, old));
  return {
    old,
    oldRole: before.roleName,
    isDirect,
    wanted: narrower(old, subscription.id, role.id),
    question: {
      message: l10n.t(
        'Replace "{0}" of {1} with "{2}" on "{3}"?',
        before.roleName,
        grant.principal.label,
        role.name,
        name,
      ),
      detail: [
        lost.length === 0
          ? l10n.t("They lose none of the abilities that have a name.")
          : l10n.t("They can no longer: {0}.", lost.join(", ")),
        ...(gained.length === 0 ? [] : [l10n.t("They can now also: {0}.", gained.join(", "))]),
        isDirect
          ? l10n.t("The new role is assigned first; the old one is removed once the new one is there.")
          : staysSentence(before.roleName, old),
        ...(kept.length === 0 ? [] : [keptSentence(kept)]),
      ].join("\n\n"),
    },
  };
}

/** Whether the user would decide the same about both. */
export function isSamePlan(one: ReplacePlan, other: ReplacePlan): boolean {
  const { message, detail } = one.question;
  return (
    message === other.question.message &&
    detail === other.question.detail &&
    one.wanted.condition === other.wanted.condition
  );
}

function narrower(old: RoleAssignment, subscriptionId: string, roleId: string): NewRoleAssignment {
  return {
    roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
    principalId: old.principalId,
    ...(old.principalType === undefined ? {} : { principalType: old.principalType }),
    // A condition limits the holder, whichever role it stands on.
    ...(old.condition ? { condition: old.condition, conditionVersion: old.conditionVersion ?? "2.0" } : {}),
  };
}

function staysSentence(roleName: string, { scope }: RoleAssignment): string {
  return l10n.t(
    '"{0}" is inherited from {1} and stays: it holds for more than this account. Remove it there for the narrower role to limit anything.',
    roleName,
    scope,
  );
}

function keptSentence(kept: readonly Grant[]): string {
  return l10n.t("They also keep: {0}.", listed(kept.map(({ roleName }) => roleName)));
}

function isSame(one: RoleAssignment, other: RoleAssignment): boolean {
  return one.id.toLowerCase() === other.id.toLowerCase();
}

function isOfSame(one: RoleAssignment, other: RoleAssignment): boolean {
  return one.principalId.toLowerCase() === other.principalId.toLowerCase();
}
