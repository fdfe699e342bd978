import type { RolesApi } from "../azure-api";
import { readAll } from "../shapes/field";
import { readRoleAssignment } from "../shapes/role";
import { listAssignments } from "./assignment-lists";
import { abortable, inPath, pagesOf, unlessAbsent, written } from "./calls";
import type { Clients } from "./clients";
import { asking, collecting } from "./streams";

type AssignmentCalls = Pick<
  RolesApi,
  "listAssignments" | "listAssignmentsAt" | "getAssignment" | "putAssignment" | "deleteAssignment"
>;

export function assignmentCalls(clients: () => Clients): AssignmentCalls {
  return {
    listAssignments: (subscriptions, { signal } = {}) => listAssignments(clients(), subscriptions, signal),

    listAssignmentsAt: async (subscription, scope, { signal } = {}) => {
      const options = { ...abortable(signal), filter: "atScope()" };
      const { roleAssignments } = clients().authorization(subscription);
      const pages = pagesOf(roleAssignments.listForScope(inPath(scope), options));
      return readAll(await collecting(signal, pages), (value) => readRoleAssignment(value));
    },

    getAssignment: (subscription, id, { signal } = {}) =>
      unlessAbsent(signal, async () => {
        const { roleAssignments } = clients().authorization(subscription);
        return readRoleAssignment(await roleAssignments.getById(inPath(id), abortable(signal)));
      }),

    putAssignment: (subscription, scope, name, assignment, { signal } = {}) =>
      asking(signal, async () => {
        const { roleAssignments } = clients().authorization(subscription);
        const body = { ...assignment };
        return written(
          readRoleAssignment(await roleAssignments.create(inPath(scope), name, body, abortable(signal))),
        );
      }),

    deleteAssignment: (subscription, id, { signal } = {}) =>
      asking(signal, async () => {
        let status = 0;
        const onResponse = (response: { readonly status: number }) => {
          status = response.status;
        };
        const { roleAssignments } = clients().authorization(subscription);
        await roleAssignments.deleteById(inPath(id), { ...abortable(signal), onResponse });
        return status === 204 ? "absent" : "deleted";
      }),
  };
}
