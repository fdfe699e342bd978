import type { Permission } from "../rbac/permissions";

/**
 * Reads the packed roles that scripts/catalog/pack-roles.mjs writes; the form is
 * described there.
 */

const lengthOfGuid = 36;

/** The GUID at a place of the packed ids. */
export function idAt(ids: string, place: number): string {
  return ids.slice(place * lengthOfGuid, (place + 1) * lengthOfGuid);
}

/** The place of a GUID, in lower case, among the packed ids; -1 when it is not there. */
export function placeOfId(ids: string, id: string): number {
  const place = ids.indexOf(id) / lengthOfGuid;
  return Number.isInteger(place) && idAt(ids, place) === id ? place : -1;
}

/** The name of a role, from its line. */
export function nameIn(line: string): string {
  return line.split("|", 1)[0] ?? line;
}

/** The permissions objects of a role, from its line and the table its lists refer to. */
export function unpackPermissions(
  line: string,
  table: readonly string[],
  conditions: readonly string[],
): readonly Permission[] {
  const [, ...permissions] = line.split("|");
  return permissions.map((text) => unpackPermission(text, table, conditions));
}

function unpackPermission(text: string, table: readonly string[], conditions: readonly string[]): Permission {
  const [lists = "", number] = text.split("?");
  const [actions = "", notActions = "", dataActions = "", notDataActions = ""] = lists.split(";");
  const permission = {
    actions: unpackList(actions, table),
    notActions: unpackList(notActions, table),
    dataActions: unpackList(dataActions, table),
    notDataActions: unpackList(notDataActions, table),
  };
  const condition = number === undefined ? undefined : conditions[Number(number)];
  return condition === undefined ? permission : { ...permission, condition };
}

/** Each place in the table is written as its distance from the one before. */
function unpackList(packed: string, table: readonly string[]): readonly string[] {
  if (packed === "") return [];
  let place = 0;
  return packed.split(",").map((distance) => table[(place += parseInt(distance, 36))] ?? "");
}
