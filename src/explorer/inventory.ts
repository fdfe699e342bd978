import { l10n } from "vscode";
import type { AzureApi } from "../azure/azure-api";
import type { Account, Batch, Subscription } from "../azure/azure-data";
import { AzureError, type AzureProblem } from "../azure/azure-error";

/** Something that could not be read. */
export interface Failure {
  readonly what: "subscriptions" | "accounts" | "roleAssignments";
  /** Whose accounts are missing; empty where it is not known. */
  readonly subscriptions: readonly Subscription[];
  /** Whose subscriptions are missing: a tenant, or somebody signed in. */
  readonly of?: string;
  readonly problem: AzureProblem;
}

/** What is known of the accounts at a moment. */
export interface Snapshot {
  readonly phase: "unread" | "reading" | "read";
  /** All that the sign-ins see. */
  readonly subscriptions: readonly Subscription[];
  /** Those the user wants to see. */
  readonly chosen: readonly Subscription[];
  /** By `accountKey`. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly failures: readonly Failure[];
  /** How many accounts there will be, where Azure says so up front. */
  readonly expected: number;
}

export interface InventoryParts {
  readonly api: Pick<AzureApi, "listSubscriptions" | "accounts">;
  /** Those of all subscriptions that the user wants to see. */
  readonly choose: (all: readonly Subscription[]) => readonly Subscription[];
  /** Told whenever the snapshot is another one. */
  changed(): void;
}

/** One account as one login sees it. */
export function accountKey({ id, subscription }: Pick<Account, "id" | "subscription">): string {
  return `${subscription.key}${id.toLowerCase()}`;
}

const nothing: Snapshot = {
  phase: "unread",
  subscriptions: [],
  chosen: [],
  accounts: new Map(),
  failures: [],
  expected: 0,
};

/** Reads subscriptions and accounts, and shows each page as it comes. */
export class Inventory {
  private shown: Snapshot = nothing;
  private running: AbortController | undefined;
  /** What was read by itself since everything began to be read, which may have looked at it before; undefined: gone. */
  private readonly newer = new Map<string, Account | undefined>();

  constructor(private readonly parts: InventoryParts) {}

  get snapshot(): Snapshot {
    return this.shown;
  }

  /** The account as it was read last; undefined where it is gone. */
  account(key: string): Account | undefined {
    return this.shown.accounts.get(key);
  }

  /** Reads everything. What was known stays on screen until the new state is complete. */
  async read(): Promise<void> {
    this.running?.abort();
    const controller = new AbortController();
    this.running = controller;
    this.newer.clear();
    const reading = new Reading(this.shown.accounts.size > 0 ? this.shown : undefined, (snapshot) => {
      if (this.running === controller) this.show(this.withNewer(snapshot));
    });
    this.show({ ...this.shown, phase: "reading", expected: 0 });
    await reading.run(this.parts, controller.signal);
  }

  /** Ends a read; what came so far stays. */
  stop(): void {
    this.running?.abort();
  }

  /** Reads one account from the resource itself, or takes what a change has just read. */
  async reread(account: Account): Promise<Account | undefined> {
    try {
      const fresh = await this.parts.api.accounts.get(account.subscription, account.id);
      this.put(fresh);
      return fresh;
    } catch (error) {
      if (!(error instanceof AzureError) || error.problem.kind !== "not-found") throw error;
      this.newer.set(accountKey(account), undefined);
      this.show(this.withNewer(this.shown));
      return undefined;
    }
  }

  /** Takes an account that was read by itself. One of a subscription that is not shown stays out of view. */
  put(account: Account): void {
    if (!isChosen(this.shown, account)) return;
    this.newer.set(accountKey(account), account);
    this.show({ ...this.shown, accounts: new Map(this.shown.accounts).set(accountKey(account), account) });
  }

  /** Reads the accounts of some subscriptions again. */
  async rereadSubscriptions(subscriptions: readonly Subscription[]): Promise<void> {
    const keys = new Set(subscriptions.map(({ key }) => key));
    const fresh: Account[] = [];
    const failures: Failure[] = [];
    for await (const batch of this.parts.api.accounts.list(subscriptions)) {
      if (batch.kind === "items") fresh.push(...batch.items);
      else failures.push({ what: "accounts", subscriptions: batch.subscriptions, problem: batch.problem });
    }
    const unread = unreadIn(failures, subscriptions);
    const kept = [...this.shown.accounts.values()].filter(
      ({ subscription: { key } }) => !keys.has(key) || unread.has(key),
    );
    const accounts = new Map([...kept, ...fresh].map((account) => [accountKey(account), account]));
    for (const account of fresh) this.newer.set(accountKey(account), account);
    const others = this.shown.failures.filter((failure) =>
      failure.subscriptions.every(({ key }) => !keys.has(key)),
    );
    this.show({ ...this.shown, accounts, failures: [...others, ...failures] });
  }

