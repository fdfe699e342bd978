import type { RolesApi } from "../azure/azure-api";
import type { Account, RoleAssignment, Subscription } from "../azure/azure-data";
import { AzureError, type AzureProblem } from "../azure/azure-error";
import { AssignmentShelf, type AssignmentSource } from "./assignment-shelf";
import { problemOf, type Failure } from "./inventory";

/** One list under way, and whose it is to be. */
interface Turn {
  done: Promise<void>;
}

/**
 * Role assignments by where they stand. One list is read for each subscription (or one for all of them,
 * where the service has such), never one for each account. What a list brings takes the place of what the
 * one before brought once it is complete, so that nothing is missing meanwhile.
 */
export class AssignmentBook {
  private readonly shelf = new AssignmentShelf();
  /** The latest list of each subscription, by its key. */
  private readonly turns = new Map<string, Turn>();
  private readonly problems = new Map<string, AzureProblem>();
  /** Subscriptions whose list was read, at least in part. */
  private readonly complete = new Set<string>();
  /** Grows with everything that is read or forgotten. */
  revision = 0;

  private controller = new AbortController();

  constructor(private readonly api: Pick<RolesApi, "listAssignments">) {}

  /** The assignments that reach an account or something in it. Rejects where they could not be read. */
  async of(account: Account): Promise<readonly RoleAssignment[]> {
    const { key } = account.subscription;
    await this.learn([account.subscription]);
    const problem = this.problems.get(key);
    if (problem !== undefined) {
      // Read again the next time; until then it is not known.
      this.turns.delete(key);
      throw new AzureError(problem);
    }
    return this.known(account);
  }

  /** The same of what is known by now. */
  known(account: Account): readonly RoleAssignment[] {
    return this.sourcesOf(account).flatMap((source) => [...source.values()]);
  }

  /** The same as the lists they stand in. Accounts share those above them; a list that did not change is the same. */
  sourcesOf(account: Account): readonly AssignmentSource[] {
    return this.shelf.sourcesOf(account);
  }

  /** Reads the lists of subscriptions that were not read yet, in one go. */
  async learn(subscriptions: readonly Subscription[]): Promise<void> {
    const missing = subscriptions.filter(({ key }) => !this.turns.has(key));
    if (missing.length > 0) {
      const turn: Turn = { done: Promise.resolve() };
      for (const { key } of missing) this.turns.set(key, turn);
      turn.done = this.read(missing, turn);
    }
    await Promise.all(subscriptions.flatMap(({ key }) => this.turns.get(key)?.done ?? []));
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

  /** What is asked of a subscription next is read anew: one list, and never from a bulk read, which may lag. */
  mistrust({ id }: Pick<Subscription, "id">): void {
    // Whoever sees it, by whichever login.
    for (const key of [...this.turns.keys()]) if (key.endsWith(`/${id}`)) this.turns.delete(key);
  }

  forget(): void {
    const { shelf, turns, problems, complete } = this;
    for (const kept of [shelf, turns, problems, complete]) kept.clear();
    this.revision += 1;
  }

  private async read(subscriptions: readonly Subscription[], turn: Turn): Promise<void> {
    const { signal } = this.controller;
    const found = new AssignmentShelf();
    const problems = new Map<string, AzureProblem>();
    const fail = (of: readonly Subscription[], problem: AzureProblem) => {
      for (const { key } of of) problems.set(key, problem);
    };
    try {
      for await (const batch of this.api.listAssignments(subscriptions, { signal })) {
        if (batch.kind === "items") for (const assignment of batch.items) found.put(assignment);
        else fail(batch.subscriptions.length > 0 ? batch.subscriptions : subscriptions, batch.problem);
      }
    } catch (error) {
      fail(subscriptions, problemOf(error));
    }
    // Those that were forgotten or mistrusted meanwhile belong to another turn.
    const own = subscriptions.filter(({ key }) => this.turns.get(key) === turn);
    this.shelve(own, found, problems);
  }

  private shelve(
    subscriptions: readonly Subscription[],
    found: AssignmentShelf,
    problems: ReadonlyMap<string, AzureProblem>,
  ): void {
    const renewed = subscriptions.filter(({ key }) => this.complete.has(key) && !problems.has(key));
    if (renewed.length > 0) this.shelf.drop(new Set(renewed.map(({ id }) => id)));
    this.shelf.take(found, new Set(subscriptions.map(({ id }) => id)));
    for (const { key } of subscriptions) {
      this.complete.add(key);
      const problem = problems.get(key);
      if (problem === undefined) this.problems.delete(key);
      else this.problems.set(key, problem);
    }
    this.revision += 1;
  }
}
