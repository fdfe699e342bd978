import type { NewRoleAssignment } from "../../../azure/azure-api";
import { roleGuid } from "../access";
import type { Script } from "./script";

const apiVersion = "2022-04-01";

/** Giving a role. The name is part of it, so that applying it twice changes nothing. */
export function assignScript(scope: string, name: string, wanted: NewRoleAssignment): Script {
  const { principalId, principalType, roleDefinitionId, condition, conditionVersion } = wanted;
  return {
    name: `assign-${name}`,
    az: [
      [
        "role",
        "assignment",
        "create",
        "--name",
        name,
        "--assignee-object-id",
        principalId,
        ...(principalType === undefined ? [] : ["--assignee-principal-type", principalType]),
        "--role",
        roleGuid(roleDefinitionId),
        "--scope",
        scope,
        ...(condition === undefined ? [] : ["--condition", condition]),
        ...(conditionVersion === undefined ? [] : ["--condition-version", conditionVersion]),
      ],
    ],
    rest: [{ method: "PUT", path: idOf(scope, name), apiVersion, body: { properties: wanted } }],
  };
}

/** Taking a role away. No deployment does that. */
export function removeScript(id: string): Script {
  return {
    name: "remove-assignment",
    az: [["role", "assignment", "delete", "--ids", id]],
    rest: [{ method: "DELETE", path: id, apiVersion }],
  };
}

/** One script after the other. */
export function inOrder(name: string, ...scripts: readonly Script[]): Script {
  return { name, az: scripts.flatMap(({ az }) => az), rest: scripts.flatMap(({ rest }) => rest) };
}

function idOf(scope: string, name: string): string {
  return `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
}
