import { l10n } from "vscode";
import type { AccountRemediation, Look } from "../remediation/account-remediation";
import type { JournalEntry } from "../remediation/journal";
import type { RemediationParts } from "../remediation/parts";

/** What is taken back, when it was done and by whom: the beginning of every question about undoing. */
export function prefaceOf({ what, time, by }: JournalEntry): string {
  return l10n.t('This takes back "{0}", done {1} by {2}.', what, new Date(time).toLocaleString(), by);
}

export function undoTitle({ what }: Pick<JournalEntry, "what">): string {
  return l10n.t("Undo: {0}", what);
}

/** An undo is not undone: whoever wants the change again makes it again. */
export const noUndo = { kind: "none", because: l10n.t("It took back an earlier change.") } as const;

/** A remediation that takes an earlier one back, and remembers that it did. */
export function asUndo<L extends Look>(
  parts: RemediationParts,
  entry: JournalEntry,
  remediation: AccountRemediation<L>,
): AccountRemediation<L> {
  return {
    ...remediation,
    title: undoTitle(entry),
    undo: () => noUndo,
    ended: async (outcomes) => {
      const isUndone = outcomes.every(({ result: { kind } }) => kind === "done" || kind === "already");
      if (isUndone) await markUndone(parts, entry);
    },
  };
}

/** An undone entry is not undone twice. A journal that cannot be written must not hide the result. */
export async function markUndone(
  { journal, clock, logger }: Pick<RemediationParts, "journal" | "clock" | "logger">,
  entry: JournalEntry,
): Promise<void> {
  try {
    await journal.replace({ ...entry, undone: new Date(clock.now()).toISOString() });
  } catch (error) {
    logger.warn(`The journal could not be written: ${String(error)}`);
  }
}

/** That somebody changed what a remediation left behind, with both values; nothing where nobody did. */
export function changedSince(left: unknown, now: unknown): readonly string[] {
  const [before, after] = [inOrder(left), inOrder(now)];
  if (left === undefined || left === "unknown" || before === after) return [];
  return [l10n.t("Somebody changed it since: it was left as {0}, and is {1} now.", before, after)];
}

/** JSON with the properties in the order of their names. */
function inOrder(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    ) ?? "nothing"
  );
}
