import packed from "./built-in-roles.json";
import { once } from "./once";
import { operationNames } from "./operation-names";
import type { Origin } from "./operations";
import { unpackNames } from "./unpack-names";
import { unpackNameList, unpackPlaceList, unpackRole, type UnpackedRole } from "./unpack-roles";

/** A role that Azure defines. Its assignable scope is always "/". */
export interface BuiltInRole extends UnpackedRole {
  /** A GUID, in lower case. It never changes; the name may. */
  readonly id: string;
  readonly name: string;
  /** Names that the role had before, the latest first. */
  readonly formerNames: readonly string[];
}

/** When the roles were read, and where. */
export const rolesOrigin: Origin = { asOf: packed.asOf, sources: [packed.source] };

const formerNames: Readonly<Record<string, readonly string[]>> = packed.formerNames;

const first = once(() =>
  packed.first.map((line) => toRole(unpackRole(line, packed.conditions, unpackNameList))),
);

const rest = once(() => {
  const { control, data } = operationNames();
  const unpackList = unpackPlaceList([...control, ...data, ...unpackNames(packed.entries.join())]);
  return packed.rest.map((line) => toRole(unpackRole(line, packed.conditions, unpackList)));
});

const firstById = once(() => new Map(first().map((role) => [role.id, role])));
const restById = once(() => new Map(rest().map((role) => [role.id, role])));
const firstByName = once(() => byName(first()));
const restByName = once(() => byName(rest()));

/**
 * The roles that matter around Azure's AI services: those made for them, then the broad
 * ones that reach them, then the ones that are used beside them. Cheap.
 */
export function aiRoles(): readonly BuiltInRole[] {
  return first();
}

/** Every built-in role, those of `aiRoles` first. The first call unpacks them, which takes some 10 ms. */
export function builtInRoles(): readonly BuiltInRole[] {
  return [...first(), ...rest()];
}

/** Finds a role by its GUID, in any letter case. */
export function findRoleById(id: string): BuiltInRole | undefined {
  const key = id.toLowerCase();
  return firstById().get(key) ?? restById().get(key);
}

/** Finds a role by the name it has or had, in any letter case; a present name wins over a former one. */
export function findRoleByName(name: string): BuiltInRole | undefined {
  const key = name.toLowerCase();
  const [known, others] = [firstByName(), restByName()];
  return known.now.get(key) ?? others.now.get(key) ?? known.before.get(key) ?? others.before.get(key);
}

function toRole(role: UnpackedRole): BuiltInRole {
  return { ...role, formerNames: formerNames[role.id] ?? [] };
}

function byName(roles: readonly BuiltInRole[]) {
  return {
    now: new Map(roles.map((role) => [role.name.toLowerCase(), role])),
    before: new Map(roles.flatMap((role) => role.formerNames.map((name) => [name.toLowerCase(), role]))),
  };
}
