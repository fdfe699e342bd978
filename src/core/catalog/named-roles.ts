import { builtInRoles, findRoleById, type BuiltInRole } from "./built-in-roles";
import { once } from "../memo/once";

/** A built-in role where a text names it, in UTF-16 units of that text. */
export interface NamedRole {
  readonly offset: number;
  readonly length: number;
  readonly role: BuiltInRole;
}

/** GUIDs that are no part of a longer word. */
export const guids = /(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/gi;

/** The built-in roles whose GUIDs stand in a text, in their order. */
export function rolesById(text: string): readonly NamedRole[] {
  return [...text.matchAll(guids)].flatMap(({ 0: id, index }) => {
    const role = findRoleById(id);
    return role ? [{ offset: index, length: id.length, role }] : [];
  });
}

/**
 * The built-in roles whose names, of today or before, stand in a text as whole words, the longest first.
 * Names of one word, such as Reader, are left out: they stand in texts for other reasons too.
 */
export function rolesByName(text: string): readonly NamedRole[] {
  const found: NamedRole[] = [];
  const lower = text.toLowerCase();
  for (const [name, role] of names()) {
    const offset = lower.indexOf(name);
    if (offset < 0 || !isWhole(lower, offset, name.length)) continue;
    const isPartOfLonger = found.some((other) => overlaps(other, offset, name.length));
    if (!isPartOfLonger) found.push({ offset, length: name.length, role });
  }
  return found;
}

/** Names of today first, where a role now has the name that another one had. */
const names = once(() => {
  const roles = builtInRoles();
  const all = [
    ...roles.map((role) => [role.name, role] as const),
    ...roles.flatMap((role) => role.formerNames.map((name) => [name, role] as const)),
  ];
  return all
    .filter(([name]) => name.includes(" "))
    .map(([name, role]) => [name.toLowerCase(), role] as const)
    .sort(([left], [right]) => right.length - left.length);
});

function isWhole(text: string, offset: number, length: number): boolean {
  return !/\w/.test(text.charAt(offset - 1)) && !/\w/.test(text.charAt(offset + length));
}

function overlaps(other: NamedRole, offset: number, length: number): boolean {
  return offset < other.offset + other.length && other.offset < offset + length;
}
