import type { Permission } from "../rbac/permissions";
import { unpackNames } from "./unpack-names";

/**
 * Reads the packed roles that scripts/catalog/pack-roles.mjs writes; the form is
 * described there.
 */

/** Reads one list of a permissions object. */
export type UnpackList = (packed: string) => readonly string[];

/** The parts of a role's line; its permissions are still packed. */
export function partsOfRole(line: string) {
  const [id = "", name = "", ...permissions] = line.split("|");
  return { id, name, permissions };
}

/** Reads lists that are packed names themselves. */
export const unpackNameList: UnpackList = (packed) => (packed === "" ? [] : unpackNames(packed));

/** Reads lists of places in a table, each written as its distance from the one before. */
export function unpackPlaceList(table: readonly string[]): UnpackList {
  return (packed) => {
    if (packed === "") return [];
    let place = 0;
    return packed.split(",").map((distance) => table[(place += parseInt(distance, 36))] ?? "");
  };
}

/** One permissions object of a role. */
export function unpackPermission(
  text: string,
  conditions: readonly string[],
  unpackList: UnpackList,
): Permission {
  const [lists = "", number] = text.split("?");
  const [actions = "", notActions = "", dataActions = "", notDataActions = ""] = lists.split(";");
  const condition = number === undefined ? undefined : conditions[Number(number)];
  return {
    actions: unpackList(actions),
    notActions: unpackList(notActions),
    dataActions: unpackList(dataActions),
    notDataActions: unpackList(notDataActions),
    ...(condition === undefined ? {} : { condition }),
  };
}
