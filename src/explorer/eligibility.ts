import type { Account, Activation, EligibleAssignment, RoleAssignment } from "../azure/azure-data";
import type { AzureProblem } from "../azure/azure-error";
import type { Held } from "../core/index";
import { byNearness, readsKeys, type HoldingsSource } from "./holding";
import { problemOf } from "./inventory";
import type { Holder } from "./principal-book";
import type { Role } from "./role-book";
import { nameScope, standingOf, type Standing } from "./scope";

/** That somebody may activate a role which reaches an account. Until they do it grants nothing. */
export interface Eligibility {
  readonly assignment: EligibleAssignment;
  readonly role: Role;
  readonly holder: Holder;
  readonly standing: Standing;
  /** The scope in words. */
  readonly scope: string;
  /** Whether the holder could read the keys after activation. */
  readonly couldReadKeys: Held;
}

/** What Privileged Identity Management says of an account, or what kept it from saying anything. */
export type PrivilegedAccess =
  | {
      readonly state: "known";
      readonly eligible: readonly Eligibility[];
      activationOf(assignment: RoleAssignment): Activation | undefined;
    }
  | { readonly state: "unknown"; readonly problem: AzureProblem };

/** Never rejects: most tenants have no licence for it, and role assignments are told all the same. */
export async function readPrivilegedAccess(
  account: Account,
  source: HoldingsSource,
): Promise<PrivilegedAccess> {
  try {
    const options = { signal: source.signal() };
    const eligible = await readEligible(account, source, options.signal);
    const activationOf = await source.books.eligibility.activations(account.subscription, options);
    return { state: "known", eligible, activationOf };
  } catch (error) {
    return { state: "unknown", problem: problemOf(error) };
  }
}

async function readEligible(
  account: Account,
  { books, inventory }: HoldingsSource,
  signal: AbortSignal,
): Promise<readonly Eligibility[]> {
  const { subscription } = account;
  const assignments = await books.eligibility.of(account, { signal });
  await Promise.all([
    books.roles.learn(assignments, subscription, signal),
    books.principals.learn(assignments, subscription, signal),
  ]);
  const { subscriptions } = inventory.snapshot;
  const found = assignments.flatMap((assignment): Eligibility | readonly Eligibility[] => {
    const role = books.roles.known(assignment.roleDefinitionId);
    if (role === undefined) return [];
    const holder = named(books.principals.of(assignment, subscription), assignment);
    return {
      assignment,
      role,
      holder,
      standing: standingOf(assignment.scope, account),
      scope: nameScope(assignment.scope, subscriptions),
      // Whoever is gone activates nothing.
      couldReadKeys: holder.state === "deleted" ? "no" : readsKeys(assignment, role),
    };
  });
  return found.sort(byNearness);
}

/** The service tells names by itself, which helps where the directory may not be read. */
function named(holder: Holder, { principalName, principalDetail }: EligibleAssignment): Holder {
  if (holder.state !== "withheld" || principalName === undefined) return holder;
  return { ...holder, name: principalName, detail: principalDetail, state: "named" };
}
