import { measureRoles, type Universe } from "../rbac/least-role";
import { builtInRoles, type BuiltInRole } from "./built-in-roles";
import { once } from "../memo/once";
import { allOperations } from "./operations";

/** All operations that are known. */
export const universe = once((): Universe => ({
  control: allOperations("control"),
  data: allOperations("data"),
}));

/**
 * The built-in roles that may be recommended, with what they grant. The first call reads the whole
 * catalogue; what a role grants is worked out when it is asked for.
 */
export const measuredRoles = once(() => measureRoles(builtInRoles().filter(isForPeople), universe()));

/** Some roles are there for the services of Microsoft that hold them, or for the sake of old assignments. */
function isForPeople({ name }: BuiltInRole): boolean {
  return !/service role|^Azure Red Hat OpenShift|legacy|deprecated|\bpreview\b|integration admin/i.test(name);
}
