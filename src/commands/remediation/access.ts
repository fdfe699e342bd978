import { l10n } from "vscode";
import type { AzureApi } from "../../azure/azure-api";
import type { Account, Principal, RoleAssignment, Subscription } from "../../azure/azure-data";
import { isOfDirectory } from "../../explorer/principal-book";
import { capabilities, findRoleById, heldCapabilities, type Permission } from "../../core/index";

/** An assignment with what it grants and to whom. */
export interface Grant {
  readonly assignment: RoleAssignment;
  readonly roleName: string;
  /** Empty for a role that was deleted. */
  readonly permissions: readonly Permission[];
  readonly principal: PrincipalName;
}

export interface PrincipalName {
  readonly id: string;
  /** A name, or the object id where the directory withholds it. */
  readonly label: string;
  /** The directory no longer knows it: nobody can use what it holds. */
  readonly isGone: boolean;
}

/** Everything assigned at a scope and above it, read from Azure now. Rejects where that may not be read. */
export async function grantsAt(
  api: AzureApi,
  subscription: Subscription,
  scope: string,
): Promise<readonly Grant[]> {
  const assignments = await api.roles.listAssignmentsAt(subscription, scope);
  const [roles, names] = await Promise.all([
    rolesOf(api, subscription, assignments),
    namesOf(api, subscription, assignments),
  ]);
  return assignments.map((assignment) => ({
    assignment,
    ...(roles.get(roleGuid(assignment.roleDefinitionId)) ?? {
      roleName: l10n.t("unknown role"),
      permissions: [],
    }),
    principal: names(assignment),
  }));
}

/** The last segment, lower case: all that identifies a role. */
export function roleGuid(roleDefinitionId: string): string {
  return (roleDefinitionId.split("/").at(-1) ?? "").toLowerCase();
}

type NamedRole = Pick<Grant, "roleName" | "permissions">;

async function rolesOf(
  api: AzureApi,
  subscription: Subscription,
  assignments: readonly RoleAssignment[],
): Promise<ReadonlyMap<string, NamedRole>> {
  const ids = new Map(assignments.map(({ roleDefinitionId: id }) => [roleGuid(id), id]));
  const read = [...ids].map(async ([guid, id]) => [guid, await readRole(api, subscription, id)] as const);
  return new Map(await Promise.all(read));
}

/** Built-in roles are known; custom ones are asked for. */
export async function readRole(api: AzureApi, subscription: Subscription, id: string): Promise<NamedRole> {
  const builtIn = findRoleById(roleGuid(id));
  if (builtIn !== undefined) return { roleName: builtIn.name, permissions: builtIn.permissions };
  const custom = await api.roles.getDefinition(subscription, id);
  return custom ?? { roleName: l10n.t("a role that no longer exists"), permissions: [] };
}

async function namesOf(
  api: AzureApi,
  subscription: Subscription,
  assignments: readonly RoleAssignment[],
): Promise<(assignment: RoleAssignment) => PrincipalName> {
  const ids = [...new Set(assignments.map(({ principalId }) => principalId))];
  const { found, missing } = await api.directory.names(subscription, ids);
  return ({ principalId: id, principalType }) => ({
    id,
    label: labelOf(id, found.get(id.toLowerCase())),
    isGone: missing.has(id.toLowerCase()) && isOfDirectory(principalType),
  });
}

export function labelOf(id: string, principal: Principal | undefined): string {
  const { name, detail } = principal ?? {};
  return name ?? detail ?? id;
}

const modelAbilities = capabilities.filter(({ group }) => group === "models").map(({ id }) => id);

/** Whether permissions let their holder call the service with a token instead of a key, at least in part. */
export function callsWithoutKey(permissions: readonly Permission[], kind: string): boolean {
  if (!/^(OpenAI|AIServices)$/i.test(kind))
    return permissions.some(({ dataActions }) => dataActions.length > 0);
  const held = heldCapabilities(permissions);
  return modelAbilities.some((id) => held.get(id) !== "no");
}

/** Those who can call an account through Entra ID, each named once with the roles that allow it. */
export function callersOf(grants: readonly Grant[], { kind }: Pick<Account, "kind">): readonly string[] {
  const roles = new Map<string, { readonly label: string; readonly roles: Set<string> }>();
  for (const { permissions, principal, roleName } of grants) {
    if (principal.isGone || !callsWithoutKey(permissions, kind)) continue;
    const caller = roles.get(principal.id.toLowerCase()) ?? { label: principal.label, roles: new Set() };
    caller.roles.add(roleName);
    roles.set(principal.id.toLowerCase(), caller);
  }
  return [...roles.values()].map(({ label, roles: held }) => `${label} (${[...held].join(", ")})`);
}
