import type { RolesApi } from "../azure-api";
import { readAll } from "../shapes/field";
import { readDenyAssignment, readPermission } from "../shapes/role";
import { abortable, inPath, pagesOf } from "./calls";
import { assignmentCalls } from "./assignments";
import type { Clients } from "./clients";
import { definitionCalls } from "./definitions";
import { scheduleCalls } from "./schedules";
import { collecting } from "./streams";

export function rolesApi(clients: () => Clients): RolesApi {
  return {
    ...assignmentCalls(clients),
    ...definitionCalls(clients),
    ...scheduleCalls(clients),

    // The SDK knows no permissions of a subscription, and leaves out conditions.
    callerPermissions: async (subscription, scope, { signal } = {}) => {
      const path = `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/permissions`;
      const pages = clients().rest(subscription).pages(path, { apiVersion: "2022-04-01", signal });
      return (await collecting(signal, pages)).map(readPermission);
    },

    listDenyAssignments: async (subscription, scope, { signal } = {}) => {
      const options = { ...abortable(signal), filter: "atScope()" };
      const { denyAssignments } = clients().authorization(subscription);
      const pages = pagesOf(denyAssignments.listForScope(inPath(scope), options));
      return readAll(await collecting(signal, pages), readDenyAssignment);
    },
  };
}
