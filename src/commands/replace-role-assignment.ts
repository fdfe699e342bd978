import { l10n } from "vscode";
import type { Account, RoleAssignment } from "../azure/azure-data";
import { brief, unknownEntry } from "./assign-least-role";
import { askOrHandOut } from "./remediation/ask";
import { assignmentName } from "./remediation/assignment-name";
import { ensureAssignment, type AssignmentChange } from "./remediation/change-assignment";
import { aboutSubscription, type Undo } from "./remediation/journal";
import { assignmentDelete, assignmentWrite, removeUnlessLast } from "./remediation/last-owner";
import type { RemediationParts } from "./remediation/parts";
import { explainMissing, missingNeeds } from "./remediation/permission-check";
import { pickRole, type ChosenRole } from "./remediation/pick-role";
import { isSamePlan, planReplacement, type ReplacePlan } from "./remediation/replace-plan";
import { assignScript, removeScript, replaceScript } from "./remediation/scripts/assignment-script";
import type { Script } from "./remediation/scripts/script";
import { tellChange } from "./remediation/tell-change";
import { removedAssignment, removeRoleAssignment } from "./remove-role-assignment";

/** "narrower": the new role is held, and the old one, too. */
export type Replacement = "replaced" | "narrower" | "nothing" | "unknown";

const title = () => l10n.t("Replace Role");

/** One replacement under way: what the steps share. */
interface Replacing {
  readonly account: Account;
  readonly chosen: ChosenRole;
  readonly plan: ReplacePlan;
  /** The name of the new assignment. */
  readonly name: string;
  readonly script: () => Script;
}

/**
 * Gives the holder of an assignment the least role for a task, and takes the old one away once the new one
 * is there. An inherited assignment is left alone: it holds for more than this account.
 */
export async function replaceRoleAssignment(
  parts: RemediationParts,
  account: Account,
  shown: RoleAssignment,
): Promise<Replacement> {
  const chosen = await pickRole(parts, l10n.t("What are they to do instead?"), ["account"]);
  for (let agreed: ReplacePlan | undefined; ;) {
    const plan = await planReplacement(parts, account, shown, chosen);
    if (plan === undefined)
      return nothing(parts, l10n.t("The assignment is gone already. Nothing was changed."));
    if (plan.isDirect && plan.wanted.roleDefinitionId.endsWith(guidOf(plan.old))) {
      return nothing(parts, l10n.t('They hold "{0}" already. Nothing was changed.', chosen.role.name));
    }
    const name = await assignmentName(account.id, plan.old.principalId, chosen.role.id);
    const script = () => {
      const assign = assignScript(account.id, name, plan.wanted);
      return plan.isDirect ? replaceScript(assign, plan.old.id) : assign;
    };
    // What the user agreed to is what Azure still has.
    if (agreed !== undefined && isSamePlan(agreed, plan)) {
      return replace(parts, { account, chosen, plan, name, script });
    }
    if (await mayNot(parts, account, plan, script)) return "nothing";
    const changed =
      agreed === undefined ? "" : `${l10n.t("It was changed meanwhile, so please look again.")} `;
    const question = { ...plan.question, detail: `${changed}${plan.question.detail}` };
    await askOrHandOut(parts, question, [title()], script);
    agreed = plan;
  }
}

function guidOf({ roleDefinitionId }: RoleAssignment): string {
  return (roleDefinitionId.split("/").at(-1) ?? "").toLowerCase();
}

async function mayNot(
  parts: RemediationParts,
  { subscription, id }: Account,
  { isDirect }: ReplacePlan,
  script: () => Script,
): Promise<boolean> {
  const operations = [assignmentWrite, ...(isDirect ? [assignmentDelete] : [])];
  const needs = operations.map((operation) => ({ operation, scope: id }));
  const missing = await missingNeeds(parts, subscription, needs);
  if (missing.length === 0) return false;
  const text = l10n.t("Nothing was replaced. {0}", explainMissing(missing));
  await tellChange(parts, { severity: "error", text, script });
  return true;
}

