import type { BuiltInRole } from "../catalog/built-in-roles";

/**
 * How a role is named in a place.
 *
 * - `guid`: the bare GUID.
 * - `name`: the role's name, for the few places that take nothing else.
 * - `fullId`: the id without a subscription, which is the same in every tenant.
 * - `subscriptionExpression`, `tenantExpression`: a template expression with its brackets.
 * - `bicep`: the same as a Bicep expression.
 */
export type RoleIdForm = "guid" | "name" | "fullId" | "subscriptionExpression" | "tenantExpression" | "bicep";

const type = "Microsoft.Authorization/roleDefinitions";

/** Writes a role the way a place wants it; the text stands between the place's own quotes, if it has any. */
export function writeRoleId({ id, name }: Pick<BuiltInRole, "id" | "name">, form: RoleIdForm): string {
  switch (form) {
    case "guid":
      return id;
    case "name":
      return name;
    case "fullId":
      return `/providers/${type}/${id}`;
    case "subscriptionExpression":
      return `[subscriptionResourceId('${type}', '${id}')]`;
    case "tenantExpression":
      return `[tenantResourceId('${type}', '${id}')]`;
    case "bicep":
      return `subscriptionResourceId('${type}', '${id}')`;
  }
}
