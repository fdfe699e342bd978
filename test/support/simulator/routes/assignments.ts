import { failure, ok, type SimAnswer } from "../message";
import { page } from "../paging";
import type { Route, RouteContext } from "../router";
import { pagingFor } from "../state";
import { isWithin, reaches, sameId, type SimAssignment, type SimPrincipal, type World } from "../world";

const versions = ["2022-04-01"];
const collection = "{*scope}/providers/Microsoft.Authorization/roleAssignments";
const scopeOf = (part: (name: string) => string) => part("scope") || "/";
const on = { versions, scope: scopeOf };

export const assignmentRoutes: readonly Route[] = [
  {
    ...on,
    method: "GET",
    path: collection,
    operation: "Microsoft.Authorization/roleAssignments/read",
    handle: listAssignments,
  },
  {
    ...on,
    method: "GET",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/roleAssignments/read",
    handle: (context) => {
      const found = find(context);
      if (found !== undefined) return ok(assignmentJson(found));
      return failure(
        404,
        "RoleAssignmentNotFound",
        `The role assignment '${context.part("name")}' is not found.`,
      );
    },
  },
  {
    ...on,
    method: "PUT",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/roleAssignments/write",
    handle: putAssignment,
  },
  {
    ...on,
    method: "DELETE",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/roleAssignments/delete",
    handle: (context) => {
      const found = find(context);
      if (found === undefined) return { status: 204 };
      context.state.world.assignments.splice(context.state.world.assignments.indexOf(found), 1);
      return ok(assignmentJson(found));
    },
  },
  {
    ...on,
    method: "GET",
    path: "{*scope}/providers/Microsoft.Authorization/permissions",
    handle: listPermissions,
  },
  {
    ...on,
    method: "GET",
    path: "{*scope}/providers/Microsoft.Authorization/denyAssignments",
    operation: "Microsoft.Authorization/denyAssignments/read",
    handle: ({ state, request, part }) => {
      const scope = scopeOf(part);
      const below = request.query.get("$filter") === undefined;
      const found = state.world.denyAssignments.filter(
        (deny) => reaches(state.world, deny.scope, scope) || (below && isWithin(deny.scope, scope)),
      );
      const items = found.map(({ id, scope: at, properties }) => ({
        id,
        name: id.split("/").at(-1),
        type: "Microsoft.Authorization/denyAssignments",
        properties: { ...properties, scope: at },
      }));
      return page(request, items, pagingFor(state, request.path));
    },
  },
];

export function assignmentJson({ id, name, ...properties }: SimAssignment) {
  return {
    id,
    name,
    type: "Microsoft.Authorization/roleAssignments",
    properties: {
      condition: null,
      conditionVersion: null,
      updatedOn: properties.createdOn,
      updatedBy: properties.createdBy,
      delegatedManagedIdentityResourceId: null,
      description: null,
      ...properties,
    },
  };
}

function find({ state, part }: RouteContext): SimAssignment | undefined {
  return state.world.assignments.find(
    ({ name, scope }) => sameId(name, part("name")) && sameId(scope, scopeOf(part)),
  );
}

function listAssignments({ state, request, part }: RouteContext): SimAnswer {
  const { world } = state;
  const scope = scopeOf(part);
  const filter = request.query.get("$filter") ?? "";
  const atScope = /atScope\(\)/i.test(filter);
  const principal = /principalId eq '([^']+)'/i.exec(filter)?.[1];
  const assignedTo = /assignedTo\('([^']+)'\)/i.exec(filter)?.[1];
  if (atScope && principal !== undefined) {
    return failure(400, "UnsupportedQuery", "The filter combines atScope() with principalId.");
  }
  const holders = assignedTo === undefined ? [] : [assignedTo, ...groupsOf(world, assignedTo)];
  const found = world.assignments.filter(
    (assignment) =>
      (reaches(world, assignment.scope, scope) || (!atScope && isWithin(assignment.scope, scope))) &&
      (principal === undefined || sameId(assignment.principalId, principal)) &&
      (assignedTo === undefined || holders.includes(assignment.principalId)),
  );
  return page(request, found.map(assignmentJson), pagingFor(state, request.path));
}

