import type { Permission } from "../rbac/permissions";
import { unpackNames } from "./unpack-names";

/**
 * Reads the packed roles that scripts/catalog/pack-roles.mjs writes; the form is
 * described there.
 */

export interface UnpackedRole {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** Reads one list of a permissions object. */
export type UnpackList = (packed: string) => readonly string[];

/** A role from its line. */
export function unpackRole(
  line: string,
  conditions: readonly string[],
  unpackList: UnpackList,
): UnpackedRole {
  const [id = "", name = "", ...permissions] = line.split("|");
  return { id, name, permissions: permissions.map((text) => unpackPermission(text, conditions, unpackList)) };
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

function unpackPermission(text: string, conditions: readonly string[], unpackList: UnpackList): Permission {
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
