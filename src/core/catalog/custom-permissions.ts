import { conditionLimits } from "../rbac/condition";
import { effectiveSet, namesOf } from "../rbac/operation-set";
import { entriesOf, type Permission, type Plane } from "../rbac/permissions";
import { rewrite } from "../rbac/rewrite";
import { operationsForAll } from "./entry-operations";

/** Operations, or patterns of them, by plane. */
export type ByPlane = Readonly<Record<Plane, readonly string[]>>;

/**
 * Permissions for a custom role that grants what other permissions grant today, except some
 * operations: explicit lists without subtraction. A custom role has no conditions, so what
 * is granted under one is left out.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 */
export function customPermissions(
  permissions: readonly Permission[],
  withhold: ByPlane,
): readonly Permission[] {
  return permissions.map((permission) => ({
    actions: listWithout(permission, "control", withhold.control),
    notActions: [],
    dataActions: listWithout(permission, "data", withhold.data),
    notDataActions: [],
  }));
}

function listWithout(permission: Permission, plane: Plane, withhold: readonly string[]): readonly string[] {
  const entries = entriesOf(permission, plane);
  if (entries.granted.length === 0) return [];
  const index = operationsForAll(entries.granted, plane);
  const limited = namesOf(effectiveSet([permission], index, plane)).filter((operation) =>
    conditionLimits(permission.condition, operation),
  );
  return rewrite(entries, [...withhold, ...limited], index).entries;
}
