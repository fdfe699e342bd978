import type { Account, Activation, RoleAssignment, Subscription } from "../azure/azure-data";
import { conditionLimits, type Held } from "../core/index";
import type { AssignmentBook } from "./assignment-book";
import type { EligibilityBook } from "./eligibility-book";
import type { Holder, PrincipalBook } from "./principal-book";
import type { Role, RoleBook } from "./role-book";
import { nameScope, standingOf, type Standing } from "./scope";

/** An assignment of any kind that reaches an account: of which role, to whom, from where. */
export interface Placed<Assignment> {
  readonly assignment: Assignment;
  readonly role: Role;
  readonly holder: Holder;
  readonly standing: Standing;
  /** The scope in words. */
  readonly scope: string;
}

/** That somebody holds a role which reaches an account. */
export interface Holding extends Placed<RoleAssignment> {
  /** Whether this lets the holder read the keys, the assignment's own condition included. */
  readonly readsKeys: Held;
  /** Where it came of an activation. */
  readonly activation?: Activation;
}

export interface Books {
  readonly assignments: AssignmentBook;
  readonly roles: RoleBook;
  readonly principals: PrincipalBook;
  readonly eligibility: EligibilityBook;
}

export interface HoldingsSource {
  readonly books: Books;
  /** Knows the names of subscriptions. */
  readonly inventory: { readonly snapshot: { readonly subscriptions: readonly Subscription[] } };
  readonly signal: () => AbortSignal;
}

/** Who holds what on an account. Rejects where the assignments could not be read. */
export async function readHoldings(account: Account, source: HoldingsSource): Promise<readonly Holding[]> {
  const signal = source.signal();
  const assignments = await source.books.assignments.of(account);
  const placed = await place(assignments, account, source, signal);
  return placed.map((one) => ({ ...one, readsKeys: readsKeys(one.assignment, one.role) })).sort(byNearness);
}

type Assigned = Pick<RoleAssignment, "roleDefinitionId" | "principalId" | "principalType" | "scope">;

/** Learns what is not known yet of roles and holders. An assignment whose role cannot be told is left out. */
export async function place<Assignment extends Assigned>(
  assignments: readonly Assignment[],
  account: Account,
  { books, inventory }: HoldingsSource,
  signal: AbortSignal,
): Promise<readonly Placed<Assignment>[]> {
  const { subscription } = account;
  await Promise.all([
    books.roles.learn(assignments, subscription, signal),
    books.principals.learn(assignments, subscription, signal),
  ]);
  const { subscriptions } = inventory.snapshot;
  return assignments.flatMap((assignment) => {
    const role = books.roles.known(assignment.roleDefinitionId, subscription);
    if (role === undefined) return [];
    return {
      assignment,
      role,
      holder: books.principals.of(assignment, subscription),
      standing: standingOf(assignment.scope, account),
      scope: nameScope(assignment.scope, subscriptions),
    };
  });
}

const distance: Readonly<Record<Standing, number>> = { direct: 0, below: 1, inherited: 2 };

/** What stands at the account first, then by names, so that the order is the same every time. */
export function byNearness(
  one: Placed<{ readonly id: string }>,
  other: Placed<{ readonly id: string }>,
): number {
  return (
    distance[one.standing] - distance[other.standing] ||
    one.holder.name.localeCompare(other.holder.name) ||
    one.role.name.localeCompare(other.role.name) ||
    one.assignment.id.localeCompare(other.assignment.id)
  );
}

const keyOperations = ["listKeys", "regenerateKey"].map(
  (name) => `Microsoft.CognitiveServices/accounts/${name}/action`,
);

/** Whether an assignment of a role lets its holder read keys. Assignments on projects do not reach the account. */
export function readsKeys(
  { condition, scope }: Pick<RoleAssignment, "condition" | "scope">,
  role: Role,
): Held {
  if (role.readsKeys === "no" || /\/accounts\/[^/]+\/./i.test(scope)) return "no";
  const limited = keyOperations.every((operation) => conditionLimits(condition, operation));
  return limited ? "conditional" : role.readsKeys;
}
