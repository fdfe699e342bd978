import type { Account, RoleAssignment } from "../azure/azure-data";
import { accountOfScope, scopesOf } from "./scope";

/** Some assignments: a map by id, or a list. */
export interface AssignmentSource {
  values(): Iterable<RoleAssignment>;
}

type Bucket = Map<string, RoleAssignment>;

/** Role assignments by where they stand. */
export class AssignmentShelf {
  /** By scope, lower case; what stands below an account is kept with the account. */
  private readonly buckets = new Map<string, Bucket>();
  /** On management groups and the tenant's root, by the subscription they reach, then by id. */
  private readonly above = new Map<string, Bucket>();

  /** Lists that do not change as long as nothing is taken or dropped; accounts share those above them. */
  sourcesOf(account: Account): readonly AssignmentSource[] {
    const own = scopesOf(account).flatMap((scope) => this.buckets.get(scope) ?? []);
    const above = this.above.get(account.subscription.id);
    return above === undefined ? own : [...own, above];
  }

  put(assignment: RoleAssignment): void {
    const { reaches, name } = assignment;
    if (reaches !== undefined) {
      for (const id of reaches) bucketOf(this.above, id).set(assignment.id.toLowerCase(), assignment);
      return;
    }
    const scope = accountOfScope(assignment.scope) ?? assignment.scope.toLowerCase().replace(/\/+$/, "");
    bucketOf(this.buckets, scope).set(`${name} ${assignment.scope}`.toLowerCase(), assignment);
  }

  /** Takes over, by the list and not one by one, what another shelf holds of some subscriptions. */
  take(other: AssignmentShelf, ids: ReadonlySet<string>): void {
    for (const [scope, bucket] of other.buckets) {
      if (ids.has(subscriptionOf(scope))) merge(this.buckets, scope, bucket);
    }
    for (const [id, bucket] of other.above) if (ids.has(id)) merge(this.above, id, bucket);
  }

  /** Forgets what stands in some subscriptions or reaches them from above. */
  drop(ids: ReadonlySet<string>): void {
    for (const scope of [...this.buckets.keys()]) {
      if (ids.has(subscriptionOf(scope))) this.buckets.delete(scope);
    }
    for (const id of ids) this.above.delete(id);
  }

  clear(): void {
    this.buckets.clear();
    this.above.clear();
  }
}

function bucketOf(buckets: Map<string, Bucket>, key: string): Bucket {
  const known = buckets.get(key);
  if (known !== undefined) return known;
  const bucket: Bucket = new Map();
  buckets.set(key, bucket);
  return bucket;
}

function merge(buckets: Map<string, Bucket>, key: string, more: Bucket): void {
  const known = buckets.get(key);
  buckets.set(key, known === undefined ? more : new Map([...known, ...more]));
}

/** The GUID in a scope within a subscription, lower case as the scope is. */
function subscriptionOf(scope: string): string {
  return scope.split("/", 3)[2] ?? "";
}
