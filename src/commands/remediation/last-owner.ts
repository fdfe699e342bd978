import { l10n } from "vscode";
import { grants as allows } from "../../core/index";
import { OperationError } from "../../infrastructure/errors";
import type { Grant } from "./access";

export const assignmentWrite = "Microsoft.Authorization/roleAssignments/write";
export const assignmentDelete = "Microsoft.Authorization/roleAssignments/delete";

/** Whoever can assign roles can let others in; without anybody left only a tenant administrator could. */
export function isLastOwner(grant: Grant, all: readonly Grant[]): boolean {
  if (!isOwnerLike(grant)) return false;
  const others = all.filter((other) => other.assignment.id !== grant.assignment.id && isOwnerLike(other));
  return !others.some(({ principal }) => !principal.isGone);
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

/** An assignment under a condition may not let its holder give others every role. */
function isOwnerLike({ permissions, assignment }: Grant): boolean {
  return (assignment.condition ?? "") === "" && allows(permissions, assignmentWrite, "control");
}