function groupsOf(world: World, principalId: string): readonly string[] {
  return world.principals.find(({ id }) => sameId(id, principalId))?.memberOf ?? [];
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const typeNames = { user: "User", group: "Group", servicePrincipal: "ServicePrincipal" };
const limit = 4000;

function putAssignment(context: RouteContext): SimAnswer {
  const { request, state, part, caller } = context;
  const { world } = state;
  const properties = (request.body["properties"] ?? {}) as Record<string, string | undefined>;
  const { roleDefinitionId = "", principalId = "", principalType } = properties;
  const name = part("name");
  const scope = scopeOf(part);
  if (!guid.test(name)) {
    return failure(
      400,
      "InvalidRoleAssignmentId",
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
    );
  }
  const roleName = roleDefinitionId.split("/").at(-1) ?? "";
  if (!world.definitions.some((definition) => sameId(definition.name, roleName))) {
    return failure(
      404,
      "RoleDefinitionDoesNotExist",
      `The specified role definition with ID '${roleName}' does not exist.`,
    );
  }
  const principal = world.principals.find(({ id }) => sameId(id, principalId));
  const wrong = checkPrincipal(principal, principalId, principalType, caller.tid, state.now());
  if (wrong !== undefined) return wrong;

  const same = (one: SimAssignment) =>
    sameId(one.scope, scope) &&
    sameId(one.principalId, principalId) &&
    sameId(one.roleDefinitionId.split("/").at(-1) ?? "", roleName);
  const existing = world.assignments.find((assignment) => sameId(assignment.name, name));
  if (existing !== undefined) {
    if (same(existing)) {
      Object.assign(existing, conditionOf(properties));
      return ok(assignmentJson(existing));
    }
    return failure(
      400,
      "RoleAssignmentUpdateNotPermitted",
      "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
    );
  }
  const twin = world.assignments.find(same);
  if (twin !== undefined) {
    return failure(
      409,
      "RoleAssignmentExists",
      `The role assignment already exists. The ID of the existing role assignment is ${twin.name.replaceAll("-", "")}.`,
    );
  }
  if (
    world.assignments.length >= limit &&
    world.assignments.filter((one) => isWithin(one.scope, subscriptionOf(scope))).length >= limit
  ) {
    return failure(400, "RoleAssignmentLimitExceeded", "No more role assignments can be created.");
  }
  const created: SimAssignment = {
    id: `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    scope,
    roleDefinitionId,
    principalId,
    principalType: principal === undefined ? (principalType ?? "User") : typeNames[principal.type],
    createdOn: new Date(state.now()).toISOString(),
    createdBy: caller.oid,
    ...optional("condition", properties["condition"]),
    ...optional("conditionVersion", properties["conditionVersion"]),
    ...optional("description", properties["description"]),
  };
  world.assignments.push(created);
  return { status: 201, body: assignmentJson(created) };
}

/** A second request of the same name is how a condition is changed, or taken away. */
function conditionOf(properties: Readonly<Record<string, string | undefined>>) {
  const { condition, conditionVersion, description } = properties;
  return { condition, conditionVersion, description };
}

function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: string };
}

function subscriptionOf(scope: string): string {
  return /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? scope;
}

/** A principal that was just made is unknown for a while, unless the request says what it is. */
function checkPrincipal(
  principal: SimPrincipal | undefined,
  id: string,
  type: string | undefined,
  tenant: string,
  now: number,
): SimAnswer | undefined {
  const replicating = principal?.replicatedAt !== undefined && principal.replicatedAt > now;
  if (principal === undefined || principal.tenantId !== tenant || (replicating && type === undefined)) {
    return failure(
      400,
      "PrincipalNotFound",
      `Principal ${id.replaceAll("-", "")} does not exist in the directory ${tenant}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.`,
    );
  }
  if (type === undefined || sameId(type, typeNames[principal.type])) return undefined;
  return failure(
    400,
    "UnmatchedPrincipalType",
    `The PrincipalId '${id}' has type '${typeNames[principal.type]}', which is different from specified PrinciaplType '${type}'.`,
  );
}

/** One element for each role the caller holds at or above the scope, straight from the assignments. */
function listPermissions({ state, request, part, caller }: RouteContext): SimAnswer {
  const { world } = state;
  const scope = scopeOf(part);
  const holders = [caller.oid, ...groupsOf(world, caller.oid)];
  const held = world.assignments.filter(
    (assignment) => holders.includes(assignment.principalId) && reaches(world, assignment.scope, scope),
  );
  const permissions = held.flatMap(({ roleDefinitionId }) => {
    const name = roleDefinitionId.split("/").at(-1) ?? "";
    return world.definitions.find((definition) => sameId(definition.name, name))?.permissions ?? [];
  });
  return page(request, permissions, pagingFor(state, request.path));
}
