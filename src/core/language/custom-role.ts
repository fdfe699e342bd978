import { customPermissions } from "../catalog/custom-permissions";
import { operationsForAll } from "../catalog/entry-operations";
import { keyOperations } from "../catalog/sensitive-operations";
import { conditionLimits } from "../rbac/condition";
import { effectiveSet, namesOf } from "../rbac/operation-set";
import { entriesOf, grants, type Permission } from "../rbac/permissions";
import { newRole } from "../resources/role-forms";
import { planes } from "./grants";

/** A custom role to be written, and what it leaves out of the role it is made from. */
export interface CustomRole {
  readonly name: string;
  /** The JSON of the definition, with a line break at its end. */
  readonly text: string;
  /** The operations that answer with keys and that the other role grants. */
  readonly withheld: readonly string[];
  /** What the other role grants under a condition only: a custom role can have none. */
  readonly conditional: readonly string[];
}

/**
 * Writes a custom role that grants what a role grants today, without reading or renewing keys.
 *
 * @param role The name of the role and what it grants.
 * @param assignableScopes Where the new role may be assigned, e.g. "/subscriptions/…".
 */
export function customRoleWithoutKeys(
  role: { readonly name: string; readonly permissions: readonly Permission[] },
  assignableScopes: readonly string[],
): CustomRole {
  const { permissions } = role;
  const name = `${role.name} without key access`;
  const written = newRole({
    name,
    description: `What ${role.name} grants today, without key access.`,
    permissions: customPermissions(permissions, { control: keyOperations.operations, data: [] }),
    assignableScopes,
  });
  return {
    name,
    text: `${JSON.stringify(written, null, 2)}\n`,
    withheld: keyOperations.operations.filter((operation) => grants(permissions, operation, "control")),
    conditional: permissions.flatMap(limitedOperations),
  };
}

function limitedOperations(permission: Permission): readonly string[] {
  const { condition } = permission;
  if (condition === undefined) return [];
  return planes.flatMap((plane) => {
    const index = operationsForAll(entriesOf(permission, plane).granted, plane);
    const granted = namesOf(effectiveSet([permission], index, plane));
    return granted.filter((operation) => conditionLimits(condition, operation));
  });
}
