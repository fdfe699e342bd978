import type { RolesApi } from "../azure/azure-api";
import type { Account, RoleAssignment, Subscription } from "../azure/azure-data";
import { AzureError, type AzureProblem } from "../azure/azure-error";
import { problemOf, type Failure } from "./inventory";
import { accountOfScope, scopesOf, standingOf } from "./scope";

/** Some assignments: a map by id, or a list. */
export interface AssignmentSource {
  values(): Iterable<RoleAssignment>;
}

/**
 * Role assignments by where they stand. One list is read for each subscription (or one for all of them,
 * where the service has such), never one for each account; only an account that was changed is asked itself.
 */
export class AssignmentBook {
  /** By scope, lower case; what stands below an account is kept with the account. */
  private readonly buckets = new Map<string, Map<string, RoleAssignment>>();
  /** On management groups and the tenant's root, by the subscription they reach, then by id. */
  private readonly above = new Map<string, Map<string, RoleAssignment>>();
  private readonly reading = new Map<string, Promise<void>>();
  private readonly problems = new Map<string, AzureProblem>();
  private readonly asked = new Map<string, readonly RoleAssignment[]>();
  private readonly stale = new Set<string>();
  /** Subscriptions whose list is complete. */
  private readonly complete = new Set<string>();
  /** Grows with everything that is read or forgotten. */
  revision = 0;

  private controller = new AbortController();

  constructor(private readonly api: Pick<RolesApi, "listAssignments" | "listAssignmentsAt">) {}

  /** The assignments that reach an account or something in it. Rejects where they could not be read. */
  async of(account: Account): Promise<readonly RoleAssignment[]> {
    await this.learn([account.subscription]);
    const problem = this.problems.get(account.subscription.key);
    if (problem !== undefined) {
      this.problems.delete(account.subscription.key);
      this.reading.delete(account.subscription.key);
      throw new AzureError(problem);
    }
    if (this.stale.has(account.id.toLowerCase())) await this.ask(account);
    return this.known(account);
  }

  /** The same of what is known by now. */
  known(account: Account): readonly RoleAssignment[] {
    return this.sourcesOf(account).flatMap((source) => [...source.values()]);
  }

  /** The same as the lists they stand in. Accounts share those above them; a list that did not change is the same. */
  sourcesOf(account: Account): readonly AssignmentSource[] {
    const own = scopesOf(account).flatMap((scope) => this.buckets.get(scope) ?? []);
    const fresh = this.asked.get(account.id.toLowerCase());
    if (fresh !== undefined) {
      const below = own.flatMap((bucket) =>
        [...bucket.values()].filter(({ scope }) => standingOf(scope, account) === "below"),
      );
      return [fresh, below];
    }
    const above = this.above.get(account.subscription.id);
    return above === undefined ? own : [...own, above];
  }

  /** Reads the lists of subscriptions that were not read yet, in one go. */
  async learn(subscriptions: readonly Subscription[]): Promise<void> {
    const missing = subscriptions.filter(({ key }) => !this.reading.has(key));
    if (missing.length > 0) {
      const reading = this.read(missing);
      for (const { key } of missing) this.reading.set(key, reading);
    }
    await Promise.all(subscriptions.flatMap(({ key }) => this.reading.get(key) ?? []));
  }

  /** What kept the lists of these subscriptions from being read, each reason once. */
  failuresOf(subscriptions: readonly Subscription[]): readonly Failure[] {
    const byProblem = new Map<AzureProblem, Subscription[]>();
    for (const subscription of subscriptions) {
      const problem = this.problems.get(subscription.key);
      if (problem) byProblem.set(problem, [...(byProblem.get(problem) ?? []), subscription]);
    }
    return [...byProblem].map(([problem, affected]) => ({
      what: "roleAssignments",
      subscriptions: affected,
      problem,
    }));
  }

  /** Ends a long read of lists. */
  stop(): void {
    this.controller.abort();
    this.controller = new AbortController();
  }

  isKnown({ key }: Subscription): boolean {
    return this.complete.has(key) && !this.problems.has(key);
  }

  /** What is shown of an account next must come from the account itself. */
  mistrust(account: Account): void {
    this.stale.add(account.id.toLowerCase());
  }

  forget(): void {
    const { buckets, above, reading, problems, asked, stale, complete } = this;
    for (const kept of [buckets, above, reading, problems, asked, stale, complete]) kept.clear();
    this.revision += 1;
  }

  private async ask(account: Account): Promise<void> {
    const key = account.id.toLowerCase();
    this.revision += 1;
    this.asked.set(key, await this.api.listAssignmentsAt(account.subscription, account.id));
    this.stale.delete(key);
  }

  private async read(subscriptions: readonly Subscription[]): Promise<void> {
    const { signal } = this.controller;
    try {
      for await (const batch of this.api.listAssignments(subscriptions, { signal })) {
        if (batch.kind === "items") for (const assignment of batch.items) this.put(assignment);
        else this.fail(batch.subscriptions.length > 0 ? batch.subscriptions : subscriptions, batch.problem);
      }
    } catch (error) {
      this.fail(subscriptions, problemOf(error));
    }
    for (const { key } of subscriptions) this.complete.add(key);
    this.revision += 1;
  }

  private fail(subscriptions: readonly Subscription[], problem: AzureProblem): void {
    for (const { key } of subscriptions) this.problems.set(key, problem);
  }

  private put(assignment: RoleAssignment): void {
    if (assignment.reaches !== undefined) return this.putAbove(assignment, assignment.reaches);
    const scope = accountOfScope(assignment.scope) ?? assignment.scope.toLowerCase().replace(/\/+$/, "");
    const bucket = this.buckets.get(scope) ?? new Map<string, RoleAssignment>();
    this.buckets.set(scope, bucket.set(`${assignment.name} ${assignment.scope}`.toLowerCase(), assignment));
  }

  private putAbove(assignment: RoleAssignment, reaches: readonly string[]): void {
    for (const id of reaches) {
      const reached = this.above.get(id) ?? new Map<string, RoleAssignment>();
      this.above.set(id, reached.set(assignment.id.toLowerCase(), assignment));
    }
  }
}
