import type { DirectoryApi } from "../azure/azure-api";
import type { Principal, RoleAssignment, Subscription } from "../azure/azure-data";
import type { AzureProblem } from "../azure/azure-error";

/** Somebody who holds a role, as far as the directory tells. */
export interface Holder {
  readonly id: string;
  readonly type: Principal["type"];
  /** The id where there is no name. */
  readonly name: string;
  /** A user principal name or the client id of an application. */
  readonly detail: string | undefined;
  /** "withheld": the directory would not say. "deleted": it knows nobody of that id. */
  readonly state: "named" | "withheld" | "deleted";
}

/** What an assignment says of its holder. */
type HolderOf = Pick<RoleAssignment, "principalId" | "principalType">;

/**
 * Whether a principal of this type that the directory does not find is gone. Groups of a partner's directory are
 * in none but that, and the names of devices are not asked for.
 */
export function isOfDirectory(type: RoleAssignment["principalType"]): boolean {
  return type !== "ForeignGroup" && type !== "Device";
}

/** Names of principals, read in batches when they are about to be shown, and kept. */
export class PrincipalBook {
  private readonly holders = new Map<string, Holder>();
  /** Why the directory would not tell names, the last time it was asked. */
  problem: AzureProblem | undefined;

  constructor(private readonly api: Pick<DirectoryApi, "names">) {}

  /** The holder of an assignment; an id alone where `learn` has not made it known. */
  of({ principalId, principalType }: HolderOf, { tenantId }: Subscription): Holder {
    return this.holders.get(keyOf(tenantId, principalId)) ?? withheld(principalId, principalType);
  }

  async learn(
    assignments: readonly HolderOf[],
    subscription: Subscription,
    signal?: AbortSignal,
  ): Promise<void> {
    const { tenantId } = subscription;
    const unknown = new Map(
      assignments
        .filter(({ principalId }) => !this.holders.has(keyOf(tenantId, principalId)))
        .map((assignment) => [assignment.principalId.toLowerCase(), assignment]),
    );
    if (unknown.size === 0) return;
    const { found, missing, problem } = await this.api.names(
      subscription,
      [...unknown.keys()],
      signal === undefined ? {} : { signal },
    );
    this.problem = problem;
    for (const [id, { principalType }] of unknown) {
      const principal = found.get(id);
      if (principal) this.put(tenantId, named(principal, principalType));
      else if (missing.has(id)) {
        const state = isOfDirectory(principalType) ? "deleted" : "withheld";
        this.put(tenantId, { ...withheld(id, principalType), state });
      }
    }
  }

  /** Whoever is known by name: a choice for who is to get a role. */
  known(): readonly Holder[] {
    return [...this.holders.values()].filter(({ state }) => state === "named");
  }

  forget(): void {
    this.holders.clear();
  }

  private put(tenantId: string, holder: Holder): void {
    this.holders.set(keyOf(tenantId, holder.id), holder);
  }
}

function keyOf(tenantId: string, principalId: string): string {
  return `${tenantId}/${principalId}`.toLowerCase();
}

function named(principal: Principal, type: RoleAssignment["principalType"]): Holder {
  if (principal.name === undefined) return withheld(principal.id, type);
  const { id, name, detail } = principal;
  return {
    id,
    name,
    detail,
    type: principal.type === "Unknown" ? typeOf(type) : principal.type,
    state: "named",
  };
}

function withheld(id: string, type: RoleAssignment["principalType"]): Holder {
  return { id, name: id, detail: undefined, type: typeOf(type), state: "withheld" };
}

function typeOf(type: RoleAssignment["principalType"]): Principal["type"] {
  if (type === "ForeignGroup") return "Group";
  return type === undefined || type === "Device" ? "Unknown" : type;
}
