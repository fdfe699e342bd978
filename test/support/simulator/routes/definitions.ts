import { isAllowed } from "../authorisation";
import { failure, ok, plain, type SimAnswer } from "../message";
import { page } from "../paging";
import type { Route, RouteContext } from "../router";
import { pagingFor } from "../state";
import { isWithin, reaches, sameId, type Fields, type SimDefinition } from "../world";

const versions = ["2022-04-01"];
const collection = "{*scope}/providers/Microsoft.Authorization/roleDefinitions";
const scopeOf = (part: (name: string) => string) => part("scope") || "/";
const on = { versions, scope: scopeOf };

export const definitionRoutes: readonly Route[] = [
  {
    ...on,
    method: "GET",
    path: collection,
    operation: "Microsoft.Authorization/roleDefinitions/read",
    handle: (context) => {
      const { state, request, part } = context;
      const scope = scopeOf(part);
      const filter = request.query.get("$filter") ?? "";
      const type = /type eq '([^']+)'/i.exec(filter)?.[1];
      const roleName = /roleName eq '((?:[^']|'')+)'/i.exec(filter)?.[1]?.replaceAll("''", "'");
      const found = state.world.definitions.filter(
        (definition) =>
          isAssignable(context, definition, scope) &&
          (type === undefined || definition.type === type) &&
          (roleName === undefined || sameId(definition.roleName, roleName)),
      );
      const items = found.map((definition) => definitionJson(definition, scope));
      return page(request, items, pagingFor(state, request.path));
    },
  },
  {
    ...on,
    method: "GET",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/roleDefinitions/read",
    handle: ({ state, part }) => {
      const found = state.world.definitions.find(({ name }) => sameId(name, part("name")));
      if (found !== undefined) return ok(definitionJson(found, scopeOf(part)));
      return failure(
        404,
        "RoleDefinitionDoesNotExist",
        `The specified role definition with ID '${part("name")}' does not exist.`,
      );
    },
  },
  {
    ...on,
    method: "PUT",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/roleDefinitions/write",
    handle: putDefinition,
  },
  {
    ...on,
    method: "DELETE",
    path: `${collection}/{name}`,
    operation: "Microsoft.Authorization/roleDefinitions/delete",
    handle: deleteDefinition,
  },
];

export function definitionJson(
  { name, roleName, type, description, assignableScopes, permissions }: SimDefinition,
  scope: string,
) {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? "";
  return {
    id: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${name}`,
    name,
    type: "Microsoft.Authorization/roleDefinitions",
    properties: {
      roleName,
      type,
      description,
      assignableScopes,
      permissions,
      createdOn: "2022-02-02T02:02:02.0000000Z",
      updatedOn: "2024-02-02T02:02:02.0000000Z",
      createdBy: null,
      updatedBy: null,
    },
  };
}

function isAssignable({ state }: RouteContext, { assignableScopes }: SimDefinition, scope: string): boolean {
  return assignableScopes.some((at) => reaches(state.world, at, scope) || isWithin(at, scope));
}

function putDefinition({ request, state, part, caller }: RouteContext): SimAnswer {
  const { world } = state;
  const properties = (request.body["properties"] ?? {}) as Fields;
  const name = part("name");
  const roleName = plain(properties["roleName"]);
  const permissions = (properties["permissions"] ?? []) as Fields[];
  const assignableScopes = (properties["assignableScopes"] ?? []) as string[];

  const unknown = permissions
    .flatMap((permission) => [...list(permission["actions"]), ...list(permission["notActions"])])
    .find((action) => !/^(\*|[\w.]+\/[\w.*/-]+|\*\/[\w*/-]+)$/.test(action));
  if (unknown !== undefined) {
    return failure(
      400,
      "InvalidActionOrNotAction",
      `'${unknown}' does not match any of the actions supported by the providers.`,
    );
  }
  const [first] = assignableScopes;
  if (first === undefined || assignableScopes.includes("/")) {
    return failure(
      400,
      "InvalidRoleDefinitionAssignableScope",
      "The assignable scopes of a custom role must not be empty or '/'.",
    );
  }
  const namesake = world.definitions.find((one) => sameId(one.roleName, roleName) && !sameId(one.name, name));
  if (namesake !== undefined) {
    return failure(
      409,
      "RoleDefinitionWithSameNameExists",
      `A custom role with the same name already exists in this directory. Use a different name.`,
    );
  }
  const closed = assignableScopes.find(
    (scope) => !isAllowed(world, caller.oid, "Microsoft.Authorization/roleDefinitions/write", scope),
  );
  if (closed !== undefined) {
    return failure(
      403,
      "LinkedAuthorizationFailed",
      `The client '${caller.upn ?? caller.oid}' with object id '${caller.oid}' has permission to perform action 'Microsoft.Authorization/roleDefinitions/write' on scope '${request.path}'; however, it does not have permission to perform action(s) 'Microsoft.Authorization/roleDefinitions/write' on the linked scope(s) '${closed}' (respectively) or the linked scope(s) are invalid.`,
    );
  }
  const definition: SimDefinition = {
    name,
    roleName,
    type: "CustomRole",
    description: plain(properties["description"]),
    assignableScopes,
    permissions,
  };
  const index = world.definitions.findIndex((one) => sameId(one.name, name));
  if (index >= 0) world.definitions[index] = definition;
  else world.definitions.push(definition);
  return { status: 201, body: definitionJson(definition, scopeOf(part)) };
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}

function deleteDefinition({ state, part }: RouteContext): SimAnswer {
  const { world } = state;
  const found = world.definitions.find(({ name }) => sameId(name, part("name")));
  if (found === undefined) return { status: 204 };
  const used = world.assignments.some(({ roleDefinitionId }) =>
    roleDefinitionId.toLowerCase().endsWith(found.name.toLowerCase()),
  );
  if (used)
    return failure(
      400,
      "RoleDefinitionHasAssignments",
      "There are existing role assignments referencing role.",
    );
  world.definitions.splice(world.definitions.indexOf(found), 1);
  return ok(definitionJson(found, scopeOf(part)));
}
