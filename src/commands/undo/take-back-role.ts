import { l10n } from "vscode";
import type { NewRoleDefinition } from "../../azure/azure-api";
import type { RoleDefinition, Subscription } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import { attempt, isPlainNo } from "../remediation/attempt";
import type { JournalEntry, Undo } from "../remediation/journal";
import { listed } from "../remediation/many";
import type { RemediationParts } from "../remediation/parts";
import { abilitiesOf } from "../remediation/pick-role";
import { isWritten, roleId } from "../remediation/role-plan";
import { removeRoleScript, roleScript } from "../remediation/scripts/role-script";
import type { Question, TakenBack, TakingBack } from "./take-back";
import { changedSince } from "./undoing";

type RoleUndo = Extract<Undo, { readonly kind: "deleteRole" | "putRole" }>;

/** Deletes a role that was created, or writes one as it was before it was changed. */
export function takeBackRole(
  parts: RemediationParts,
  subscription: Subscription,
  entry: JournalEntry,
  undo: RoleUndo,
): TakingBack<RoleDefinition> {
  const { roles } = parts.api;
  const id = undo.kind === "deleteRole" ? undo.roleId : roleId(undo.scope, undo.name);
  const read = () => roles.getDefinition(subscription, id);
  const isAsBefore = (now: RoleDefinition | undefined) =>
    undo.kind === "deleteRole" ? now === undefined : now !== undefined && isWritten(now, undo.definition);
  const send = () =>
    undo.kind === "deleteRole"
      ? roles.deleteDefinition(subscription, id)
      : roles.putDefinition(subscription, undo.scope, undo.name, undo.definition);
  return {
    look: async () => {
      const now = await read();
      if (isAsBefore(now)) return undefined;
      return now ?? gone(id, undo);
    },
    isSame: (one, other) => JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other)),
    needs: ({ assignableScopes }) =>
      assignableScopes.map((scope) => ({ operation: operationOf(undo), scope })),
    question: (now) => question(now, entry, undo),
    script: () =>
      undo.kind === "deleteRole" ? removeRoleScript(id) : roleScript(undo.scope, undo.name, undo.definition),
    act: async (now) => {
      const sent = await attempt<unknown>(send);
      return ended(now.roleName, undo, sent, () => waitFor(parts, read, isAsBefore));
    },
    values: (now) => ({
      before: contentOf(now),
      after: undo.kind === "deleteRole" ? null : undo.definition,
    }),
  };
}

/** A role that somebody deleted since is written again from nothing. */
function gone(id: string, undo: RoleUndo): RoleDefinition {
  const definition =
    undo.kind === "putRole"
      ? undo.definition
      : { roleName: "", description: "", assignableScopes: [], permissions: [] };
  return { id, name: id.split("/").at(-1) ?? "", type: "CustomRole", ...definition, permissions: [] };
}

function operationOf({ kind }: RoleUndo): string {
  return `Microsoft.Authorization/roleDefinitions/${kind === "deleteRole" ? "delete" : "write"}`;
}

function contentOf({ roleName, description, assignableScopes, permissions }: NewRoleDefinition) {
  return { roleName, description, assignableScopes, permissions };
}

/** Azure spells and orders entries as it likes, which is no change. */
function isLeftAs(now: RoleDefinition, left: unknown): boolean {
  return isDefinition(left) && isWritten(now, left);
}

/** The journal is a file, and what it holds was written by this or an older version. */
function isDefinition(left: unknown): left is NewRoleDefinition {
  const { assignableScopes, permissions } = (left ?? {}) as Partial<Record<string, unknown>>;
  return Array.isArray(assignableScopes) && Array.isArray(permissions);
}

function question(now: RoleDefinition, entry: JournalEntry, undo: RoleUndo): Question {
  const changed = isLeftAs(now, entry.after) ? [] : changedSince(entry.after, contentOf(now));
  if (undo.kind === "deleteRole") {
    return {
      message: l10n.t('Delete the role "{0}"?', now.roleName),
      paragraphs: [...changed, l10n.t("Azure deletes no role that somebody still holds.")],
      yes: l10n.t("Delete Role"),
    };
  }
  const [has, had] = [abilitiesOf(now.permissions), abilitiesOf(undo.definition.permissions)];
  const lost = has.filter((ability) => !had.includes(ability));
  const gained = had.filter((ability) => !has.includes(ability));
  return {
    message: l10n.t('Put back the role "{0}" as it was?', now.roleName),
    paragraphs: [
      ...changed,
      ...(gained.length === 0
        ? []
        : [l10n.t("This widens access: its holders can again: {0}.", listed(gained, 8))]),
      ...(lost.length === 0 ? [] : [l10n.t("Its holders can no longer: {0}.", listed(lost, 8))]),
      ...(gained.length + lost.length === 0
        ? [l10n.t("Its holders keep the abilities that have a name.")]
        : []),
    ],
    yes: l10n.t("Put Back"),
  };
}

/** Role definitions take a while until every read shows them. */
const waits = [0, 1_000, 2_000, 5_000, 10_000];

type Seen = { readonly isThere: boolean } | { readonly problem: AzureProblem };

async function waitFor(
  { clock }: Pick<RemediationParts, "clock">,
  read: () => Promise<RoleDefinition | undefined>,
  isAsBefore: (now: RoleDefinition | undefined) => boolean,
): Promise<Seen> {
  for (const wait of waits) {
    if (wait > 0) await clock.sleep(wait);
    const seen = await attempt(read);
    if (seen.kind === "failed") return { problem: seen.problem };
    if (isAsBefore(seen.value)) return { isThere: true };
  }
  return { isThere: false };
}

async function ended(
  name: string,
  { kind }: RoleUndo,
  sent: Awaited<ReturnType<typeof attempt<unknown>>>,
  see: () => Promise<Seen>,
): Promise<TakenBack> {
  const problem = sent.kind === "failed" ? sent.problem : undefined;
  const nothing = { isUndone: false, severity: "error", text: l10n.t("Nothing was undone.") } as const;
  if (problem !== undefined && isPlainNo(problem)) return { ...nothing, problem, isChanged: false };
  const seen = await see();
  if ("isThere" in seen && seen.isThere) {
    const text =
      kind === "deleteRole"
        ? l10n.t('The role "{0}" is deleted.', name)
        : l10n.t('The role "{0}" is as it was before.', name);
    return { isUndone: true, severity: "information", text, isChanged: true };
  }
  // A conflict is an answer: nothing is on its way.
  if (problem?.kind === "conflict" && "isThere" in seen) return { ...nothing, problem, isChanged: false };
  const unseen = "problem" in seen ? seen.problem : problem;
  const text = l10n.t('Whether the role "{0}" is as before could not be seen.', name);
  return {
    isUndone: false,
    severity: "warning",
    text,
    isChanged: true,
    ...(unseen === undefined ? {} : { problem: unseen }),
  };
}
