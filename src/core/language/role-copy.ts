import type { BuiltInRole } from "../catalog/built-in-roles";
import { customPermissions } from "../catalog/custom-permissions";
import { newRole } from "../resources/role-forms";

/**
 * Writes a custom role that grants what a built-in role grants today, as a start for one's own.
 *
 * @returns The JSON of the definition, with a line break at its end.
 */
export function copyOfRole({ name, permissions }: Pick<BuiltInRole, "name" | "permissions">): string {
  const copy = newRole({
    name: `${name} copy`,
    description: `What ${name} grants today.`,
    permissions: customPermissions(permissions, { control: [], data: [] }),
    assignableScopes: ["/subscriptions/<subscription-id>"],
  });
  return `${JSON.stringify(copy, undefined, 2)}\n`;
}
