import { replaceValue, type EditPlan } from "../document/edits";
import { memberValue, stringOf } from "../document/json-node";
import { asString } from "../document/value";
import type { RoleAssignment } from "../resources/role-assignment";

/** https://learn.microsoft.com/azure/templates/microsoft.authorization/roleassignments */
const newest = "2022-04-01";

/**
 * What has to change so that a property of an assignment counts: older versions of the
 * interface know neither the type of a principal nor conditions.
 *
 * @param assignment Nothing has to change where it is no resource of a template: a module has a version of its own.
 * @param since The version that brought the property.
 * @returns The change, empty where the version is new enough or not known; absent where an
 *   old version stands elsewhere, and so may be meant for others, too.
 */
export function versionFor(
  { spelling, place }: RoleAssignment,
  since: string,
): readonly EditPlan[] | undefined {
  const version = place && asString(place.apiVersion);
  if (
    spelling !== "template" ||
    place === undefined ||
    version === undefined ||
    !isDated(version) ||
    version >= since
  )
    return [];
  const written = memberValue(place.node, "apiVersion");
  return written && stringOf(written) === version ? [replaceValue(written, newest)] : undefined;
}

function isDated(version: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(version);
}
