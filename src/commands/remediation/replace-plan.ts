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
      message: `Replace "${before.roleName}" of ${grant.principal.label} with "${role.name}" on "${name}"?`,
      detail: [
        lost.length === 0
          ? "They lose none of the abilities that have a name."
          : `They can no longer: ${lost.join(", ")}.`,
        ...(gained.length === 0 ? [] : [`They can now also: ${gained.join(", ")}.`]),
        isDirect
          ? "The new role is assigned first; the old one is removed once the new one is there."
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
  return `"${roleName}" is inherited from ${scope} and stays: it holds for more than this account. Remove it there for the narrower role to limit anything.`;
}

function keptSentence(kept: readonly Grant[]): string {
  return `They also keep: ${listed(kept.map(({ roleName }) => roleName))}.`;
}

function isSame(one: RoleAssignment, other: RoleAssignment): boolean {
  return one.id.toLowerCase() === other.id.toLowerCase();
}

function isOfSame(one: RoleAssignment, other: RoleAssignment): boolean {
  return one.principalId.toLowerCase() === other.principalId.toLowerCase();
}
