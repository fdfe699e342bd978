import type { AzureApi } from "../../azure/azure-api";
import type { Account } from "../../azure/azure-data";
import type { WantedSignIn } from "../../azure/login";
import type { ErrorAction } from "../../infrastructure/errors";
import type { InTurn } from "../../infrastructure/in-turn";
import type { Logger } from "../../infrastructure/logger";
import type { Prompts } from "../../infrastructure/prompts";
import type { Journal } from "./journal";
import type { KeyUse } from "./key-use";
import type { Script } from "./scripts/script";

/** Time, so that tests need not wait. Milliseconds. */
export interface Clock {
  now(): number;
  /** Resolves after that time, or as soon as the signal is given. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A long step while the user looks on. */
export interface Watched {
  report(text: string): void;
  /** Given when the user stops waiting. */
  readonly signal: AbortSignal;
}

export interface Message {
  readonly severity: "information" | "warning" | "error";
  readonly text: string;
  readonly actions: readonly ErrorAction[];
}

/** All that a remediation touches besides its own judgement: VS Code and Azure stay behind it. */
export interface RemediationParts {
  readonly api: AzureApi;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly logger: Pick<Logger, "info" | "warn">;
  readonly journal: Journal;
  /**
   * For a look at who is left and the removal that goes with it: two at once would each count on what the other one
   * removes.
   */
  readonly removeInTurn: InTurn;
  /** Shows that something goes on, and lets the user stop waiting for it. */
  progress<T>(title: string, run: (watched: Watched) => Promise<T>): Promise<T>;
  /** Shows how it went. Does not wait for the message to be closed. */
  readonly tell: (message: Message) => void;
  /** Marks accounts as busy, and shows them as Azure has them afterwards. */
  whileBusy<T>(accounts: readonly Account[], activity: string, run: () => Promise<T>): Promise<T>;
  /** Places in the workspace that use keys. */
  readonly findKeyUses: () => Promise<readonly KeyUse[]>;
  readonly openKeyUse: (use: KeyUse) => Promise<void>;
  /** Lets the user take a script instead of applying it; resolves when it is handed out. */
  readonly handOut: (script: Script) => Promise<void>;
  readonly signIn: (wanted?: WantedSignIn) => Promise<void>;
}
