import { ok } from "../message";
import type { Route } from "../router";
import { sameId } from "../world";

export const policyRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "{*id}/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults",
    versions: ["2019-10-01"],
    scope: (part) => part("id"),
    operation: "Microsoft.PolicyInsights/policyStates/queryResults/read",
    handle: ({ state, part }) => {
      const account = state.world.accounts.find(({ id }) => sameId(id, part("id")));
      const value = state.world.policies.map(({ displayName, assignmentId, effect, violates }) => ({
        policyAssignmentId: assignmentId,
        policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${displayName}`,
        policyDefinitionName: displayName,
        policyDefinitionAction: effect,
        complianceState: account !== undefined && violates(account.properties) ? "NonCompliant" : "Compliant",
      }));
      return ok({ "@odata.count": value.length, value });
    },
  },
  {
    method: "PUT",
    path: "{*scope}/providers/Microsoft.Authorization/policyAssignments/{name}",
    versions: ["2024-05-01"],
    scope: (part) => part("scope"),
    operation: "Microsoft.Authorization/policyAssignments/write",
    handle: ({ state, request, part }) => {
      const id = `${part("scope")}/providers/Microsoft.Authorization/policyAssignments/${part("name")}`;
      state.world.policyAssignments.push({ id, body: request.body });
      return {
        status: 201,
        body: { id, name: part("name"), type: "Microsoft.Authorization/policyAssignments", ...request.body },
      };
    },
  },
];
