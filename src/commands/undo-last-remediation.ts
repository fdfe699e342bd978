import { l10n } from "vscode";
import type { Account, Subscription } from "../azure/azure-data";
import { AzureError } from "../azure/azure-error";
import { OperationError } from "../infrastructure/errors";
import { keysOn } from "./allow-local-auth";
import { keysOff } from "./disable-local-auth";
import type { AccountRemediation, Look } from "./remediation/account-remediation";
import type { JournalEntry, Undo } from "./remediation/journal";
import type { RemediationParts } from "./remediation/parts";
import { remediateAccounts } from "./remediation/remediate-accounts";
import { tellChange } from "./remediation/tell-change";
import type { AssignmentUndo } from "./undo/look-at-assignments";
import { restoreNetwork } from "./undo/restore-network";
import { stopLogs } from "./undo/stop-logs";
import { takeBack } from "./undo/take-back";
import { takeBackAssignments } from "./undo/take-back-assignments";
import { takeBackPolicy } from "./undo/take-back-policy";
import { takeBackRole } from "./undo/take-back-role";
import { asUndo, markUndone, prefaceOf } from "./undo/undoing";

export interface UndoOptions {
  /** Whether an entry is about what is shown now: Azure, or the sample tenant. */
  readonly isHere: (entry: JournalEntry) => boolean;
  /** Those that the sign-ins see. */
  readonly subscriptions: () => Promise<readonly Subscription[]>;
}

/**
 * Takes back the newest remediation that can be. Says what comes back and what does not, looks at how
 * things stand now, asks, acts and looks again, like every other change.
 */
export async function undoLastRemediation(
  parts: RemediationParts,
  { isHere, subscriptions }: UndoOptions,
): Promise<void> {
  const here = parts.journal.entries().filter(isHere);
  const entry = here.find(canBeUndone);
  if (entry === undefined) return nothingToUndo(parts, here);
  const subscription = (await subscriptions()).find(({ key }) => key === entry.subscription.key);
  if (subscription === undefined) {
    throw new OperationError(
      l10n.t(
        '"{0}" was done in the subscription "{1}" by {2}, which no sign-in sees now.',
        entry.what,
        entry.subscription.name,
        entry.by,
      ),
    );
  }
  const { undo } = entry;
  if ("accountId" in undo) return undoOnAccount(parts, subscription, entry, undo);
  await undoBesideAccounts(parts, subscription, entry, undo);
}

type Undoable = JournalEntry & { readonly undo: Exclude<Undo, { readonly kind: "none" }> };

function canBeUndone(entry: JournalEntry): entry is Undoable {
  const { undo, undone, result } = entry;
  return undo.kind !== "none" && undone === undefined && (result === "done" || result === "unknown");
}

async function nothingToUndo(parts: RemediationParts, here: readonly JournalEntry[]): Promise<void> {
  const [newest] = here.filter(({ undone }) => undone === undefined);
  const because =
    newest?.undo.kind === "none"
      ? l10n.t('"{0}" cannot be undone: {1}', newest.what, newest.undo.because)
      : "";
  const text = [l10n.t("There is nothing to undo."), because].filter((part) => part !== "").join(" ");
  await tellChange(parts, { severity: "information", text });
}

type AccountUndo = Extract<Undo, { readonly accountId: string }>;

async function undoOnAccount(
  parts: RemediationParts,
  subscription: Subscription,
  entry: JournalEntry,
  undo: AccountUndo,
): Promise<void> {
  const account = await parts.api.accounts.get(subscription, undo.accountId).catch(async (error: unknown) => {
    if (!(error instanceof AzureError) || error.problem.kind !== "not-found") throw error;
    await markUndone(parts, entry);
    const text = l10n.t('The account of "{0}" is gone, so there is nothing left to undo.', entry.what);
    await tellChange(parts, { severity: "information", text });
  });
  if (account === undefined) return;
  switch (undo.kind) {
    case "allowKeys":
      return run(parts, asUndo(parts, entry, keysOn(parts, [prefaceOf(entry)])), account);
    case "disableKeys": {
      const stay = l10n.t("Both keys stay the new ones: those from before do not come back.");
      const uses = await parts.findKeyUses();
      return run(
        parts,
        asUndo(parts, entry, keysOff(parts, { preface: [prefaceOf(entry), stay] }, uses)),
        account,
      );
    }
    case "setNetwork":
      return run(parts, asUndo(parts, entry, restoreNetwork(parts, entry, undo)), account);
    case "removeLogs":
      return run(parts, asUndo(parts, entry, stopLogs(parts, entry, undo.name)), account);
  }
}

async function run<L extends Look>(
  parts: RemediationParts,
  remediation: AccountRemediation<L>,
  account: Account,
): Promise<void> {
  await remediateAccounts(parts, [account], remediation);
}

async function undoBesideAccounts(
  parts: RemediationParts,
  subscription: Subscription,
  entry: JournalEntry,
  undo: Exclude<Undoable["undo"], AccountUndo>,
): Promise<void> {
  const assignments = (of: AssignmentUndo) =>
    takeBack(parts, subscription, entry, takeBackAssignments(parts, subscription, of));
  switch (undo.kind) {
    case "removeAssignment":
      return assignments({ away: undo.assignmentId });
    case "assign":
      return assignments({ again: undo });
    case "replaceBack": {
      const { old, newAssignmentId: away } = undo;
      return assignments({ again: old, ...(away === undefined ? {} : { away }) });
    }
    case "deleteRole":
    case "putRole":
      return takeBack(parts, subscription, entry, takeBackRole(parts, subscription, entry, undo));
    case "removePolicyAssignment":
      return takeBack(parts, subscription, entry, takeBackPolicy(parts, subscription, undo));
  }
}
