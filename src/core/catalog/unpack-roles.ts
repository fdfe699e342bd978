import type { Permission } from "../rbac/permissions";
import { unpackNames } from "./unpack-names";

/**
 * Reads the packed roles that scripts/catalog/pack-roles.mjs writes; the form is
 * described there.
 */

/** Reads one list of a permissions object. */
export type UnpackList = (packed: string) => readonly string[];

/** What a role's line begins with. */
export function idAndName(line: string): { readonly id: string; readonly name: string } {
  const afterId = line.indexOf("|");
  const afterName = line.indexOf("|", afterId + 1);
  return {
    id: line.slice(0, afterId),
    name: line.slice(afterId + 1, afterName < 0 ? line.length : afterName),
  };
}

/** The permissions objects of a role's line. */
export function unpackPermissions(
  line: string,
  conditions: readonly string[],
  unpackList: UnpackList,
): readonly Permission[] {
  const [, , ...permissions] = line.split("|");
  return permissions.map((text) => unpackPermission(text, conditions, unpackList));
}

/** Reads lists that are packed names themselves. */
export const unpackNameList: UnpackList = (packed) => (packed === "" ? [] : unpackNames(packed));

/** Reads lists of places in a table, each written as its distance from the one before. */
export function unpackPlaceList(table: readonly string[]): UnpackList {
  return (packed) => {
    const entries: string[] = [];
    let place = 0;
    for (const distance of packed === "" ? [] : packed.split(",")) {
      place += parseInt(distance, 36);
      entries.push(table[place] ?? "");
    }
    return entries;
  };
}

function unpackPermission(text: string, conditions: readonly string[], unpackList: UnpackList): Permission {
  const [lists = "", number] = text.split("?");
  const [actions = "", notActions = "", dataActions = "", notDataActions = ""] = lists.split(";");
  const permission = {
    actions: unpackList(actions),
    notActions: unpackList(notActions),
    dataActions: unpackList(dataActions),
    notDataActions: unpackList(notDataActions),
  };
  const condition = number === undefined ? undefined : conditions[Number(number)];
  return condition === undefined ? permission : { ...permission, condition };
}