function replace(parts: RemediationParts, replacing: Replacing): Promise<Replacement> {
  const { account, plan } = replacing;
  const { subscription, id } = account;
  return parts.whileBusy([account], l10n.t("Replacing a role…"), () =>
    parts.progress(l10n.t("Replacing the role"), async (watched) => {
      const added = await ensureAssignment(parts, subscription, id, plan.wanted, { watched });
      if (added.kind !== "done") return tellNotAdded(parts, replacing, added);
      if (!plan.isDirect) return tellNarrower(parts, replacing, added);
      // Others may have removed owners since the user was asked.
      const removed = await removeUnlessLast(parts, subscription, plan.old);
      return tellReplaced(parts, replacing, removed, added);
    }),
  );
}

async function nothing(parts: RemediationParts, text: string): Promise<Replacement> {
  await tellChange(parts, { severity: "information", text });
  return "nothing";
}

async function tellNotAdded(
  parts: RemediationParts,
  { account: { subscription, id }, chosen: { role }, plan, name, script }: Replacing,
  { kind, problem }: Exclude<AssignmentChange, { kind: "done" }>,
): Promise<Replacement> {
  const stays = l10n.t('"{0}" was left as it is.', plan.oldRole);
  if (kind === "refused") {
    const text = l10n.t("Nothing was replaced. {0}", stays);
    await tellChange(parts, { severity: "error", text, problem, script });
    return "nothing";
  }
  const text = l10n.t('Whether "{0}" was assigned could not be read. {1}', role.name, stays);
  const wouldBe = `${id}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  const entry = { ...unknownEntry(subscription, id, wouldBe), what: title() };
  await tellChange(parts, { severity: "warning", text, problem, entry });
  return "unknown";
}

async function tellNarrower(
  parts: RemediationParts,
  { account, chosen: { role }, plan }: Replacing,
  { assignment, isNew }: Extract<AssignmentChange, { kind: "done" }>,
): Promise<Replacement> {
  const { id, subscription } = account;
  const entry = {
    what: title(),
    target: id,
    ...aboutSubscription(subscription),
    before: undefined,
    after: brief(assignment),
    result: "done" as const,
    undo: { kind: "removeAssignment" as const, assignmentId: assignment.id },
  };
  const removing = () => removeRoleAssignment(parts, account, plan.old);
  await tellChange(parts, {
    severity: "information",
    text: l10n.t(
      '"{0}" is assigned on "{1}". "{2}", inherited from {3}, is still there.',
      role.name,
      account.name,
      plan.oldRole,
      plan.old.scope,
    ),
    actions: [{ title: l10n.t("Remove It at Its Scope…"), run: removing }],
    ...(isNew ? { entry } : {}),
  });
  return "narrower";
}

function undoOfAdded({ id }: RoleAssignment, isNew: boolean): Undo {
  return isNew
    ? { kind: "removeAssignment", assignmentId: id }
    : { kind: "none", because: l10n.t("The new role was assigned before.") };
}

async function tellReplaced(
  parts: RemediationParts,
  { account: { id, subscription }, chosen: { role }, plan }: Replacing,
  removed: AssignmentChange,
  { assignment: added, isNew }: Extract<AssignmentChange, { kind: "done" }>,
): Promise<Replacement> {
  const isDone = removed.kind === "done";
  const endings = {
    done: {
      severity: "information",
      text: l10n.t('Replaced: "{0}" is assigned, and "{1}" is removed.', role.name, plan.oldRole),
    },
    refused: {
      severity: "error",
      text: l10n.t('"{0}" is assigned, but "{1}" is still there.', role.name, plan.oldRole),
    },
    unknown: {
      severity: "warning",
      text: l10n.t(
        '"{0}" is assigned; whether "{1}" was removed could not be read.',
        role.name,
        plan.oldRole,
      ),
    },
  } as const;
  await tellChange(parts, {
    ...endings[removed.kind],
    ...("problem" in removed ? { problem: removed.problem } : {}),
    script: () => removeScript(plan.old.id),
    entry: {
      what: title(),
      target: id,
      ...aboutSubscription(subscription),
      before: brief(plan.old),
      after: brief(added),
      result: isDone ? "done" : "unknown",
      undo:
        removed.kind === "refused"
          ? undoOfAdded(added, isNew)
          : {
              kind: "replaceBack",
              old: removedAssignment(plan.old),
              ...(isNew ? { newAssignmentId: added.id } : {}),
            },
    },
  });
  return isDone ? "replaced" : removed.kind === "refused" ? "narrower" : "unknown";
}
