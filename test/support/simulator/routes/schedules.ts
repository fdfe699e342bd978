import { failure, type SimAnswer } from "../message";
import { page } from "../paging";
import type { Route, RouteContext } from "../router";
import { pagingFor } from "../state";
import { isWithin, reaches, sameId, type SimAssignment, type World } from "../world";

/** Privileged Identity Management: who may activate what, and what somebody has activated. */

const scopeOf = (part: (name: string) => string) => part("scope") || "/";
const on = { method: "GET", versions: ["2020-10-01"], scope: scopeOf };

export const scheduleRoutes: readonly Route[] = [
  {
    ...on,
    path: "{*scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances",
    operation: "Microsoft.Authorization/roleEligibilityScheduleInstances/read",
    handle: (context) => list(context, ({ eligible }) => eligible.map(({ id, ...one }) => [id, one])),
  },
  {
    ...on,
    path: "{*scope}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances",
    operation: "Microsoft.Authorization/roleAssignmentScheduleInstances/read",
    handle: (context) =>
      list(context, (world) => world.assignments.map((assignment) => scheduled(world, assignment))),
  },
];

type Instance = readonly [
  id: string,
  rest: {
    readonly name: string;
    readonly scope: string;
    readonly principalId: string;
    readonly principalType: string;
  },
];

/** Every assignment is in the list, those that nobody activated as well. */
function scheduled(world: World, { id, name, scope, ...assignment }: SimAssignment): Instance {
  const activated = world.activated.find((one) => sameId(one.assignment, name));
  const { roleDefinitionId, principalId, principalType, createdOn } = assignment;
  const rest = {
    name: `instance-${name}`,
    scope,
    roleDefinitionId,
    principalId,
    principalType,
    originRoleAssignmentId: id,
    assignmentType: activated === undefined ? "Assigned" : "Activated",
    startDateTime: createdOn,
    endDateTime: activated?.endDateTime,
  };
  return [`${scope}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances/${rest.name}`, rest];
}

/** At and above the scope and, without a filter, below it. */
function list(context: RouteContext, all: (world: World) => readonly Instance[]): SimAnswer {
  const { state, request, part } = context;
  if (state.privilegedAccess === "unlicensed") {
    return failure(400, "AadPremiumLicenseRequired", "The tenant needs an AAD Premium 2 license.");
  }
  const filter = request.query.get("$filter");
  if (filter !== undefined && filter !== "atScope()") {
    return failure(400, "UnsupportedQuery", `The filter '${filter}' is not simulated.`);
  }
  const { world } = state;
  const scope = scopeOf(part);
  const found = all(world).filter(
    ([, one]) => reaches(world, one.scope, scope) || (filter === undefined && isWithin(one.scope, scope)),
  );
  return page(
    request,
    found.map(([id, instance]) => instanceJson(world, scope, id, instance)),
    pagingFor(state, request.path),
  );
}

function instanceJson(world: World, listedAt: string, id: string, { name, ...properties }: Instance[1]) {
  const principal = world.principals.find((one) => sameId(one.id, properties.principalId));
  return {
    id,
    name,
    type: id.split("/").slice(-3, -1).join("/"),
    properties: {
      ...properties,
      status: "Provisioned",
      memberType: isWithin(properties.scope, listedAt) ? "Direct" : "Inherited",
      expandedProperties: {
        scope: { id: properties.scope },
        principal: {
          id: properties.principalId,
          displayName: principal?.displayName,
          email: principal?.userPrincipalName,
          type: properties.principalType,
        },
      },
    },
  };
}
