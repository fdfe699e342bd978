import { asString } from "../document/value";
import type { Permission } from "../rbac/permissions";
import { valuesOf } from "../resources/entry-list";
import type { PermissionBlock, RoleDefinition } from "../resources/role-definition";

/** What a role definition of a document grants, without the places it is written at. */
export function permissionsOf({ permissions }: RoleDefinition): readonly Permission[] {
  return permissions.map(permissionOf);
}

function permissionOf(block: PermissionBlock): Permission {
  const condition = asString(block.condition);
  return {
    actions: valuesOf(block.actions),
    notActions: valuesOf(block.notActions),
    dataActions: valuesOf(block.dataActions),
    notDataActions: valuesOf(block.notDataActions),
    ...(condition !== undefined && { condition }),
  };
}
