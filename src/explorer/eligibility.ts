import type { Account, Activation, EligibleAssignment, RoleAssignment } from "../azure/azure-data";
import type { AzureProblem } from "../azure/azure-error";
import type { Held } from "../core/index";
import { byNearness, place, readsKeys, type HoldingsSource, type Placed } from "./holding";
import { problemOf } from "./inventory";
import type { Holder } from "./principal-book";

/** That somebody may activate a role which reaches an account. Until they do it grants nothing. */
export interface Eligibility extends Placed<EligibleAssignment> {
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
  source: HoldingsSource,
  signal: AbortSignal,
): Promise<readonly Eligibility[]> {
  const assignments = await source.books.eligibility.of(account, { signal });
  const placed = await place(assignments, account, source, signal);
  return placed
    .map((one) => {
      const holder = named(one.holder, one.assignment);
      // Whoever is gone activates nothing.
      const couldReadKeys = holder.state === "deleted" ? "no" : readsKeys(one.assignment, one.role);
      return { ...one, holder, couldReadKeys };
    })
    .sort(byNearness);
}

/** The service tells names by itself, which helps where the directory may not be read. */
function named(holder: Holder, { principalName, principalDetail }: EligibleAssignment): Holder {
  if (holder.state !== "withheld" || principalName === undefined) return holder;
  return { ...holder, name: principalName, detail: principalDetail, state: "named" };
}
