import type { CallOptions, RolesApi } from "../azure/azure-api";
import type {
  Account,
  Activation,
  EligibleAssignment,
  RoleAssignment,
  Subscription,
} from "../azure/azure-data";
import { AzureError, type AzureProblem } from "../azure/azure-error";
import { problemOf } from "./inventory";
import { roleGuid } from "./role-book";
import { bearsOn } from "./scope";

/** What Privileged Identity Management has for a subscription. */
interface Entry {
  readonly eligible: readonly EligibleAssignment[];
  /** By the name of the role assignment, or by what it grants where the service tells no name. */
  readonly activations: ReadonlyMap<string, Activation>;
}

/** Problems that asking again within the session does not solve: no licence, no right to read. */
const lasting: ReadonlySet<AzureProblem["kind"]> = new Set(["forbidden", "invalid", "not-found"]);

/** Who may activate which role, read once for each subscription when somebody looks at its assignments. */
export class EligibilityBook {
  private readonly reading = new Map<string, Promise<Entry>>();

  constructor(private readonly api: Pick<RolesApi, "listEligibleAssignments" | "listActivations">) {}

  /** What may be activated on an account or something in it. Rejects where that could not be read. */
  async of(account: Account, options: CallOptions): Promise<readonly EligibleAssignment[]> {
    const { eligible } = await this.entry(account.subscription, options);
    return eligible.filter(({ scope }) => bearsOn(scope, account));
  }

  /** The activation an assignment came from. Rejects where that could not be read. */
  async activations(
    subscription: Subscription,
    options: CallOptions,
  ): Promise<(assignment: RoleAssignment) => Activation | undefined> {
    const { activations } = await this.entry(subscription, options);
    return (assignment) =>
      activations.get(assignment.name.toLowerCase()) ?? activations.get(keyOf(assignment));
  }

  forget(subscription?: Subscription): void {
    if (subscription === undefined) this.reading.clear();
    else this.reading.delete(subscription.key);
  }

  private entry(subscription: Subscription, options: CallOptions): Promise<Entry> {
    const { key } = subscription;
    const before = this.reading.get(key);
    if (before !== undefined) return before;
    const reading = this.read(subscription, options);
    this.reading.set(key, reading);
    reading.catch((error: unknown) => {
      if (!lasting.has(problemOf(error).kind) && this.reading.get(key) === reading) this.reading.delete(key);
    });
    return reading;
  }

  private async read(subscription: Subscription, options: CallOptions): Promise<Entry> {
    const eligible = await this.api.listEligibleAssignments(subscription, options);
    // The list of activations is as long as that of all assignments, and without the first there is none.
    if (eligible.length === 0) return { eligible, activations: new Map() };
    const activations = await this.readActivations(subscription, options);
    return {
      eligible,
      activations: new Map(activations.map((one) => [one.assignmentName?.toLowerCase() ?? keyOf(one), one])),
    };
  }

  /** An assignment without its end is still told; who is eligible must not be lost for it. */
  private async readActivations(
    subscription: Subscription,
    options: CallOptions,
  ): Promise<readonly Activation[]> {
    try {
      return await this.api.listActivations(subscription, options);
    } catch (error) {
      if (error instanceof AzureError && error.problem.kind !== "cancelled") return [];
      throw error;
    }
  }
}

/** Azure keeps one assignment of a role to a principal at a scope. */
function keyOf(grant: Pick<RoleAssignment, "scope" | "roleDefinitionId" | "principalId">): string {
  const { scope, roleDefinitionId, principalId } = grant;
  return [scope, roleGuid(roleDefinitionId), principalId].join(" ").toLowerCase();
}
