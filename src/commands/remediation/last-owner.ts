import { l10n } from "vscode";
import type { RoleAssignment, Subscription } from "../../azure/azure-data";
import { grants as allows } from "../../core/index";
import { isOfDirectory } from "../../explorer/principal-book";
import { OperationError } from "../../infrastructure/errors";
import { grantsAt, type Grant } from "./access";
import { attempt } from "./attempt";
import { removeAssignment, type AssignmentChange } from "./change-assignment";
import type { RemediationParts } from "./parts";

export const assignmentWrite = "Microsoft.Authorization/roleAssignments/write";
export const assignmentDelete = "Microsoft.Authorization/roleAssignments/delete";

/**
 * Whoever can assign roles can let others in; without anybody left only a tenant administrator could. A partner's
 * group is nobody of this tenant.
 */
export function isLastOwner(grant: Grant, all: readonly Grant[]): boolean {
  if (!isOwnerLike(grant)) return false;
  const others = all.filter((other) => other.assignment.id !== grant.assignment.id && isOwnerLike(other));
  return !others.some(
    ({ principal, assignment }) => !principal.isGone && isOfDirectory(assignment.principalType),
  );
}

/** Throws where removing an assignment would leave nobody who can assign roles, as far as can be seen. */
export function refuseLastOwner(grant: Grant, all: readonly Grant[]): void {
  if (isLastOwner(grant, all)) throw new OperationError(lastOwnerSentence(grant));
}

export function lastOwnerSentence({ roleName, principal }: Grant): string {
  return l10n.t(
    '"{0}" of {1} is the last assignment at this scope that lets anybody assign roles, as far as you can see. Assign another one first.',
    roleName,
    principal.label,
  );
}

/** Removes an assignment unless it is the last of its scope that lets anybody assign roles, as Azure has it now. */
export function removeUnlessLast(
  parts: Pick<RemediationParts, "api" | "clock" | "removeInTurn">,
  subscription: Subscription,
  assignment: RoleAssignment,
): Promise<AssignmentChange> {
  return parts.removeInTurn(async () => {
    const seen = await attempt(() => grantsAt(parts.api, subscription, assignment.scope));
    if (seen.kind === "failed") return { kind: "refused", problem: seen.problem };
    const grant = seen.value.find((one) => one.assignment.id.toLowerCase() === assignment.id.toLowerCase());
    if (grant !== undefined && isLastOwner(grant, seen.value)) {
      return { kind: "refused", problem: { kind: "conflict", message: lastOwnerSentence(grant) } };
    }
    return removeAssignment(parts, subscription, assignment);
  });
}

/** An assignment under a condition may not let its holder give others every role. */
function isOwnerLike({ permissions, assignment }: Grant): boolean {
  return (assignment.condition ?? "") === "" && allows(permissions, assignmentWrite, "control");
}
