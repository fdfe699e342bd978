import { aiRoles, builtInRoles, type BuiltInRole } from "../catalog/built-in-roles";
import { operationsFor } from "../catalog/entry-operations";
import { once } from "../memo/once";
import { aiOperations } from "../catalog/operations";
import {
  coveredSet,
  differenceOf,
  effectiveSet,
  isEmptySet,
  placesOf,
  sizeOf,
  type OperationSet,
} from "../rbac/operation-set";
import { entriesOf, grants, type Plane } from "../rbac/permissions";
import { covers, isWildcard, overlaps } from "../rbac/wildcard";
import { roleTasks } from "./role-tasks";

/**
 * The built-in roles that grant everything an entry covers today. Those that a task
 * recommends come first, then those around Azure's AI services that grant least of them.
 */
export function rolesThatGrant(entry: string, plane: Plane): readonly BuiltInRole[] {
  const covered = coveredSet(operationsFor(entry, plane), [entry]);
  const samples = samplesOf(covered);
  const [first] = samples;
  if (first === undefined) return [];
  return candidates(first.toLowerCase(), plane)
    .filter((role) => grantsAll(role, entry, plane, { covered, samples }))
    .sort((a, b) => rankOf(a) - rankOf(b));
}

interface Wanted {
  readonly covered: OperationSet;
  /** Some of the operations, by which most roles are ruled out. */
  readonly samples: readonly string[];
}

function samplesOf(covered: OperationSet): readonly string[] {
  const places = placesOf(covered);
  const last = places.length - 1;
  return [...new Set([0, last >> 1, last])].flatMap((at) => covered.index.names[places[at] ?? -1] ?? []);
}

function grantsAll(
  { permissions }: BuiltInRole,
  entry: string,
  plane: Plane,
  { covered, samples }: Wanted,
): boolean {
  const plainly = permissions.some((permission) => {
    const { granted, withheld } = entriesOf(permission, plane);
    return granted.some((own) => covers(own, entry)) && !withheld.some((own) => overlaps(own, entry));
  });
  if (plainly) return true;
  if (!samples.every((name) => grants(permissions, name, plane))) return false;
  return isEmptySet(differenceOf(covered, effectiveSet(permissions, covered.index, plane)));
}

/** The roles by what they list, in lower case, so that those with an operation are found without asking all. */
interface Holders {
  readonly byName: ReadonlyMap<string, readonly BuiltInRole[]>;
  readonly byPattern: readonly (readonly [pattern: string, roles: readonly BuiltInRole[]])[];
}

const holders: Readonly<Record<Plane, () => Holders>> = {
  control: once(() => holdersOf("control")),
  data: once(() => holdersOf("data")),
};

function holdersOf(plane: Plane): Holders {
  const byEntry = new Map<string, Set<BuiltInRole>>();
  for (const role of builtInRoles()) {
    for (const entry of role.permissions.flatMap((permission) => entriesOf(permission, plane).granted)) {
      const key = entry.toLowerCase();
      byEntry.set(key, (byEntry.get(key) ?? new Set()).add(role));
    }
  }
  const lists = [...byEntry].map(([entry, roles]) => [entry, [...roles]] as const);
  return { byName: new Map(lists), byPattern: lists.filter(([entry]) => isWildcard(entry)) };
}

function candidates(operation: string, plane: Plane): readonly BuiltInRole[] {
  const { byName, byPattern } = holders[plane]();
  const found = new Set(byName.get(operation));
  for (const [pattern, roles] of byPattern) {
    if (covers(pattern, operation)) for (const role of roles) found.add(role);
  }
  return [...found];
}

const ranks = once(() => new Map(rolesInOrder().map((role, rank) => [role.id, rank])));

const rankOf = ({ id }: BuiltInRole): number => ranks().get(id) ?? ranks().size;

function rolesInOrder(): readonly BuiltInRole[] {
  const recommended = roleTasks.map(({ roleId }) => roleId);
  const around = aiRoles()
    .map((role) => ({ role, weight: recommended.includes(role.id) ? 0 : 1 + breadthOf(role) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ role }) => role);
  return [...new Set([...around, ...builtInRoles()])];
}

/** How much a role grants on Azure's AI services. */
function breadthOf({ permissions }: BuiltInRole): number {
  return (["control", "data"] as const).reduce(
    (sum, plane) => sum + sizeOf(effectiveSet(permissions, aiOperations(plane), plane)),
    0,
  );
}
