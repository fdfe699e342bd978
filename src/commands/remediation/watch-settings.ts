import type { Account, DiagnosticSetting } from "../../azure/azure-data";
import { AzureError, type AzureProblem } from "../../azure/azure-error";
import { mayHaveArrived, type ChangeResult } from "./change-account";
import type { RemediationParts } from "./parts";
import type { Standing } from "./standing";

/** A change of an account's diagnostic settings, and how to tell that it was made. */
export interface SettingsChange {
  /** Sends it. */
  readonly send: () => Promise<unknown>;
  readonly isDone: (settings: readonly DiagnosticSetting[]) => boolean;
  readonly standingOf: (settings: readonly DiagnosticSetting[]) => Standing;
}

const second = 1000;
/** Reads may lag behind: only a difference that lasts this long is one. */
const lag = 20 * second;
const pause = 2 * second;
const unreadableInARow = 6;

/** Sends a change of diagnostic settings and reads them until they show it. The signal ends the waiting. */
export async function changeSettings(
  parts: Pick<RemediationParts, "api" | "clock">,
  account: Account,
  change: SettingsChange,
  signal: AbortSignal,
): Promise<ChangeResult> {
  if (signal.aborted) return { kind: "untouched" };
  let problem: AzureProblem | undefined;
  try {
    await change.send();
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    problem = error.problem;
    if (!mayHaveArrived(problem)) return { kind: "refused", problem };
  }
  return watchSettings(parts, account, change, problem, signal);
}

async function watchSettings(
  { api, clock }: Pick<RemediationParts, "api" | "clock">,
  { subscription, id }: Account,
  { isDone, standingOf }: SettingsChange,
  lost: AzureProblem | undefined,
  signal: AbortSignal,
): Promise<ChangeResult> {
  const since = clock.now();
  for (let unreadable = 0; ;) {
    if (signal.aborted) return { kind: "stopped" };
    try {
      const settings = await api.monitor.listDiagnosticSettings(subscription, id, { signal });
      unreadable = 0;
      if (isDone(settings)) return { kind: "done", standing: standingOf(settings) };
      if (clock.now() - since >= lag) {
        if (lost !== undefined) return { kind: "refused", problem: lost };
        return { kind: "otherwise", standing: standingOf(settings) };
      }
    } catch (error) {
      if (signal.aborted) return { kind: "stopped" };
      if (!(error instanceof AzureError)) throw error;
      const { problem } = error;
      if (problem.kind === "not-found") return { kind: "gone", problem };
      unreadable += 1;
      const passes = ["network", "service", "throttled", "conflict", "unknown"].includes(problem.kind);
      if (!passes || unreadable === unreadableInARow) return { kind: "unreadable", problem };
    }
    await clock.sleep(pause, signal);
  }
}