  private withNewer(snapshot: Snapshot): Snapshot {
    if (this.newer.size === 0) return snapshot;
    const accounts = new Map(snapshot.accounts);
    for (const [key, account] of this.newer) {
      if (account === undefined) accounts.delete(key);
      else if (isChosen(snapshot, account)) accounts.set(key, account);
    }
    return { ...snapshot, accounts };
  }

  private show(snapshot: Snapshot): void {
    this.shown = snapshot;
    this.parts.changed();
  }
}

function isChosen({ chosen }: Snapshot, { subscription }: Account): boolean {
  return chosen.some(({ key }) => key === subscription.key);
}

/** What says of accounts that nobody here sees them any more; whatever else fails says nothing about them. */
const outOfReach: readonly AzureProblem["kind"][] = ["signed-out", "forbidden", "not-found"];

/** The keys of the subscriptions whose accounts could not be read, though nothing says that they are out of reach. */
function unreadIn(failures: readonly Failure[], asked: readonly Subscription[]): ReadonlySet<string> {
  const failed = failures
    .filter(({ what, problem }) => what === "accounts" && !outOfReach.includes(problem.kind))
    .flatMap(({ subscriptions }) => (subscriptions.length > 0 ? subscriptions : asked));
  const keys = new Set(asked.map(({ key }) => key));
  return new Set(failed.map(({ key }) => key).filter((key) => keys.has(key)));
}

/** One read from beginning to end. */
class Reading {
  private subscriptions: Subscription[] = [];
  private chosen: readonly Subscription[] = [];
  private readonly accounts = new Map<string, Account>();
  private readonly failures: Failure[] = [];
  private expected = 0;

  constructor(
    private readonly before: Snapshot | undefined,
    private readonly show: (snapshot: Snapshot) => void,
  ) {}

  async run({ api, choose }: InventoryParts, signal: AbortSignal): Promise<void> {
    await this.follow("subscriptions", api.listSubscriptions({ signal }), (items) => {
      this.subscriptions.push(...items);
    });
    this.subscriptions.sort((one, other) => one.name.localeCompare(other.name));
    this.chosen = choose(this.subscriptions);
    if (this.chosen.length > 0 && !signal.aborted) {
      await this.follow("accounts", api.accounts.list(this.chosen, { signal }), (items) => {
        for (const account of items) this.accounts.set(accountKey(account), account);
        this.show(this.before ? { ...this.before, phase: "reading" } : this.snapshot("reading"));
      });
    }
    this.show(this.result(signal));
  }

  /** A read that was broken off, or did not get as far as the subscriptions, does not take away what was known. */
  private result({ aborted }: AbortSignal): Snapshot {
    const isSignedOut = this.failures.some(({ problem }) => problem.kind === "signed-out");
    const cameToNothing = this.subscriptions.length === 0 && this.failures.length > 0 && !isSignedOut;
    if (this.before && (aborted || cameToNothing)) {
      return { ...this.before, phase: "read", failures: this.failures };
    }
    this.keepUnread();
    return this.snapshot("read");
  }

  /** Accounts that could not be read anew stay, unless they are out of reach now. */
  private keepUnread(): void {
    const unread = unreadIn(this.failures, this.chosen);
    for (const [key, account] of this.before?.accounts ?? []) {
      if (unread.has(account.subscription.key) && !this.accounts.has(key)) this.accounts.set(key, account);
    }
  }

  private async follow<T>(
    what: Failure["what"],
    batches: AsyncIterable<Batch<T>>,
    take: (items: readonly T[]) => void,
  ): Promise<void> {
    try {
      for await (const batch of batches) {
        if (batch.kind === "failure") {
          const { subscriptions, problem, of } = batch;
          this.failures.push({ what, subscriptions, problem, ...(of === undefined ? {} : { of }) });
          continue;
        }
        this.expected = Math.max(this.expected, what === "accounts" ? (batch.expected ?? 0) : 0);
        take(batch.items);
      }
    } catch (error) {
      this.failures.push({ what, subscriptions: [], problem: problemOf(error) });
    }
  }

  private snapshot(phase: Snapshot["phase"]): Snapshot {
    const { subscriptions, chosen, failures, expected } = this;
    return {
      phase,
      subscriptions,
      chosen,
      accounts: new Map(this.accounts),
      failures: [...failures],
      expected,
    };
  }
}

/** What Azure said; anything else is a mistake of ours and must not look like Azure's. */
export function problemOf(error: unknown): AzureProblem {
  if (error instanceof AzureError) return error.problem;
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: "unknown", message: l10n.t("Something went wrong in the extension: {0}.", reason) };
}
