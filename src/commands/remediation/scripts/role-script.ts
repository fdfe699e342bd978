import { l10n } from "vscode";
import type { NewRoleDefinition } from "../../../azure/azure-api";
import { deploymentOf } from "./deployment";
import type { Script } from "./script";

const apiVersion = "2022-04-01";
const type = "Microsoft.Authorization/roleDefinitions";

/** Creating a role, or changing the one of that GUID. */
export function roleScript(scope: string, guid: string, wanted: NewRoleDefinition): Script {
  const path = `${scope}/providers/${type}/${guid}`;
  const body = { properties: { ...wanted, type: "CustomRole" } };
  const url = `${path}?api-version=${apiVersion}`;
  const file = { file: `role-${guid}.json`, json: body };
  return {
    name: `role-${guid}`,
    // `az role definition` makes up a GUID of its own.
    az: [["rest", "--method", "put", "--url", url, "--body", file]],
    rest: [{ method: "PUT", path, apiVersion, body }],
    deployment: deploymentOf({ symbol: "role", type, apiVersion, name: guid, scope, body }),
  };
}

/** Deleting a role. */
export function removeRoleScript(id: string): Script {
  return {
    name: "delete-role",
    az: [["rest", "--method", "delete", "--url", `${id}?api-version=${apiVersion}`]],
    rest: [{ method: "DELETE", path: id, apiVersion }],
    noDeployment: l10n.t(
      "Not as Bicep or ARM template: a deployment makes what it names and takes nothing away.",
    ),
  };
}
