import { l10n } from "vscode";
import type { NewRoleDefinition } from "../../azure/azure-api";
import type { RoleDefinition, Subscription } from "../../azure/azure-data";
import { scopeOfExtension } from "../../azure/resource-id";
import type { Range, RoleToWrite } from "../../core/index";
import { stableGuid } from "./assignment-name";
import type { RemediationParts } from "./parts";

/** What writing a role comes to, as Azure has things now. */
export type RolePlan =
  | {
      readonly kind: "create" | "update" | "same";
      readonly subscription: Subscription;
      readonly role: RoleToWrite;
      readonly scope: string;
      /** The GUID of the role, made from its name where it is new and the document names none. */
      readonly guid: string;
      readonly wanted: NewRoleDefinition;
      readonly existing: RoleDefinition | undefined;
    }
  /** Azure would refuse it, for what stands at the place. */
  | { readonly kind: "impossible"; readonly at: Range; readonly because: string };

export type PossiblePlan = Exclude<RolePlan, { kind: "impossible" }>;

export async function planRole(
  { api }: Pick<RemediationParts, "api">,
  subscription: Subscription,
  role: RoleToWrite,
): Promise<RolePlan> {
  const [scope = `/subscriptions/${subscription.id}`] = role.assignableScopes;
  const named = await api.roles.definitionsNamed(subscription, scope, role.name);
  const own = role.guid === undefined ? undefined : await byGuid(api, subscription, scope, role.guid);
  const namesake = named.find(({ name }) => name.toLowerCase() !== role.guid);
  const existing = own ?? (role.guid === undefined ? namesake : undefined);
  const because = whyNot(role, existing, namesake);
  if (because !== undefined) return { kind: "impossible", at: role.nameAt, because };
  const wanted = {
    roleName: role.name,
    description: role.description,
    assignableScopes: role.assignableScopes,
    permissions: role.permissions,
  };
  const common = { subscription, role, wanted, existing };
  if (existing === undefined) {
    const guid = role.guid ?? (await stableGuid(subscription.tenantId, role.name));
    return { ...common, kind: "create", scope, guid };
  }
  const home = scopeOfExtension(existing.id);
  return {
    ...common,
    kind: isWritten(existing, wanted) ? "same" : "update",
    scope: home === "/" ? scope : home,
    guid: existing.name,
  };
}

function byGuid(api: RemediationParts["api"], subscription: Subscription, scope: string, guid: string) {
  return api.roles.getDefinition(subscription, roleId(scope, guid));
}

export function roleId(scope: string, guid: string): string {
  return `${scope}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
}

function whyNot(
  { name, guid }: RoleToWrite,
  existing: RoleDefinition | undefined,
  namesake: RoleDefinition | undefined,
): string | undefined {
  if (existing?.type === "BuiltInRole") {
    return l10n.t(
      '"{0}" is a built-in role, which nobody can change. Give the custom role a name and, where it has one, an id of its own.',
      existing.roleName,
    );
  }
  if (guid === undefined || namesake === undefined) return undefined;
  return l10n.t(
    'Another role is called "{0}" already, and its id is "{1}". Choose another name, or put that id in to change that role.',
    name,
    namesake.name,
  );
}

/** Whether a role reads as wanted: order means nothing, and neither does letter case in operations and scopes. */
export function isWritten(role: RoleDefinition, wanted: NewRoleDefinition): boolean {
  return (
    role.roleName === wanted.roleName &&
    role.description === wanted.description &&
    isSameSet(role.assignableScopes, wanted.assignableScopes) &&
    role.permissions.length === wanted.permissions.length &&
    role.permissions.every((permission, index) => {
      const other = wanted.permissions[index];
      return (
        other !== undefined &&
        isSameSet(permission.actions, other.actions) &&
        isSameSet(permission.notActions, other.notActions) &&
        isSameSet(permission.dataActions, other.dataActions) &&
        isSameSet(permission.notDataActions, other.notDataActions)
      );
    })
  );
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const lower = (all: readonly string[]) => [...new Set(all.map((value) => value.toLowerCase()))].sort();
  return JSON.stringify(lower(one)) === JSON.stringify(lower(other));
}

/** Whether the user would decide the same about both. */
export function isSameRolePlan(one: PossiblePlan, other: PossiblePlan): boolean {
  const seen = ({ kind, guid, scope, wanted, existing }: PossiblePlan) =>
    JSON.stringify([kind, guid, scope, wanted, existing]);
  return seen(one) === seen(other);
}
