import type { AccountPatch } from "../../azure/azure-api";
import type { Account, AccountJson } from "../../azure/azure-data";
import { AzureError, type AzureProblem } from "../../azure/azure-error";
import { attempt } from "./attempt";
import type { RemediationParts } from "./parts";
import type { Standing } from "./standing";
import { watchAccount, type Watching } from "./watch-account";

export interface AccountChange {
  /** Made from the account right before it is sent where it carries along what others may change meanwhile. */
  readonly patch: AccountPatch | ((now: Account) => AccountPatch);
  /** Whether an account reads as the change wants it. */
  readonly isDone: (json: AccountJson) => boolean;
  readonly standingOf: (json: AccountJson) => Standing;
}

/** What became of a change. Everything but "untouched" and "refused" means that Azure has received it. */
export type ChangeResult =
  | Watching
  | { readonly kind: "untouched" }
  | { readonly kind: "busy" }
  | { readonly kind: "refused"; readonly problem: AzureProblem };

/** How often a change is sent again because Azure was busy with another one. */
const mostTries = 4;

/**
 * Sends the change and follows it until the account reads as asked. The signal ends the waiting, not the
 * change: what Azure has received goes on.
 */
export async function changeAccount(
  { api, clock }: RemediationParts,
  account: Account,
  { patch, isDone, standingOf }: AccountChange,
  signal: AbortSignal,
): Promise<ChangeResult> {
  const { subscription, id } = account;
  const watch = { api, clock, account, isDone, standingOf, signal };
  if (signal.aborted) return { kind: "untouched" };
  for (let tries = 1; ; tries += 1) {
    const made = await attempt(async () =>
      typeof patch === "function" ? patch(await api.accounts.get(subscription, id)) : patch,
    );
    if (made.kind === "failed") return { kind: "refused", problem: made.problem };
    try {
      const receipt = await api.accounts.patch(subscription, id, made.value);
      return await watchAccount({ ...watch, receipt });
    } catch (error) {
      if (!(error instanceof AzureError)) throw error;
      const { problem } = error;
      if (!mayHaveArrived(problem)) return { kind: "refused", problem };
      const seen = await watchAccount(watch);
      const isBusy = problem.kind === "conflict";
      if (isBusy && (seen.kind === "stopped" || seen.kind === "running")) return { kind: "busy" };
      // What Azure was busy with may have failed, or ended as a lost answer to this very change would.
      const hasEnded = seen.kind === "otherwise" || (isBusy && seen.kind === "failed");
      if (!hasEnded) return seen;
      if (!isBusy || tries === mostTries) return { kind: "refused", problem };
    }
  }
}

/** After these only a look can say whether the change arrived; the others are a plain no. */
export function mayHaveArrived({ kind }: AzureProblem): boolean {
  return ["conflict", "network", "service", "unknown"].includes(kind);
}
