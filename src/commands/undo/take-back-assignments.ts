import { l10n } from "vscode";
import type { Subscription } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import { brief } from "../assign-least-role";
import { ensureAssignment } from "../remediation/change-assignment";
import { assignmentDelete, assignmentWrite, removeUnlessLast } from "../remediation/last-owner";
import type { RemediationParts } from "../remediation/parts";
import { assignScript, removeScript, replaceScript } from "../remediation/scripts/assignment-script";
import type { Script } from "../remediation/scripts/script";
import { askAboutAssignments } from "./ask-about-assignments";
import {
  isSameLook,
  lookAtAssignments,
  type Again,
  type AssignmentsLook,
  type AssignmentUndo,
} from "./look-at-assignments";
import type { TakenBack, TakingBack } from "./take-back";

/**
 * Assigns again what was removed, under its former name, and removes what was assigned; in this order, so
 * that nobody has less in between than before or after.
 */
export function takeBackAssignments(
  parts: RemediationParts,
  subscription: Subscription,
  undo: AssignmentUndo,
): TakingBack<AssignmentsLook> {
  return {
    look: async () => {
      const look = await lookAtAssignments(parts, subscription, undo);
      return look.again === undefined && look.away === undefined ? undefined : look;
    },
    isSame: isSameLook,
    needs: ({ again, away }) => [
      ...(again === undefined ? [] : [{ operation: assignmentWrite, scope: again.scope }]),
      ...(away === undefined ? [] : [{ operation: assignmentDelete, scope: away.assignment.scope }]),
    ],
    question: askAboutAssignments,
    script: scriptOf,
    act: (look) => act(parts, subscription, look),
    values: ({ again, away }) => ({
      before: away && brief(away.assignment),
      after: again && { scope: again.scope, name: again.name, ...again.assignment },
    }),
  };
}

function scriptOf({ again, away }: AssignmentsLook): Script {
  const removedId = away?.assignment.id ?? "";
  if (again === undefined) return removeScript(removedId);
  const assign = assignScript(again.scope, again.name, again.wanted);
  return away === undefined ? assign : replaceScript(assign, removedId);
}

async function act(
  parts: RemediationParts,
  subscription: Subscription,
  look: AssignmentsLook,
): Promise<TakenBack> {
  const done: string[] = [];
  if (look.again !== undefined) {
    const failure = await assignAgain(parts, subscription, look.again, look.away?.roleName);
    if (failure !== undefined) return failure;
    done.push(`${heldAgain(look.again)}.`);
  }
  if (look.away !== undefined) {
    const { assignment, roleName, principal } = look.away;
    const what = l10n.t('"{0}" of {1}', roleName, principal.label);
    const removed = await removeUnlessLast(parts, subscription, assignment);
    if (removed.kind === "refused") {
      const text = [...done, l10n.t("{0} is still there.", what)].join(" ");
      return stopped("error", text, removed.problem, done.length > 0);
    }
    if (removed.kind === "unknown") {
      const text = [...done, l10n.t("Whether {0} was removed could not be read.", what)].join(" ");
      return stopped("warning", text, removed.problem, true);
    }
    done.push(l10n.t("{0} is removed.", what));
  }
  done.push(l10n.t("It may take up to 10 minutes until this has effect everywhere."));
  return { isUndone: true, severity: "information", text: done.join(" "), isChanged: true };
}

function heldAgain({ roleName, label }: Again): string {
  return l10n.t('"{0}" is assigned to {1} again', roleName, label);
}

/** Undefined where it is there. */
async function assignAgain(
  parts: RemediationParts,
  subscription: Subscription,
  again: Again,
  other: string | undefined,
): Promise<TakenBack | undefined> {
  const made = await ensureAssignment(parts, subscription, again.scope, again.wanted, { name: again.name });
  if (made.kind === "done") return undefined;
  if (made.kind === "refused") return stopped("error", l10n.t("Nothing was undone."), made.problem, false);
  const unread = l10n.t("Whether {0} could not be read.", heldAgain(again));
  const rest = other === undefined ? "" : ` ${l10n.t('"{0}" is still assigned.', other)}`;
  return stopped("warning", `${unread}${rest}`, made.problem, true);
}

function stopped(
  severity: TakenBack["severity"],
  text: string,
  problem: AzureProblem,
  isChanged: boolean,
): TakenBack {
  return { isUndone: false, severity, text, problem, isChanged };
}
