import { aiRoles, builtInRoles, type BuiltInRole } from "../catalog/built-in-roles";
import { operationsFor } from "../catalog/entry-operations";
import { aiOperations } from "../catalog/operations";
import { coveredSet, differenceOf, effectiveSet, isEmptySet, placesOf, sizeOf } from "../rbac/operation-set";
import { entriesOf, grants, type Plane } from "../rbac/permissions";
import { covers, overlaps } from "../rbac/wildcard";
import { roleTasks } from "./role-tasks";

/**
 * The built-in roles that grant everything an entry covers today. Those that a task
 * recommends come first, then those around Azure's AI services that grant least of them.
 */
export function rolesThatGrant(entry: string, plane: Plane): readonly BuiltInRole[] {
  const covered = coveredSet(operationsFor(entry, plane), [entry]);
  if (isEmptySet(covered)) return [];
  const samples = samplesOf(placesOf(covered)).map((place) => covered.index.names[place] ?? "");
  const holds = ({ permissions }: BuiltInRole): boolean =>
    permissions.some((permission) => {
      const { granted, withheld } = entriesOf(permission, plane);
      return granted.some((own) => covers(own, entry)) && !withheld.some((own) => overlaps(own, entry));
    }) ||
    (samples.every((name) => grants(permissions, name, plane)) &&
      isEmptySet(differenceOf(covered, effectiveSet(permissions, covered.index, plane))));
  return rolesInOrder().filter(holds);
}

function samplesOf(places: readonly number[]): readonly number[] {
  const last = places.length - 1;
  return [0, last >> 1, last].flatMap((at) => places[at] ?? []);
}

let inOrder: readonly BuiltInRole[] | undefined;

function rolesInOrder(): readonly BuiltInRole[] {
  if (inOrder) return inOrder;
  const recommended = roleTasks.map(({ roleId }) => roleId);
  const first = aiRoles()
    .map((role) => ({ role, weight: recommended.includes(role.id) ? 0 : 1 + breadthOf(role) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ role }) => role);
  inOrder = [...new Set([...first, ...builtInRoles()])];
  return inOrder;
}

/** How much a role grants on Azure's AI services. */
function breadthOf({ permissions }: BuiltInRole): number {
  return (["control", "data"] as const).reduce(
    (sum, plane) => sum + sizeOf(effectiveSet(permissions, aiOperations(plane), plane)),
    0,
  );
}
