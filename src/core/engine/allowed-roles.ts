import { findRoleById } from "../catalog/built-in-roles";
import { asString } from "../document/value";
import type { Resource } from "../resources/index";

/**
 * Whether a resource is a role, or assigns one, that the organisation accepts as it is.
 * A role is known by its GUID or, where it is built in or defined right here, by its name.
 *
 * @param allowed Ids or names of roles, in any letter case.
 */
export function isAllowedRole(resource: Resource, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return false;
  const names = namesOf(resource).map((name) => name.toLowerCase());
  return allowed.some((role) => names.includes(role.toLowerCase()));
}

function namesOf(resource: Resource): readonly string[] {
  if (resource.kind === "roleDefinition") {
    return [asString(resource.name), lastSegment(asString(resource.id))].flatMap((name) => name ?? []);
  }
  if (resource.kind !== "roleAssignment") return [];
  const role = lastSegment(asString(resource.role));
  return role === undefined ? [] : [role, findRoleById(role)?.name ?? role];
}

const lastSegment = (id: string | undefined): string | undefined => id?.slice(id.lastIndexOf("/") + 1);
