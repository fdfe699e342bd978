import type { Account } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import type { Answer } from "./ask";
import type { ChangeResult } from "./change-account";
import type { EntryResult, Undo } from "./journal";
import type { Need } from "./permission-check";
import type { Script } from "./scripts/script";
import type { Standing } from "./standing";

/** What was read of an account to decide about a change. */
export interface Look {
  readonly account: Account;
}

/** A change of accounts as the shared steps need it. */
export interface AccountRemediation<L extends Look> {
  /** As on its button: "Disable API Keys". */
  readonly title: string;
  /** While it goes on: "Disabling API keys…". */
  readonly activity: string;
  /** What the caller has to be allowed on each account. */
  readonly operation: string;
  look(account: Account): Promise<L>;
  /** Whether the user would decide the same about both. */
  isSame(one: L, other: L): boolean;
  /** Whether the account is as wanted already. */
  isAlready(look: L): boolean;
  /** Why this account cannot have it, whoever asks; undefined where it can. */
  hindrance?(look: L): AzureProblem | undefined;
  /** Explains what will change and whom it concerns; rejects with `UserCancelledError` where the user says no. */
  ask(looks: readonly L[], isChanged: boolean): Promise<Answer>;
  standing(look: L): Standing;
  /** Sends the change and follows it. The signal ends the waiting, not the change. */
  act(look: L, signal: AbortSignal): Promise<ChangeResult>;
  undo(look: L): Undo;
  /** Told how it ended, before the user is. */
  ended?(outcomes: readonly AccountOutcome[]): Promise<void>;
  script(looks: readonly L[]): Script;
}

export type AccountResult =
  | ChangeResult
  | { readonly kind: "already"; readonly standing: Standing }
  | { readonly kind: "notAllowed"; readonly missing: readonly Need[] }
  | { readonly kind: "unread"; readonly problem: AzureProblem };

export interface AccountOutcome {
  readonly account: Account;
  readonly result: AccountResult;
  /** Policies that change the account, where the change was taken back. */
  readonly policies: readonly string[];
}

/** Where the account is not as wanted and trying again is sensible. */
export function isFailed({ result }: AccountOutcome): boolean {
  return !["done", "already", "running", "stopped"].includes(result.kind);
}

/** The same for the journal; undefined where Azure has received nothing. */
export function entryResult({ kind }: AccountResult): EntryResult | undefined {
  switch (kind) {
    case "done":
      return "done";
    case "otherwise":
      return "reverted";
    case "failed":
    case "refused":
      return "not done";
    case "running":
    case "stopped":
    case "busy":
    case "gone":
    case "unreadable":
      return "unknown";
    default:
      return undefined;
  }
}
