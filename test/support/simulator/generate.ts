import {
  addAccount,
  addAssignment,
  addDefinition,
  addPrincipal,
  addSubscription,
  guid,
  tenantId,
} from "./build";
import { emptyWorld, type World } from "./world";

export interface Size {
  readonly subscriptions: number;
  readonly accounts: number;
  readonly assignments: number;
  readonly customRoles?: number;
}

const builtInRoles = 900;

/**
 * A tenant of any size, the same one for the same size. Assignments lie on accounts, groups, subscriptions
 * and management groups, about as real tenants have them; one administrator may read everything.
 */
export function generateWorld({ subscriptions, accounts, assignments, customRoles = 60 }: Size) {
  const world: World = emptyWorld();
  world.tenants.push({ id: tenantId, name: "Contoso" });
  world.managementGroups.push({ name: tenantId, tenantId });
  const regions = ["emea", "amer", "apac"];
  for (const name of regions) world.managementGroups.push({ name, tenantId, parent: tenantId });

  const admin = addPrincipal(world, 1, { displayName: "Ada Admin" });
  world.grants.push({ principalId: admin.id, scope: "/", allow: ["*"] });
  const principals = Array.from({ length: 2000 }, (_, index) =>
    addPrincipal(world, index + 2, {
      type: (["user", "group", "servicePrincipal"] as const)[index % 3] ?? "user",
    }),
  );
  const roles = Array.from({ length: builtInRoles + customRoles }, (_, index) =>
    addDefinition(
      world,
      guid(index, 0xde),
      `Role ${index}`,
      { actions: ["Microsoft.CognitiveServices/*/read"] },
      index < builtInRoles ? "BuiltInRole" : "CustomRole",
    ),
  );
  const homes = Array.from({ length: subscriptions }, (_, index) =>
    addSubscription(world, index + 1, { managementGroup: at(regions, index) }),
  );
  for (let index = 0; index < accounts; index += 1) {
    addAccount(world, at(homes, index), {
      name: `account-${index}`,
      resourceGroup: `rg-${index % 40}`,
      kind: index % 3 === 0 ? "AIServices" : "OpenAI",
      properties: index % 4 === 0 ? { disableLocalAuth: true } : {},
    });
  }
  for (let index = 0; index < assignments; index += 1) {
    addAssignment(world, scopeOf(world, index), at(roles, index * 7), at(principals, index * 13));
  }
  return { world, admin };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError("An empty list.");
  return item;
}

/** Of a hundred assignments: one on a management group, nine on a subscription, twenty on a group. */
function scopeOf(world: World, index: number): string {
  const share = index % 100;
  if (share === 0)
    return `/providers/Microsoft.Management/managementGroups/${at(["emea", "amer", "apac"], index / 100)}`;
  const subscription = `/subscriptions/${at(world.subscriptions, index).id}`;
  if (share < 10) return subscription;
  if (share < 30) return `${subscription}/resourceGroups/rg-${index % 40}`;
  return at(world.accounts, index).id;
}
