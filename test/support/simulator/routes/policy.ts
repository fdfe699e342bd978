import { guid } from "../build";
import { failure, ok, plain, type SimAnswer } from "../message";
import { page } from "../paging";
import type { Route, RouteContext } from "../router";
import { pagingFor } from "../state";
import { reaches, sameId, type Fields, type World } from "../world";

const collection = "{*scope}/providers/Microsoft.Authorization/policyAssignments";
const on = { versions: ["2024-05-01"], scope: (part: (name: string) => string) => part("scope") };

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
    ...on,
    method: "GET",
    path: collection,
    operation: "Microsoft.Authorization/policyAssignments/read",
    handle: ({ state, request, part }) => {
      const { policyAssignments } = state.world;
      const found = policyAssignments.filter(({ id }) => reaches(state.world, scopeOf(id), part("scope")));
      return page(request, found.map(assignmentJson), pagingFor(state, request.path));
    },
  },
  {
    ...on,
    method: "GET",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/policyAssignments/read",
    handle: ({ state, request, part }) => {
      const found = state.world.policyAssignments.find(({ id }) => sameId(id, request.path));
      if (found !== undefined) return ok(assignmentJson(found));
      return failure(
        404,
        "PolicyAssignmentNotFound",
        `The policy assignment '${part("name")}' is not found.`,
      );
    },
  },
  {
    ...on,
    method: "PUT",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/policyAssignments/write",
    handle: putAssignment,
  },
  {
    ...on,
    method: "DELETE",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/policyAssignments/delete",
    handle: ({ state, request }) => {
      const { policyAssignments } = state.world;
      const found = policyAssignments.find(({ id }) => sameId(id, request.path));
      if (found === undefined) return { status: 204 };
      policyAssignments.splice(policyAssignments.indexOf(found), 1);
      return ok(assignmentJson(found));
    },
  },
];

function scopeOf(id: string): string {
  return id.slice(0, id.toLowerCase().indexOf("/providers/microsoft.authorization/policyassignments/"));
}

function assignmentJson({ id, body }: World["policyAssignments"][number]): Fields {
  const properties = { enforcementMode: "Default", scope: scopeOf(id), ...(body["properties"] as Fields) };
  const name = id.split("/").at(-1);
  return { ...body, id, name, type: "Microsoft.Authorization/policyAssignments", properties };
}

/** A system-assigned identity becomes a principal that Resource Manager knows only after a while. */
function putAssignment({ state, request, part, caller }: RouteContext): SimAnswer {
  const { policyAssignments, principals } = state.world;
  const name = part("name");
  const body = structuredClone(request.body);
  const identity = body["identity"] as Fields | undefined;
  if (identity?.["type"] === "SystemAssigned" && body["location"] === undefined) {
    return failure(
      400,
      "LocationRequired",
      "The location property is required for a policy assignment with an identity.",
    );
  }
  const index = policyAssignments.findIndex(({ id }) => sameId(id, request.path));
  const before = policyAssignments[index]?.body["identity"] as Fields | undefined;
  if (identity?.["type"] === "SystemAssigned") {
    const principalId = plain(before?.["principalId"]) || guid(principals.length + 1, 0x1d);
    body["identity"] = { ...identity, principalId, tenantId: caller.tid };
    if (before === undefined) {
      principals.push({
        id: principalId,
        tenantId: caller.tid,
        type: "servicePrincipal",
        displayName: name,
        replicatedAt: state.now() + 1000,
      });
    }
  }
  const assignment = {
    id: `${part("scope")}/providers/Microsoft.Authorization/policyAssignments/${name}`,
    body,
  };
  if (index >= 0) policyAssignments[index] = assignment;
  else policyAssignments.push(assignment);
  return { status: 201, body: assignmentJson(assignment) };
}
