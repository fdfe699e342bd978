import { customPermissions, type ByPlane } from "../catalog/custom-permissions";
import { asString } from "../document/value";
import { listsOf, plainPermission, type RoleDefinition } from "../resources/role-definition";
import { newRole } from "../resources/role-forms";
import { inWords, say, type Text } from "../text/text";
import type { Fix } from "./rule";

/**
 * Opens a custom role that grants what a built-in role grants today, except some operations.
 * The built-in role itself cannot be changed.
 *
 * @param loss What its holders lose, after "without".
 */
export function customCopyFixes(role: RoleDefinition, withhold: ByPlane, loss: Text): readonly Fix[] {
  if (!isKnownWhole(role)) return [];
  const name = asString(role.name) ?? "Custom role";
  const without = `without ${inWords(loss)}`;
  const fix: Fix = {
    title: say("Create a custom role from this one without {0}", loss),
    safety: "unsafe",
    edits: () => [],
    creates: {
      language: "json",
      content: () => {
        const copy = newRole({
          name: `${name} ${without}`,
          description: `What ${name} grants today, ${without}.`,
          permissions: customPermissions(role.permissions.map(plainPermission), withhold),
          assignableScopes: ["/subscriptions/<subscription-id>"],
        });
        return `${JSON.stringify(copy, null, 2)}\n`;
      },
    },
  };
  return [fix];
}

function isKnownWhole({ permissions, complete }: RoleDefinition): boolean {
  return (
    complete &&
    permissions.every(
      (block) => block.condition.kind !== "unknown" && listsOf(block).every((list) => list.complete),
    )
  );
}
