import { compare, inPackedOrder, packNames } from "./pack-names.mjs";

/**
 * Writes roles one to a line: `id|name|permissions|permissions…`. One permissions object
 * is its four lists with ";" between them (empty ones at the end left out), then "?" and
 * the number of its condition. A list is packed names for the roles that come first, and
 * places in the table of all operations and entries for the others.
 * src/core/catalog/unpack-roles.ts reads it.
 */

export const listNames = ["actions", "notActions", "dataActions", "notDataActions"];

/**
 * The packed built-in roles.
 * @param {object[]} roles id, name and permissions of every role
 * @param {string[]} firstIds ids of the roles that must be readable without the operations, in the order to keep
 * @param {string[]} operations every operation, in the order in which the packed operations give them
 */
export function packRoles(roles, firstIds, operations) {
  const ordered = [...roles].sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  const first = firstIds.flatMap((id) => ordered.filter((role) => role.id === id));
  const rest = ordered.filter((role) => !first.includes(role));

  const conditions = conditionsOf(roles);
  const entries = entriesBeside(rest, operations);
  const place = placesIn([...operations, ...inPackedOrder(entries)]);
  return {
    conditions,
    first: first.map((role) => packRole(role, conditions, (list) => packNames(list).join(","))),
    entries: packNames(entries),
    rest: rest.map((role) => packRole(role, conditions, (list) => packPlaces(list, place))),
  };
}

function packRole({ id, name, permissions }, conditions, packList) {
  return [
    id,
    name,
    ...permissions.map((permission) => packPermission(permission, conditions, packList)),
  ].join("|");
}

function packPermission(permission, conditions, packList) {
  const lists = listNames.map((name) => packList(permission[name] ?? [])).join(";");
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
  return entries.filter((entry) => !known.has(entry));
}

function conditionsOf(roles) {
  const conditions = roles.flatMap(({ permissions }) => permissions.map(({ condition }) => condition));
  return [...new Set(conditions.filter(Boolean))].sort(compare);
}
