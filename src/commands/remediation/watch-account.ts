import type { AzureApi } from "../../azure/azure-api";
import type { Account, AccountJson, Operation, Receipt } from "../../azure/azure-data";
import { AzureError, type AzureProblem } from "../../azure/azure-error";
import type { Clock } from "./parts";
import type { Standing } from "./standing";

/** How a change of an account ended, judged by the account itself. */
export type Watching =
  | { readonly kind: "done"; readonly standing: Standing }
  /** Azure has finished, and the account does not read as asked. */
  | { readonly kind: "otherwise"; readonly standing: Standing }
  | { readonly kind: "failed"; readonly standing: Standing; readonly problem: AzureProblem | undefined }
  | { readonly kind: "running" }
  | { readonly kind: "stopped" }
  | { readonly kind: "gone"; readonly problem: AzureProblem }
  | { readonly kind: "unreadable"; readonly problem: AzureProblem };

export interface WatchOptions {
  readonly api: AzureApi;
  readonly clock: Clock;
  readonly account: Account;
  readonly receipt?: Receipt;
  readonly isDone: (json: AccountJson) => boolean;
  readonly standingOf: (json: AccountJson) => Standing;
  readonly signal: AbortSignal;
}

const second = 1000;
/** Longer than Azure's own limit for such changes. */
const patience = 15 * 60 * second;
/** Reads may lag behind a finished change: only a difference that lasts this long is one. */
const lag = 20 * second;
const firstWait = 2 * second;
const longestWait = 10 * second;
const unreadableInARow = 6;

interface Progress {
  operation: Operation | undefined;
  problem: AzureProblem | undefined;
  retryAfter: number | undefined;
  unreadable: number;
  differsSince: number | undefined;
  account: Account | undefined;
}

/**
 * Looks at an account until its provisioning has ended and it reads as asked, at most 15 minutes. Some
 * changes report success while the service still works on them, so neither report alone is believed.
 */
export async function watchAccount(options: WatchOptions): Promise<Watching> {
  const { clock, signal, receipt } = options;
  const deadline = clock.now() + patience;
  const progress: Progress = {
    operation: receipt?.operation,
    problem: undefined,
    retryAfter: receipt?.retryAfter,
    unreadable: 0,
    differsSince: undefined,
    account: undefined,
  };
  for (let wait = firstWait; ; wait = Math.min(wait * 1.5, longestWait)) {
    if (signal.aborted) return { kind: "stopped" };
    await askOperation(options, progress);
    const ended = await look(options, progress);
    if (ended !== undefined)
      return signal.aborted && ended.kind === "unreadable" ? { kind: "stopped" } : ended;
    if (clock.now() >= deadline) return atLast(options, progress);
    const asked = progress.retryAfter === undefined ? 0 : progress.retryAfter * second;
    await clock.sleep(Math.min(Math.max(wait, asked), deadline - clock.now()), signal);
  }
}

/** What the operation says is a hint only: where it cannot be asked, the account decides. */
async function askOperation({ api, account, signal }: WatchOptions, progress: Progress): Promise<void> {
  if (progress.operation === undefined) return;
  try {
    const status = await api.accounts.operationStatus(account.subscription, progress.operation, { signal });
    progress.retryAfter = status.retryAfter;
    if (status.state === "running") return;
    progress.problem = status.problem;
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof AzureError)) throw error;
  }
  progress.operation = undefined;
}

async function look(options: WatchOptions, progress: Progress): Promise<Watching | undefined> {
  const { api, account, clock, isDone, standingOf, signal } = options;
  try {
    progress.account = await api.accounts.get(account.subscription, account.id, { signal });
    progress.unreadable = 0;
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    return unreadable(error.problem, progress);
  }
  const state = progress.account.json.properties?.provisioningState?.toLowerCase() ?? "succeeded";
  if (progress.operation !== undefined || !endStates.includes(state)) {
    progress.differsSince = undefined;
    return undefined;
  }
  const standing = standingOf(progress.account.json);
  if (progress.problem !== undefined || state !== "succeeded") {
    return { kind: "failed", standing, problem: progress.problem };
  }
  if (isDone(progress.account.json)) return { kind: "done", standing };
  progress.differsSince ??= clock.now();
  const lasts = clock.now() - progress.differsSince >= lag;
  return lasts ? { kind: "otherwise", standing } : undefined;
}

const endStates = ["succeeded", "failed", "canceled", "cancelled"];

/** A failed look may pass; one that will fail again does not. */
function unreadable(problem: AzureProblem, progress: Progress): Watching | undefined {
  if (problem.kind === "not-found") return { kind: "gone", problem };
  progress.unreadable += 1;
  const passes = ["network", "service", "throttled", "conflict", "unknown"].includes(problem.kind);
  return passes && progress.unreadable < unreadableInARow ? undefined : { kind: "unreadable", problem };
}

function atLast({ isDone, standingOf }: WatchOptions, { account }: Progress): Watching {
  const state = account?.json.properties?.provisioningState?.toLowerCase();
  const isEnded = state === undefined || state === "succeeded";
  return account !== undefined && isEnded && isDone(account.json)
    ? { kind: "done", standing: standingOf(account.json) }
    : { kind: "running" };
}
