import type { NewRoleAssignment, NewRoleDefinition, RolesApi } from "../../azure/azure-api";
import type { Batch, RoleAssignment, RoleDefinition, Subscription } from "../../azure/azure-data";
import { aiRoles } from "../../core/index";
import { answer } from "./accounts-api";
import { reachedBy } from "./ids";
import { principalId } from "./principals";
import { builtInDefinition } from "./roles";
import { isWithin, lower, refuse, type SampleWorld } from "./world";

export function sampleRolesApi(world: SampleWorld): RolesApi {
  return {
    listAssignments: (subscriptions) => batch(() => reaching(world, subscriptions)),

    listDefinitions: (_subscriptions, type) =>
      batch(() => [...world.definitions.values(), ...(type === "all" ? builtInRoles() : [])]),

    listAssignmentsAt: (subscription, scope) => answer(() => atOrAbove(world, subscription, scope)),

    getAssignment: (_subscription, id) => answer(() => world.assignments.get(lower(id))),

    putAssignment: (_subscription, scope, name, assignment) =>
      answer(() => putAssignment(world, scope, name, assignment)),

    deleteAssignment: (_subscription, id) =>
      answer(() => (world.assignments.delete(lower(id)) ? "deleted" : "absent")),

    getDefinition: (_subscription, id) => answer(() => definition(world, id)),

    definitionsNamed: (_subscription, _scope, roleName) =>
      answer(() => {
        const isNamed = (role: RoleDefinition) => lower(role.roleName) === lower(roleName);
        return [...world.definitions.values(), ...builtInRoles()].filter(isNamed);
      }),

    putDefinition: (_subscription, scope, name, body) =>
      answer(() => putDefinition(world, scope, name, body)),

    deleteDefinition: (_subscription, id) => answer(() => deleteDefinition(world, id)),

    callerPermissions: (subscription, scope) =>
      answer(() =>
        atOrAbove(world, subscription, scope)
          .filter(({ principalId: holder }) => holder === principalId("you"))
          .flatMap(({ roleDefinitionId }) => definition(world, roleDefinitionId)?.permissions ?? []),
      ),

    listDenyAssignments: (_subscription, scope) =>
      answer(() => world.denyAssignments.filter((deny) => isWithin(scope, deny.scope))),

    listEligibleAssignments: (subscription) =>
      answer(() => world.eligibleAssignments.filter(({ scope }) => isListed(scope, subscription))),

    listActivations: (subscription) =>
      answer(() => world.activations.filter(({ scope }) => isListed(scope, subscription))),
  };
}

function builtInRoles(): readonly RoleDefinition[] {
  return aiRoles().flatMap(({ id }) => builtInDefinition(id) ?? []);
}

// eslint-disable-next-line @typescript-eslint/require-await -- the interface streams, and nothing here waits
async function* batch<T>(read: () => readonly T[]): AsyncGenerator<Batch<T>> {
  yield { kind: "items", items: read() };
}

function reaching(world: SampleWorld, subscriptions: readonly Subscription[]): readonly RoleAssignment[] {
  return [...world.assignments.values()].filter(({ scope, reaches }) =>
    subscriptions.some(({ id }) => reaches?.includes(id) ?? isWithin(scope, `/subscriptions/${id}`)),
  );
}

/** Whether a list of a subscription has what stands at a scope: at, above or below it. */
function isListed(scope: string, { id }: Subscription): boolean {
  const reached = reachedBy(scope);
  if (reached !== undefined) return reached.some((subscription) => subscription.id === id);
  return isWithin(scope, `/subscriptions/${id}`);
}

function atOrAbove(world: SampleWorld, { id }: Subscription, scope: string): readonly RoleAssignment[] {
  return [...world.assignments.values()].filter(
    (assignment) => assignment.reaches?.includes(id) ?? isWithin(scope, assignment.scope),
  );
}

function definition(world: SampleWorld, id: string): RoleDefinition | undefined {
  const name = lower(id).split("/").at(-1) ?? "";
  return world.definitions.get(name) ?? builtInDefinition(name);
}

/** An equal assignment of another name is refused, one of the same name is the answer: as Azure does. */
function putAssignment(
  world: SampleWorld,
  scope: string,
  name: string,
  assignment: NewRoleAssignment,
): RoleAssignment {
  const id = `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  const wanted = lower(assignment.roleDefinitionId).split("/").at(-1) ?? "";
  const equal = [...world.assignments.values()].find(
    (other) =>
      lower(other.scope) === lower(scope) &&
      lower(other.principalId) === lower(assignment.principalId) &&
      lower(other.roleDefinitionId).endsWith(wanted),
  );
  if (equal !== undefined && lower(equal.name) === lower(name)) return equal;
  if (equal !== undefined) {
    const message = "Azure cannot make this change now: the role assignment already exists.";
    refuse({ kind: "conflict", code: "RoleAssignmentExists", status: 409, message });
  }
  const made: RoleAssignment = {
    id,
    name,
    scope,
    ...assignment,
    createdOn: new Date(world.now()).toISOString(),
    createdBy: principalId("you"),
  };
  world.assignments.set(lower(id), made);
  return made;
}

function putDefinition(
  world: SampleWorld,
  scope: string,
  name: string,
  body: NewRoleDefinition,
): RoleDefinition {
  const namesake = [...world.definitions.values()].find(
    (other) => lower(other.roleName) === lower(body.roleName) && other.name !== lower(name),
  );
  if (namesake !== undefined) {
    const message = `Azure cannot make this change now: another role is called "${body.roleName}".`;
    refuse({ kind: "conflict", code: "RoleDefinitionWithSameNameExists", status: 409, message });
  }
  const id = `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleDefinitions/${lower(name)}`;
  const made: RoleDefinition = { id, name: lower(name), type: "CustomRole", ...body };
  world.definitions.set(made.name, made);
  return made;
}

function deleteDefinition(world: SampleWorld, id: string): "deleted" | "absent" {
  const name = lower(id).split("/").at(-1) ?? "";
  const isHeld = [...world.assignments.values()].some(({ roleDefinitionId }) =>
    lower(roleDefinitionId).endsWith(name),
  );
  if (isHeld) {
    const message = "Azure refused the request: there are role assignments of this role.";
    refuse({ kind: "invalid", code: "RoleDefinitionHasAssignments", status: 400, message });
  }
  return world.definitions.delete(name) ? "deleted" : "absent";
}
