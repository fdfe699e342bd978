import { l10n } from "vscode";
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

const title = () => l10n.t("Remove Assignment");

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
    const text = l10n.t("Nothing was removed. {0}", explainMissing(missing));
    await tellChange(parts, { severity: "error", text, script });
    return "notAllowed";
  }
  await askOrHandOut(parts, question(found.grant, found.all), [title()], script);

  const ended = await parts.removeInTurn(async () => {
    // Others may have removed owners while the user read.
    const again = await look();
    if (again === undefined) return undefined;
    refuseLastOwner(again.grant, again.all);
    const change = await parts.whileBusy([account], l10n.t("Removing an assignment…"), () =>
      parts.progress(l10n.t("Removing the assignment"), () =>
        removeAssignment(parts, subscription, again.grant.assignment),
      ),
    );
    return { change, grant: again.grant };
  });
  if (ended === undefined) return gone(parts);
  await tellChange(parts, { ...ending(ended.change, ended.grant, account), script });
  return ended.change;
}

async function findGrant({ api }: RemediationParts, { subscription }: Account, shown: RoleAssignment) {
  const all = await grantsAt(api, subscription, shown.scope);
  const grant = all.find(({ assignment: { id } }) => id.toLowerCase() === shown.id.toLowerCase());
  return grant === undefined ? undefined : { grant, all };
}

async function gone(parts: RemediationParts): Promise<"gone"> {
  await tellChange(parts, {
    severity: "information",
    text: l10n.t("The assignment is gone already. Nothing was changed."),
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
    message: l10n.t('Remove "{0}" from {1}?', roleName, principal.label),
    detail: [
      l10n.t("It is assigned at {0}, and everything below it is affected.", assignment.scope),
      kept.length === 0
        ? l10n.t("No other assignment of theirs reaches this scope, apart from those of groups they are in.")
        : l10n.t("They keep, by other assignments: {0}.", listed(kept.map((other) => other.roleName))),
    ].join("\n\n"),
  };
}

function ending(change: AssignmentChange, grant: Grant, { subscription }: Account): Ending {
  const { assignment, roleName, principal } = grant;
  if (change.kind === "refused") {
    return {
      severity: "error",
      text: l10n.t('"{0}" of {1} was not removed.', roleName, principal.label),
      problem: change.problem,
    };
  }
  const entry = {
    what: title(),
    target: assignment.scope,
    ...aboutSubscription(subscription),
    before: brief(assignment),
    after: change.kind === "unknown" ? "unknown" : undefined,
    result: change.kind,
    undo: { kind: "assign" as const, ...removedAssignment(assignment) },
  };
  if (change.kind === "unknown") {
    return {
      severity: "warning",
      text: l10n.t('Whether "{0}" of {1} was removed could not be read.', roleName, principal.label),
      problem: change.problem,
      entry,
    };
  }
  return {
    severity: "information",
    text: l10n.t(
      '"{0}" of {1} is removed. It may have effect for up to 10 more minutes.',
      roleName,
      principal.label,
    ),
    entry,
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
