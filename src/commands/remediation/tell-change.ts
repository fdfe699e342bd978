import type { AzureProblem } from "../../azure/azure-error";
import type { ErrorAction } from "../../infrastructure/errors";
import { offer } from "./ask";
import type { EntryResult, JournalEntry } from "./journal";
import type { Message, RemediationParts } from "./parts";
import { actionsOn, explainProblem } from "./problem-text";
import type { Script } from "./scripts/script";

/** How a change that is no account's ended: what the user is told, and what the journal keeps. */
export interface Ending {
  readonly severity: Message["severity"];
  readonly text: string;
  readonly problem?: AzureProblem;
  readonly actions?: readonly ErrorAction[];
  /** For somebody who may do what the user may not; offered where that is what failed. */
  readonly script?: () => Script;
  /** Absent where nothing was changed. */
  readonly entry?: Omit<JournalEntry, "id" | "time" | "detail" | "result"> & { readonly result: EntryResult };
}

/** Tells it, and keeps it. A journal that cannot be written must not hide the result. */
export async function tellChange(
  parts: Pick<RemediationParts, "tell" | "logger" | "journal" | "clock" | "signIn" | "handOut">,
  { severity, text, problem, actions = [], script, entry }: Ending,
): Promise<void> {
  const full = problem === undefined ? text : `${text} ${explainProblem(problem)}`;
  parts.logger.info(full);
  const isForbidden = problem === undefined ? severity === "error" : problem.kind === "forbidden";
  const scripts =
    script === undefined || !isForbidden ? [] : [{ title: offer, run: () => parts.handOut(script()) }];
  parts.tell({ severity, text: full, actions: [...actionsOn(problem, parts), ...scripts, ...actions] });
  if (entry === undefined) return;
  const id = crypto.randomUUID();
  try {
    await parts.journal.add({ ...entry, id, time: new Date(parts.clock.now()).toISOString(), detail: full });
  } catch (error) {
    parts.logger.warn(`The journal could not be written: ${String(error)}`);
  }
}
