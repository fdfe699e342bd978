import type { Account, RoleAssignment } from "../azure/azure-data";
import { brief } from "./assign-least-role";
import { grantsAt, type Grant } from "./remediation/access";
import { askOrHandOut } from "./remediation/ask";
import { removeAssignment, type AssignmentChange } from "./remediation/change-assignment";
import { aboutSubscription, type RemovedAssignment } from "./remediation/journal";
import { assignmentDelete, refuseLastOwner } from "./remediation/last-owner";
import { listed } from "./remediation/many";
import type { RemediationParts } from "./remediation/parts";
import { explainMissing, missingNeeds } from "./remediation/permission-check";
import { removeScript } from "./remediation/scripts/assignment-script";
import { tellChange, type Ending } from "./remediation/tell-change";

const title = "Remove Assignment";

/** Takes a role away from whoever holds it by one assignment; resolves with how it ended. */
export async function removeRoleAssignment(
  parts: RemediationParts,
  account: Account,
  shown: RoleAssignment,
): Promise<AssignmentChange | "notAllowed" | "gone"> {
  const { subscription } = account;
  const look = () => findGrant(parts, account, shown);
  const found = await look();
  if (found === undefined) return gone(parts);
  refuseLastOwner(found.grant, found.all);

  const need = { operation: assignmentDelete, scope: found.grant.assignment.scope };
  const missing = await missingNeeds(parts, subscription, [need]);
  const script = () => removeScript(found.grant.assignment.id);
  if (missing.length > 0) {
    const text = `Nothing was removed. ${explainMissing(missing)}`;
    await tellChange(parts, { severity: "error", text, script });
    return "notAllowed";
  }
  await askOrHandOut(parts, question(found.grant, found.all), [title], script);

  // Others may have removed owners while the user read.
  const again = await look();
  if (again === undefined) return gone(parts);
  refuseLastOwner(again.grant, again.all);
  const change = await parts.whileBusy([account], "Removing an assignment…", () =>
    parts.progress("Removing the assignment", () =>
      removeAssignment(parts, subscription, again.grant.assignment),
    ),
  );
  await tellChange(parts, { ...ending(change, again.grant, account), script });
  return change;
}

async function findGrant({ api }: RemediationParts, { subscription }: Account, shown: RoleAssignment) {
  const all = await grantsAt(api, subscription, shown.scope);
  const grant = all.find(({ assignment: { id } }) => id.toLowerCase() === shown.id.toLowerCase());
  return grant === undefined ? undefined : { grant, all };
}

async function gone(parts: RemediationParts): Promise<"gone"> {
  await tellChange(parts, {
    severity: "information",
    text: "The assignment is gone already. Nothing was changed.",
  });
  return "gone";
}

function question({ assignment, roleName, principal }: Grant, all: readonly Grant[]) {
  const kept = all.filter(
    (other) =>
      other.assignment.id !== assignment.id &&
      other.assignment.principalId.toLowerCase() === assignment.principalId.toLowerCase(),
  );
  return {
    message: `Remove "${roleName}" from ${principal.label}?`,
    detail: [
      `It is assigned at ${assignment.scope}, and everything below it is affected.`,
      kept.length === 0
        ? "No other assignment of theirs reaches this scope, apart from those of groups they are in."
        : `They keep, by other assignments: ${listed(kept.map((other) => other.roleName))}.`,
    ].join("\n\n"),
  };
}

function ending(change: AssignmentChange, grant: Grant, { subscription }: Account): Ending {
  const { assignment, roleName, principal } = grant;
  const what = `"${roleName}" of ${principal.label}`;
  if (change.kind === "refused") {
    return { severity: "error", text: `${what} was not removed.`, problem: change.problem };
  }
  if (change.kind === "unknown") {
    return {
      severity: "warning",
      text: `Whether ${what} was removed could not be read.`,
      problem: change.problem,
    };
  }
  return {
    severity: "information",
    text: `${what} is removed. It may have effect for up to 10 more minutes.`,
    entry: {
      what: title,
      target: assignment.scope,
      ...aboutSubscription(subscription),
      before: brief(assignment),
      after: undefined,
      result: "done",
      undo: { kind: "assign", ...removedAssignment(assignment) },
    },
  };
}

/** All that is needed to assign it again. */
export function removedAssignment(assignment: RoleAssignment): RemovedAssignment {
  const { scope, name, roleDefinitionId, principalId, principalType, condition, conditionVersion } =
    assignment;
  const entries = Object.entries({
    roleDefinitionId,
    principalId,
    principalType,
    condition,
    conditionVersion,
  });
  const present = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { scope, name, assignment: Object.fromEntries(present) };
}
