import { customPermissions, type ByPlane } from "../catalog/custom-permissions";
import { operationsForAll } from "../catalog/entry-operations";
import {
  connectionSecretOperations,
  dataSecretOperations,
  keyOperations,
} from "../catalog/sensitive-operations";
import { conditionLimits } from "../rbac/condition";
import { effectiveSet, namesOf } from "../rbac/operation-set";
import { entriesOf, grants, type Permission } from "../rbac/permissions";
import { newRole } from "../resources/role-forms";
import { planes } from "./grants";

/** A key or the secret of a connection opens more than any role says. */
export const secretOperations: ByPlane = {
  control: [...keyOperations.operations, ...connectionSecretOperations.operations],
  data: dataSecretOperations.operations,
};

/** The operations through which permissions give out secrets. */
export function secretsGivenBy(permissions: readonly Permission[]): readonly string[] {
  return planes.flatMap((plane) =>
    secretOperations[plane].filter((operation) => grants(permissions, operation, plane)),
  );
}

/** What a custom role made of another is called, given what it withholds. */
export function nameOfCustomRole(name: string, withheld: readonly string[]): string {
  return withheld.length > 0 ? `${name} without key access` : `Custom ${name}`;
}

/** A custom role to be written, and what it leaves out of the role it is made from. */
export interface CustomRole {
  readonly name: string;
  /** The JSON of the definition, with a line break at its end. */
  readonly text: string;
  /** The operations that give out keys or other secrets and that the other role grants. */
  readonly withheld: readonly string[];
  /** What the other role grants under a condition only: a custom role can have none. */
  readonly conditional: readonly string[];
}

/**
 * Writes a custom role that grants what a role grants today, without what gives out keys and
 * other secrets.
 *
 * @param role The name of the role and what it grants.
 * @param assignableScopes Where the new role may be assigned, e.g. "/subscriptions/…".
 */
export function customRoleWithoutKeys(
  role: { readonly name: string; readonly permissions: readonly Permission[] },
  assignableScopes: readonly string[],
): CustomRole {
  const { permissions } = role;
  const withheld = secretsGivenBy(permissions);
  const name = nameOfCustomRole(role.name, withheld);
  const written = newRole({
    name,
    description: describe(role.name, withheld),
    permissions: customPermissions(permissions, secretOperations),
    assignableScopes,
  });
  return {
    name,
    text: `${JSON.stringify(written, null, 2)}\n`,
    withheld,
    conditional: permissions.flatMap(limitedOperations),
  };
}

function describe(name: string, withheld: readonly string[]): string {
  const without = withheld.length > 0 ? ", without keys and other secrets" : "";
  return `What ${name} grants today${without}.`;
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
