import type { NewRoleAssignment } from "../../azure/azure-api";
import type { RoleAssignment, Subscription } from "../../azure/azure-data";
import { scopeOfExtension } from "../../azure/resource-id";
import type { Permission } from "../../core/index";
import { isOfDirectory } from "../../explorer/principal-book";
import { grantsAt, labelOf, readRole, type Grant } from "../remediation/access";
import { findEqual } from "../remediation/change-assignment";
import type { RemovedAssignment } from "../remediation/journal";
import { refuseLastOwner } from "../remediation/last-owner";
import type { RemediationParts } from "../remediation/parts";

/** Assignments to be put back as they were before a remediation. */
export interface AssignmentUndo {
  /** One that was removed. */
  readonly again?: RemovedAssignment;
  /** The id of one that was made. */
  readonly away?: string;
}

/** What there is to do, as Azure has things now; either is absent where it is as before already. */
export interface AssignmentsLook {
  readonly again?: Again;
  readonly away?: Grant;
}

export interface Again extends RemovedAssignment {
  readonly wanted: NewRoleAssignment;
  readonly roleName: string;
  readonly permissions: readonly Permission[];
  readonly label: string;
  /** The directory no longer knows who held it. */
  readonly isGone: boolean;
}

/** Rejects where taking the new assignment away would leave nobody who can assign roles. */
export async function lookAtAssignments(
  { api }: Pick<RemediationParts, "api">,
  subscription: Subscription,
  { again, away }: AssignmentUndo,
): Promise<AssignmentsLook> {
  const [lost, grants] = await Promise.all([
    again === undefined ? undefined : lookAtLost(api, subscription, again),
    away === undefined ? [] : grantsAt(api, subscription, scopeOfExtension(away)),
  ]);
  const made = grants.find(({ assignment: { id } }) => id.toLowerCase() === away?.toLowerCase());
  if (made !== undefined) refuseLastOwner(made, grants);
  return { ...(lost === undefined ? {} : { again: lost }), ...(made === undefined ? {} : { away: made }) };
}

async function lookAtLost(
  api: RemediationParts["api"],
  subscription: Subscription,
  lost: RemovedAssignment,
): Promise<Again | undefined> {
  const wanted = toNew(lost);
  if ((await findEqual(api, subscription, lost.scope, wanted)) !== undefined) return undefined;
  const [role, names] = await Promise.all([
    readRole(api, subscription, wanted.roleDefinitionId),
    api.directory.names(subscription, [wanted.principalId]),
  ]);
  const id = wanted.principalId.toLowerCase();
  const label = labelOf(wanted.principalId, names.found.get(id));
  const isGone = names.missing.has(id) && isOfDirectory(wanted.principalType);
  return { ...lost, ...role, wanted, label, isGone };
}

const principalTypes = ["User", "Group", "ServicePrincipal", "ForeignGroup", "Device"] as const;

/** The journal keeps plain texts. */
function toNew({ assignment }: RemovedAssignment): NewRoleAssignment {
  const { roleDefinitionId = "", principalId = "", condition, conditionVersion } = assignment;
  const principalType = principalTypes.find((type) => type === assignment["principalType"]);
  return {
    roleDefinitionId,
    principalId,
    ...(principalType === undefined ? {} : { principalType }),
    ...(condition === undefined ? {} : { condition, conditionVersion: conditionVersion ?? "2.0" }),
  };
}

/** Whether the user would decide the same. */
export function isSameLook(one: AssignmentsLook, other: AssignmentsLook): boolean {
  const relevant = ({ again, away }: AssignmentsLook) =>
    JSON.stringify([again?.name, again?.roleName, again?.isGone, brief(away?.assignment)]);
  return relevant(one) === relevant(other);
}

function brief(assignment: RoleAssignment | undefined) {
  return assignment && [assignment.id, assignment.roleDefinitionId, assignment.condition];
}
