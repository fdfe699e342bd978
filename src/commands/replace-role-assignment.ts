import type { Account, RoleAssignment } from "../azure/azure-data";
import { assignmentWrite, brief } from "./assign-least-role";
import { grantsAt, readRole, roleGuid } from "./remediation/access";
import { askOrHandOut } from "./remediation/ask";
import { assignmentName } from "./remediation/assignment-name";
import { ensureAssignment, removeAssignment, type AssignmentChange } from "./remediation/change-assignment";
import { aboutSubscription } from "./remediation/journal";
import { listed } from "./remediation/many";
import type { RemediationParts } from "./remediation/parts";
import { explainMissing, missingNeeds } from "./remediation/permission-check";
import { abilitiesOf, pickRole, type ChosenRole } from "./remediation/pick-role";
import { assignScript, inOrder, removeScript } from "./remediation/scripts/assignment-script";
import { tellChange } from "./remediation/tell-change";
import { assignmentDelete, refuseLastOwner } from "./remove-role-assignment";

/** "narrower": the new role is held, and the old one, too. */
export type Replacement = "replaced" | "narrower" | "nothing" | "unknown";

const title = "Replace Role";

/**
 * Gives the holder of an assignment the least role for a task, and takes the old one away once the new one
 * is there. An inherited assignment is left alone: it holds for more than this account.
 */
export async function replaceRoleAssignment(
  parts: RemediationParts,
  account: Account,
  old: RoleAssignment,
): Promise<Replacement> {
  const { subscription, id } = account;
  const chosen = await pickRole(parts, "What are they to do instead?");
  const plan = await planOf(parts, account, old, chosen);
  if (plan === undefined) return nothing(parts, "The assignment is gone already. Nothing was changed.");
  if (roleGuid(old.roleDefinitionId) === chosen.role.id && plan.isDirect) {
    return nothing(parts, `They hold "${chosen.role.name}" already. Nothing was changed.`);
  }
  const name = await assignmentName(id, old.principalId, chosen.role.id);
  const removal = plan.isDirect ? [removeScript(old.id)] : [];
  const script = () => inOrder("replace-role", assignScript(id, name, plan.wanted), ...removal);
  const needs = [assignmentWrite, ...(plan.isDirect ? [assignmentDelete] : [])];
  const missing = await missingNeeds(
    parts,
    subscription,
    needs.map((operation) => ({ operation, scope: id })),
  );
  if (missing.length > 0) return nothing(parts, `Nothing was changed. ${explainMissing(missing)}`);

  await askOrHandOut(parts, plan.question, [title], script);
  return parts.whileBusy([account], "Replacing a role…", () =>
    parts.progress("Replacing the role", async () => {
      const added = await ensureAssignment(parts, subscription, id, plan.wanted);
      if (added.kind !== "done" || !plan.isDirect) return tellAdded(parts, added, account, chosen);
      const removed = await removeAssignment(parts, subscription, old);
      return tellReplaced(parts, removed, added.assignment, account, old, chosen);
    }),
  );
}

