import { l10n } from "vscode";
import type { RolesApi } from "../azure/azure-api";
import type { RoleAssignment, RoleDefinition, Subscription } from "../azure/azure-data";
import {
  capabilities,
  findRoleById,
  heldCapabilities,
  inWords,
  type Held,
  type Permission,
} from "../core/index";
import { translate } from "../infrastructure/translate";

/** A role as the tree shows it. */
export interface Role {
  /** The GUID, lower case. */
  readonly id: string;
  readonly name: string;
  readonly type: "builtIn" | "custom" | "deleted";
  readonly permissions: readonly Permission[];
  /** Whether its holders read the keys of accounts, or replace them and read the new ones. */
  readonly readsKeys: Held;
  /** What its holders can do, in words, each following "can". */
  readonly abilities: readonly string[];
}

/** The GUID of a role definition's id, lower case. */
export function roleGuid(roleDefinitionId: string): string {
  return (roleDefinitionId.split("/").at(-1) ?? "").toLowerCase();
}

type Tenant = Pick<Subscription, "tenantId">;

/**
 * Names and permissions of roles: built-in ones are known, custom ones are read once for each subscription. A
 * template may give roles of several tenants the same id, and each grants what its own tenant says.
 */
export class RoleBook {
  /** By the id, which built-in ones have in every tenant, or by the tenant and the id. */
  private readonly roles = new Map<string, Role>();
  private readonly reading = new Map<string, Promise<void>>();
  /** Grows with everything that is read or forgotten. */
  revision = 0;
  private forgotten = 0;

  constructor(private readonly api: Pick<RolesApi, "listDefinitions" | "getDefinition">) {}

  /** A role that is known by now. */
  known(roleDefinitionId: string, tenant: Tenant): Role | undefined {
    const id = roleGuid(roleDefinitionId);
    const before = this.roles.get(id) ?? this.roles.get(keyOf(id, tenant));
    if (before !== undefined) return before;
    const builtIn = findRoleById(id);
    if (builtIn === undefined) return undefined;
    const role = describe({ id, name: builtIn.name, type: "builtIn", permissions: builtIn.permissions });
    this.roles.set(id, role);
    return role;
  }

  /** Makes the roles of some assignments known; those Azure has no more become deleted ones. */
  async learn(
    assignments: readonly Pick<RoleAssignment, "roleDefinitionId">[],
    subscription: Subscription,
    signal?: AbortSignal,
  ): Promise<void> {
    const ids = new Set(assignments.map(({ roleDefinitionId }) => roleDefinitionId));
    const unknown = () => new Set([...ids].filter((id) => !this.known(id, subscription)));
    if (unknown().size === 0) return;
    await this.learnCustom([subscription]);
    for (const id of unknown())
      this.put(id, await this.api.getDefinition(subscription, id, withSignal(signal)), subscription);
  }

  /** Reads the custom roles of subscriptions whose roles were not read yet, in one go for each tenant. */
  async learnCustom(subscriptions: readonly Subscription[]): Promise<void> {
    const unread = subscriptions.filter(({ key }) => !this.reading.has(key));
    for (const tenantId of new Set(unread.map((subscription) => subscription.tenantId))) {
      const missing = unread.filter((subscription) => subscription.tenantId === tenantId);
      const reading = this.readCustom(missing, { tenantId });
      for (const { key } of missing) this.reading.set(key, reading);
      reading.catch(() => {
        for (const { key } of missing) if (this.reading.get(key) === reading) this.reading.delete(key);
      });
    }
    await Promise.all(subscriptions.flatMap(({ key }) => this.reading.get(key) ?? []));
  }

  forget(): void {
    this.revision += 1;
    this.forgotten += 1;
    this.roles.clear();
    this.reading.clear();
  }

  private async readCustom(subscriptions: readonly Subscription[], tenant: Tenant): Promise<void> {
    const { forgotten } = this;
    for await (const batch of this.api.listDefinitions(subscriptions, "CustomRole")) {
      // Roles may have changed since: who forgot them reads them anew.
      if (forgotten !== this.forgotten) return;
      // What is missing is asked for by id when an assignment speaks of it.
      if (batch.kind === "items") for (const role of batch.items) this.put(role.id, role, tenant);
    }
  }

  private put(id: string, definition: RoleDefinition | undefined, tenant: Tenant): void {
    this.revision += 1;
    const guid = roleGuid(id);
    this.roles.set(keyOf(guid, tenant), definition ? ofDefinition(definition) : deletedRole(guid));
  }
}

function keyOf(guid: string, { tenantId }: Tenant): string {
  return `${tenantId}/${guid}`;
}

function withSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function ofDefinition({ name, roleName, type, permissions }: RoleDefinition): Role {
  return describe({
    id: name.toLowerCase(),
    name: roleName,
    type: type === "CustomRole" ? "custom" : "builtIn",
    permissions,
  });
}

function deletedRole(id: string): Role {
  return {
    id,
    name: l10n.t("Deleted role {0}", id),
    type: "deleted",
    permissions: [],
    readsKeys: "no",
    abilities: [],
  };
}

function describe(role: Pick<Role, "id" | "name" | "type" | "permissions">): Role {
  const held = heldCapabilities(role.permissions);
  const able = capabilities.filter(({ id }) => held.get(id) !== "no");
  return {
    ...role,
    readsKeys: strongest(held.get("read-keys") ?? "no", held.get("regenerate-keys") ?? "no"),
    abilities: able.map(({ id, label }) => {
      const ability = inWords(label, translate);
      return held.get(id) === "conditional" ? l10n.t("{0} (on a condition)", ability) : ability;
    }),
  };
}

function strongest(one: Held, other: Held): Held {
  if (one === "yes" || other === "yes") return "yes";
  return one === "conditional" || other === "conditional" ? "conditional" : "no";
}
