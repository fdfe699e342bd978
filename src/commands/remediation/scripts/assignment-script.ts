import { l10n } from "vscode";
import type { NewRoleAssignment } from "../../../azure/azure-api";
import { roleGuid } from "../access";
import { deploymentOf } from "./deployment";
import { bashWord } from "./quote";
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
        ...(condition === undefined
          ? []
          : ["--condition", { file: `condition-${name}.txt`, text: condition }]),
        ...(conditionVersion === undefined ? [] : ["--condition-version", conditionVersion]),
      ],
    ],
    rest: [{ method: "PUT", path: idOf(scope, name), apiVersion, body: { properties: wanted } }],
    deployment: deploymentOf({
      symbol: "assignment",
      type: "Microsoft.Authorization/roleAssignments",
      apiVersion,
      name,
      scope,
      body: { properties: wanted },
    }),
  };
}

/** Taking a role away. */
export function removeScript(id: string): Script {
  return {
    name: "remove-assignment",
    az: [["role", "assignment", "delete", "--ids", id]],
    rest: [{ method: "DELETE", path: id, apiVersion }],
    noDeployment: l10n.t(
      "Not as Bicep or ARM template: a deployment makes what it names and takes nothing away.",
    ),
  };
}

/** The new assignment first. A deployment makes that one, and leaves the old one to be removed by hand. */
export function replaceScript(assign: Script, oldId: string): Script {
  const remove = removeScript(oldId);
  const note = `Remove the old assignment when this is deployed, which no deployment does: az role assignment delete --ids ${bashWord(oldId)}`;
  return {
    name: "replace-role",
    az: [...assign.az, ...remove.az],
    rest: [...assign.rest, ...remove.rest],
    ...(assign.deployment === undefined ? {} : { deployment: { ...assign.deployment, note } }),
  };
}

function idOf(scope: string, name: string): string {
  return `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
}
