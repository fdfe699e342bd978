import type { Permission } from "../rbac/permissions";
import packed from "./built-in-roles.json";
import { once } from "./once";
import { operationNames } from "./operation-names";
import type { Origin } from "./operations";
import { unpackNames } from "./unpack-names";
import { idAndName, unpackNameList, unpackPermissions, unpackPlaceList } from "./unpack-roles";

/** A role that Azure defines. Its assignable scope is always "/". */
export interface BuiltInRole {
  /** A GUID, in lower case. It never changes; the name may. */
  readonly id: string;
  readonly name: string;
  /** Names that the role had before, the latest first. */
  readonly formerNames: readonly string[];
  /** Of the lists the entries are known, not their order. */
  readonly permissions: readonly Permission[];
}

/** When the roles were read, and where. */
export const rolesOrigin: Origin = { asOf: packed.asOf, sources: [packed.source] };

const formerNames: Readonly<Record<string, readonly string[]>> = packed.formerNames;

const inDepth: ReadonlySet<string> = new Set(packed.first);
const lines: readonly string[] = [...packed.first, ...packed.rest];

const lineByName = once(() => new Map(lines.map((line) => [idAndName(line).name.toLowerCase(), line])));
const idByFormerName = once(
  () =>
    new Map(
      Object.entries(formerNames).flatMap(([id, names]) => names.map((name) => [name.toLowerCase(), id])),
    ),
);
/** The roles that were asked for, by their lines: a role is unpacked when it is found. */
const unpacked = new Map<string, BuiltInRole>();

const ai = once(() => packed.first.map(roleOf));
const all = once(() => lines.map(roleOf));

/** Reads lists that refer to the table of all operations and of the entries that are none. */
const unpackEntryList = once(() => {
  const { control, data } = operationNames();
  return unpackPlaceList([...control, ...data, ...unpackNames(packed.entries.join())]);
});

/**
 * The roles that matter around Azure's AI services: those made for them, then the broad
 * ones that reach them, then the ones that are used beside them.
 */
export function aiRoles(): readonly BuiltInRole[] {
  return ai();
}

/** Every built-in role, those of `aiRoles` first. The first call unpacks them and all operations. */
export function builtInRoles(): readonly BuiltInRole[] {
  return all();
}

/** Finds a role by its GUID, in any letter case. */
export function findRoleById(id: string): BuiltInRole | undefined {
  const start = `${id.toLowerCase()}|`;
  const line = lines.find((candidate) => candidate.startsWith(start));
  return line === undefined ? undefined : roleOf(line);
}

/** Finds a role by the name it has or had, in any letter case; a present name wins over a former one. */
export function findRoleByName(name: string): BuiltInRole | undefined {
  const key = name.toLowerCase();
  const line = lineByName().get(key);
  return line === undefined ? findRoleById(idByFormerName().get(key) ?? "") : roleOf(line);
}

function roleOf(line: string): BuiltInRole {
  const known = unpacked.get(line);
  if (known) return known;
  const { id, name } = idAndName(line);
  const unpackList = inDepth.has(line) ? unpackNameList : unpackEntryList();
  const permissions = unpackPermissions(line, packed.conditions, unpackList);
  const role = { id, name, formerNames: formerNames[id] ?? [], permissions };
  unpacked.set(line, role);
  return role;
}
