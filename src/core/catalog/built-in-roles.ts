import type { Permission } from "../rbac/permissions";
import packed from "./built-in-roles.json";
import { once } from "./once";
import { operationNames } from "./operation-names";
import type { Origin } from "./operations";
import { unpackNames } from "./unpack-names";
import {
  partsOfRole,
  unpackNameList,
  unpackPermission,
  unpackPlaceList,
  type UnpackList,
} from "./unpack-roles";

/** A role that Azure defines. Its assignable scope is always "/". */
export interface BuiltInRole {
  /** A GUID, in lower case. It never changes; the name may. */
  readonly id: string;
  readonly name: string;
  /** Names that the role had before, the latest first. */
  readonly formerNames: readonly string[];
  /** Unpacked when first read. Of the lists the entries are known, not their order. */
  readonly permissions: readonly Permission[];
}

/** When the roles were read, and where. */
export const rolesOrigin: Origin = { asOf: packed.asOf, sources: [packed.source] };

const formerNames: Readonly<Record<string, readonly string[]>> = packed.formerNames;

const first = once(() => packed.first.map((line) => readRole(line, () => unpackNameList)));
const rest = once(() => packed.rest.map((line) => readRole(line, unpackEntryList)));

/** Reads lists that refer to the table of all operations and of the entries that are none. */
const unpackEntryList = once(() => {
  const { control, data } = operationNames();
  return unpackPlaceList([...control, ...data, ...unpackNames(packed.entries.join())]);
});

const all = once(() => [...first(), ...rest()]);
const firstById = once(() => new Map(first().map((role) => [role.id, role])));
const restById = once(() => new Map(rest().map((role) => [role.id, role])));
const firstByName = once(() => byName(first()));
const restByName = once(() => byName(rest()));

/**
 * The roles that matter around Azure's AI services: those made for them, then the broad
 * ones that reach them, then the ones that are used beside them.
 */
export function aiRoles(): readonly BuiltInRole[] {
  return first();
}

/** Every built-in role, those of `aiRoles` first. */
export function builtInRoles(): readonly BuiltInRole[] {
  return all();
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

function readRole(line: string, unpackList: () => UnpackList): BuiltInRole {
  const { id, name, permissions } = partsOfRole(line);
  const unpacked = once(() =>
    permissions.map((text) => unpackPermission(text, packed.conditions, unpackList())),
  );
  return {
    id,
    name,
    formerNames: formerNames[id] ?? [],
    get permissions() {
      return unpacked();
    },
  };
}

function byName(roles: readonly BuiltInRole[]) {
  return {
    now: new Map(roles.map((role) => [role.name.toLowerCase(), role])),
    before: new Map(roles.flatMap((role) => role.formerNames.map((name) => [name.toLowerCase(), role]))),
  };
}
