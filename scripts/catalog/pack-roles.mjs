import { compare, inPackedOrder, packNames } from "./pack-names.mjs";

/**
 * Writes roles one to a line, `name|permissions|permissions…`, and their ids in the same
 * order, one after the other. One permissions object is its four lists with ";" between them
 * (empty ones at the end left out), then "?" and the number of its condition. A list is
 * places in a table: of operations, then of the entries that are none of these.
 * src/core/catalog/unpack-roles.ts reads it.
 */

export const listNames = ["actions", "notActions", "dataActions", "notDataActions"];

/**
 * The packed built-in roles.
 * @param {object[]} roles id, name and permissions of every role
 * @param {string[]} firstIds ids of the roles that must be readable without all operations, in the order to keep
 * @param {{ first: string[], rest: string[] }} operations what the tables of these and of the other roles
 * begin with, in the order in which it is unpacked
 */
export function packRoles(roles, firstIds, operations) {
  const ordered = [...roles].sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  const first = firstIds.flatMap((id) => ordered.filter((role) => role.id === id));
  const rest = ordered.filter((role) => !first.includes(role));
  const conditions = conditionsOf(roles);
  return {
    conditions,
    ids: [...first, ...rest].map(({ id }) => id).join(""),
    first: packGroup(first, operations.first, conditions),
    rest: packGroup(rest, operations.rest, conditions),
  };
}

function packGroup(roles, operations, conditions) {
  const entries = entriesBeside(roles, operations);
  const place = placesIn([...operations, ...inPackedOrder(entries)]);
  const packRole = ({ name, permissions }) =>
    [name, ...permissions.map((permission) => packPermission(permission, conditions, place))].join("|");
  return { entries: packNames(entries), roles: roles.map(packRole) };
}

function packPermission(permission, conditions, place) {
  const lists = listNames.map((name) => packPlaces(permission[name] ?? [], place)).join(";");
  const condition = permission.condition ? `?${conditions.indexOf(permission.condition)}` : "";
  return lists.replace(/;+$/, "") + condition;
}

/** Each place as its distance from the one before, in base 36. */
function packPlaces(list, place) {
  const places = [...new Set(list.map((entry) => place.get(entry)))].sort((a, b) => a - b);
  return places.map((at, index) => (at - (places[index - 1] ?? 0)).toString(36)).join(",");
}

function placesIn(names) {
  const places = new Map();
  names.forEach((name, at) => {
    if (!places.has(name)) places.set(name, at);
  });
  return places;
}

/** The entries that are not spelled like an operation: wildcards, and names in another letter case. */
function entriesBeside(roles, operations) {
  const known = new Set(operations);
  const entries = roles.flatMap(({ permissions }) =>
    permissions.flatMap((permission) => listNames.flatMap((name) => permission[name] ?? [])),
  );
  return [...new Set(entries.filter((entry) => !known.has(entry)))];
}

function conditionsOf(roles) {
  const conditions = roles.flatMap(({ permissions }) => permissions.map(({ condition }) => condition));
  return [...new Set(conditions.filter(Boolean))].sort(compare);
}
