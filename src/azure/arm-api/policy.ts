import type { PolicyApi } from "../azure-api";
import { list, readAll, text } from "../shapes/field";
import { readPolicyAssignment, readPolicyState } from "../shapes/policy";
import { unlessAbsent } from "./calls";
import type { Clients } from "./clients";
import { asking, collecting } from "./streams";

const apiVersion = "2024-05-01";

export function policyApi(clients: () => Clients): PolicyApi {
  return {
    listStates: (subscription, id, { signal } = {}) =>
      asking(signal, async () => {
        const path = `${id}/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults`;
        const { body } = await clients()
          .rest(subscription)
          .send("POST", path, { apiVersion: "2019-10-01", signal });
        return readAll(list(body["value"]), readPolicyState);
      }),

    listAssignmentsAt: async (subscription, scope, { signal } = {}) => {
      const path = `${scope}/providers/Microsoft.Authorization/policyAssignments`;
      const call = { apiVersion, query: { $filter: "atScope()" }, signal };
      const pages = clients().rest(subscription).pages(path, call);
      return readAll(await collecting(signal, pages), readPolicyAssignment);
    },

    getAssignment: (subscription, id, { signal } = {}) =>
      unlessAbsent(signal, async () => {
        const { body } = await clients().rest(subscription).send("GET", id, { apiVersion, signal });
        return readPolicyAssignment(body);
      }),

    putAssignment: (subscription, scope, name, assignment, { signal } = {}) =>
      asking(signal, async () => {
        const path = `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`;
        const call = { apiVersion, body: assignment, signal };
        const { body } = await clients().rest(subscription).send("PUT", path, call);
        return { id: text(body["id"]) ?? path };
      }),

    deleteAssignment: (subscription, id, { signal } = {}) =>
      asking(signal, async () => {
        const { status } = await clients().rest(subscription).send("DELETE", id, { apiVersion, signal });
        return status === 204 ? "absent" : "deleted";
      }),
  };
}
