import { l10n } from "vscode";
import type { NewRoleAssignment } from "../../azure/azure-api";
import type { RoleAssignment, Subscription } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import { roleGuid } from "./access";
import { assignmentName } from "./assignment-name";
import { attempt, isPlainNo } from "./attempt";
import type { RemediationParts, Watched } from "./parts";

/** How giving or taking a role ended, judged by reading it afterwards. */
export type AssignmentChange =
  | { readonly kind: "done"; readonly assignment: RoleAssignment; readonly isNew: boolean }
  | { readonly kind: "refused"; readonly problem: AzureProblem }
  /** Azure may have received it, and could not be asked afterwards. */
  | { readonly kind: "unknown"; readonly problem: AzureProblem };

type Parts = Pick<RemediationParts, "api" | "clock">;

/** Somebody who was created a moment ago is not known everywhere yet. */
const replicationWaits = [5_000, 10_000, 15_000, 30_000];

interface Ensuring {
  /** The former name of an assignment that was removed. */
  readonly name?: string;
  /** Told while a new principal is waited for; its signal ends that waiting. */
  readonly watched?: Watched;
}

/** Makes an assignment, unless an equal one is there already, which is as good. */
export async function ensureAssignment(
  { api, clock }: Parts,
  subscription: Subscription,
  scope: string,
  wanted: NewRoleAssignment,
  { name: formerName, watched }: Ensuring = {},
): Promise<AssignmentChange> {
  const existing = await attempt(() => findHeld(api, subscription, scope, wanted));
  if (existing.kind === "failed") return { kind: "refused", problem: existing.problem };
  const held = existing.value;
  if (held !== undefined && isLimitedAlike(held, wanted)) {
    return { kind: "done", assignment: held, isNew: false };
  }
  if (held !== undefined) return { kind: "refused", problem: heldOtherwise(held) };

  const name =
    formerName ?? (await assignmentName(scope, wanted.principalId, roleGuid(wanted.roleDefinitionId)));
  for (let tries = 0; ; tries += 1) {
    const put = await attempt(() => api.roles.putAssignment(subscription, scope, name, wanted));
    const wait = replicationWaits[tries];
    const isReplicating = put.kind === "failed" && put.problem.code === "PrincipalNotFound";
    if (isReplicating && wait !== undefined && watched?.signal.aborted !== true) {
      watched?.report(l10n.t("Azure does not know them everywhere yet, so it is tried again."));
      await clock.sleep(wait, watched?.signal);
      continue;
    }
    if (put.kind === "failed" && isPlainNo(put.problem)) return { kind: "refused", problem: put.problem };
    const found = await attempt(() => findEqual(api, subscription, scope, wanted));
    if (found.kind === "failed") return { kind: "unknown", problem: found.problem };
    if (found.value !== undefined) {
      // Somebody else made an equal one of another name in between.
      const isNew = put.kind === "ended" || put.problem.code !== "RoleAssignmentExists";
      return { kind: "done", assignment: found.value, isNew };
    }
    if (put.kind === "failed") return { kind: "refused", problem: put.problem };
    // Lists lag behind; the assignment itself does not.
    const itself = await attempt(() => api.roles.getAssignment(subscription, put.value.id));
    if (itself.kind === "failed") return { kind: "unknown", problem: itself.problem };
    if (itself.value !== undefined) return { kind: "done", assignment: itself.value, isNew: true };
    return {
      kind: "refused",
      problem: { kind: "service", message: l10n.t("Azure took the assignment, and it is not there.") },
    };
  }
}

/** Takes an assignment away. One that is gone already is as good. */
export async function removeAssignment(
  { api }: Parts,
  subscription: Subscription,
  assignment: RoleAssignment,
): Promise<AssignmentChange> {
  const removed = await attempt(() => api.roles.deleteAssignment(subscription, assignment.id));
  if (removed.kind === "failed" && isPlainNo(removed.problem)) {
    return { kind: "refused", problem: removed.problem };
  }
  const left = await attempt(() => api.roles.getAssignment(subscription, assignment.id));
  if (left.kind === "failed") return { kind: "unknown", problem: left.problem };
  if (left.value === undefined) {
    return { kind: "done", assignment, isNew: removed.kind === "ended" && removed.value === "deleted" };
  }
  const stillThere: AzureProblem = {
    kind: "service",
    message: l10n.t("Azure took the removal, and it is still there."),
  };
  return { kind: "refused", problem: removed.kind === "failed" ? removed.problem : stillThere };
}

export async function findEqual(
  api: RemediationParts["api"],
  subscription: Subscription,
  scope: string,
  wanted: NewRoleAssignment,
): Promise<RoleAssignment | undefined> {
  const held = await findHeld(api, subscription, scope, wanted);
  return held !== undefined && isLimitedAlike(held, wanted) ? held : undefined;
}

/** The one assignment of the role to the principal at the scope that Azure allows, whatever its condition. */
async function findHeld(
  api: RemediationParts["api"],
  subscription: Subscription,
  scope: string,
  wanted: NewRoleAssignment,
): Promise<RoleAssignment | undefined> {
  const all = await api.roles.listAssignmentsAt(subscription, scope);
  return all.find(
    (one) =>
      one.scope.toLowerCase() === scope.toLowerCase() &&
      one.principalId.toLowerCase() === wanted.principalId.toLowerCase() &&
      roleGuid(one.roleDefinitionId) === roleGuid(wanted.roleDefinitionId),
  );
}

type Limited = Pick<NewRoleAssignment, "condition">;

function isLimitedAlike(one: Limited, other: Limited): boolean {
  return (one.condition ?? "") === (other.condition ?? "");
}

/** Sent under the same name, the assignment would lose its condition or get another one without a word. */
function heldOtherwise({ condition, id }: RoleAssignment): AzureProblem {
  const message = condition
    ? l10n.t(
        'They hold it here already, on a condition that would be lost. Change or remove that assignment first: "{0}".',
        id,
      )
    : l10n.t(
        'They hold it here already, without the condition. Change or remove that assignment first: "{0}".',
        id,
      );
  return { kind: "conflict", message };
}