async function planOf(parts: RemediationParts, account: Account, old: RoleAssignment, { role }: ChosenRole) {
  const { api } = parts;
  const all = await grantsAt(api, account.subscription, account.id);
  const grant = all.find(({ assignment }) => assignment.id.toLowerCase() === old.id.toLowerCase());
  if (grant === undefined) return undefined;
  const isDirect = old.scope.toLowerCase() === account.id.toLowerCase();
  if (isDirect) refuseLastOwner(grant, all);
  const before = await readRole(api, account.subscription, old.roleDefinitionId);
  const [had, has] = [abilitiesOf(before.permissions), abilitiesOf(role.permissions)];
  const lost = had.filter((ability) => !has.includes(ability));
  const gained = has.filter((ability) => !had.includes(ability));
  const inherited = `"${before.roleName}" is inherited from ${old.scope} and stays: it holds for more than this account. Remove it there for the narrower role to limit anything.`;
  return {
    isDirect,
    wanted: {
      roleDefinitionId: `/subscriptions/${account.subscription.id}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
      principalId: old.principalId,
      ...(old.principalType === undefined ? {} : { principalType: old.principalType }),
      // A condition limits the holder, whichever role it stands on.
      ...(old.condition ? { condition: old.condition, conditionVersion: old.conditionVersion ?? "2.0" } : {}),
    },
    question: {
      message: `Replace "${before.roleName}" of ${grant.principal.label} with "${role.name}" on "${account.name}"?`,
      detail: [
        lost.length === 0
          ? "They lose none of the abilities that have a name."
          : `They can no longer: ${lost.join(", ")}.`,
        ...(gained.length === 0 ? [] : [`They can now also: ${gained.join(", ")}.`]),
        ...(isDirect
          ? ["The new role is assigned first; the old one is removed once the new one is there."]
          : [inherited]),
        ...(others(all, old) === "" ? [] : [others(all, old)]),
      ].join("\n\n"),
    },
  };
}

function others(all: Awaited<ReturnType<typeof grantsAt>>, old: RoleAssignment): string {
  const kept = all.filter(
    ({ assignment }) =>
      assignment.id.toLowerCase() !== old.id.toLowerCase() &&
      assignment.principalId.toLowerCase() === old.principalId.toLowerCase(),
  );
  return kept.length === 0 ? "" : `They also keep: ${listed(kept.map(({ roleName }) => roleName))}.`;
}

async function nothing(parts: RemediationParts, text: string): Promise<Replacement> {
  await tellChange(parts, { severity: "information", text });
  return "nothing";
}

async function tellAdded(
  parts: RemediationParts,
  added: AssignmentChange,
  { id, subscription }: Account,
  { role }: ChosenRole,
): Promise<Replacement> {
  if (added.kind === "refused") {
    await tellChange(parts, { severity: "error", text: "Nothing was replaced.", problem: added.problem });
    return "nothing";
  }
  if (added.kind === "unknown") {
    const text = `Whether "${role.name}" was assigned could not be read. The old role is still there.`;
    await tellChange(parts, { severity: "warning", text, problem: added.problem });
    return "unknown";
  }
  const text = `"${role.name}" is assigned on this account. The inherited role is still there.`;
  const undo = added.isNew
    ? { kind: "removeAssignment" as const, assignmentId: added.assignment.id }
    : { kind: "none" as const, because: "The role was assigned before." };
  const about = { what: title, target: id, ...aboutSubscription(subscription) };
  const entry = {
    ...about,
    before: undefined,
    after: brief(added.assignment),
    result: "done" as const,
    undo,
  };
  await tellChange(parts, { severity: "information", text, entry });
  return "narrower";
}

async function tellReplaced(
  parts: RemediationParts,
  removed: AssignmentChange,
  added: RoleAssignment,
  { id, subscription }: Account,
  old: RoleAssignment,
  { role }: ChosenRole,
): Promise<Replacement> {
  const isDone = removed.kind === "done";
  const endings = {
    done: {
      severity: "information",
      text: `Replaced: "${role.name}" is assigned, and the old role is removed.`,
    },
    refused: { severity: "error", text: `"${role.name}" is assigned, but the old role is still there.` },
    unknown: {
      severity: "warning",
      text: `"${role.name}" is assigned; whether the old role was removed could not be read.`,
    },
  } as const;
  const because = "Assign the old role again first, then remove the new one.";
  await tellChange(parts, {
    ...endings[removed.kind],
    ...("problem" in removed ? { problem: removed.problem } : {}),
    entry: {
      what: title,
      target: id,
      ...aboutSubscription(subscription),
      before: brief(old),
      after: brief(added),
      result: isDone ? "done" : "unknown",
      undo: { kind: "none", because },
    },
  });
  return isDone ? "replaced" : removed.kind === "refused" ? "narrower" : "unknown";
}
