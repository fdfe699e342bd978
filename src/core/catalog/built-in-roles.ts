import type { OperationIndex } from "../rbac/operation-index";
import type { Permission, Plane } from "../rbac/permissions";
import packed from "./built-in-roles.json";
import { once, onceFor } from "../memo/once";
import { aiOperations, allOperations, type Origin } from "./operations";
import { unpackNames } from "./unpack-names";
import { idAt, nameIn, placeOfId, unpackPermissions } from "./unpack-roles";

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

const { first, rest } = packed;

/** The names their lists refer to: operations, then the entries that are none. */
const tables = {
  first: once(() => tableOf(aiOperations, first.entries)),
  rest: once(() => tableOf(allOperations, rest.entries)),
};

const lines: readonly string[] = [...first.roles, ...rest.roles];
const all = once(() => lines.map((_, place) => roleAt(place)));
const ai = once(() => first.roles.map((_, place) => roleAt(place)));

const roleByName = once(() => new Map(all().map((role) => [role.name.toLowerCase(), role])));
const idByFormerName = once(
  () =>
    new Map(
      Object.entries(formerNames).flatMap(([id, names]) => names.map((name) => [name.toLowerCase(), id])),
    ),
);

/**
 * The roles that matter around Azure's AI services: those made for them, then the broad
 * ones that reach them, then the ones that are used beside them. Their permissions are
 * read without those of the others.
 */
export function aiRoles(): readonly BuiltInRole[] {
  return ai();
}

/** Every built-in role, those of `aiRoles` first. */
export function builtInRoles(): readonly BuiltInRole[] {
  return all();
}

/** Finds a role by its GUID, in any letter case. */
export function findRoleById(id: string): BuiltInRole | undefined {
  const place = placeOfId(packed.ids, id.toLowerCase());
  return place < 0 ? undefined : roleAt(place);
}

/** Finds a role by the name it has or had, in any letter case; a present name wins over a former one. */
export function findRoleByName(name: string): BuiltInRole | undefined {
  const key = name.toLowerCase();
  return roleByName().get(key) ?? findRoleById(idByFormerName().get(key) ?? "");
}

const roleAt = onceFor((place: number) =>
  unpackRole(lines[place] ?? "", idAt(packed.ids, place), place < first.roles.length),
);

/** The permissions are unpacked when they are first asked for. */
function unpackRole(line: string, id: string, isFirst: boolean): BuiltInRole {
  const table = isFirst ? tables.first : tables.rest;
  const permissions = once(() => unpackPermissions(line, table(), packed.conditions));
  return {
    id,
    name: nameIn(line),
    formerNames: formerNames[id] ?? [],
    get permissions() {
      return permissions();
    },
  };
}

function tableOf(operations: (plane: Plane) => OperationIndex, entries: string): readonly string[] {
  return [...operations("control").names, ...operations("data").names, ...unpackNames(entries)];
}
