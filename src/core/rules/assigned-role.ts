import { findRoleById, findRoleByName, type BuiltInRole } from "../catalog/built-in-roles";
import { callsIn, printExpression, type CallExpression, type Expression } from "../document/arm-expression";
import { parseExpression } from "../document/arm-parser";
import { stringOf, memberValue, type JsonNode } from "../document/json-node";
import { asString } from "../document/value";
import { onceOf } from "../memo/once";
import type { Permission } from "../rbac/permissions";
import { listsOf, plainPermission, type RoleDefinition } from "../resources/role-definition";
import type { Resource } from "../resources/resource";
import type { RoleAssignment } from "../resources/role-assignment";
import { say, type Text } from "../text/text";
import type { RuleContext } from "./rule";

/** The role an assignment gives, as far as the document tells. */
export type AssignedRole =
  | { readonly kind: "builtIn"; readonly role: BuiltInRole; readonly written: "id" | "guid" | "name" }
  | { readonly kind: "custom"; readonly role: RoleDefinition }
  | { readonly kind: "unlisted"; readonly guid: string; readonly written: "id" | "guid" }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "unknown" };

/** What is asked about the document an assignment stands in. */
type Document = Pick<RuleContext, "resources">;

const guidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Works out which role is assigned: a built-in one, or a custom one defined in the same document. */
export function assignedRole(assignment: RoleAssignment, context: Document): AssignedRole {
  const text = asString(assignment.role);
  if (text === undefined) return customRole(assignment, context);
  const guid = text.split("/").at(-1) ?? "";
  if (!guidPattern.test(guid)) return named(text);
  const written = guid === text ? "guid" : "id";
  const builtIn = findRoleById(guid);
  if (builtIn) return { kind: "builtIn", role: builtIn, written };
  const custom = definitionsIn(context).find(({ id }) => asString(id)?.toLowerCase() === guid.toLowerCase());
  return custom ? { kind: "custom", role: custom } : { kind: "unlisted", guid, written };
}

/** The permissions of the assigned role; absent when they are not known. */
export function permissionsAssigned(
  assignment: RoleAssignment,
  context: Document,
): readonly Permission[] | undefined {
  const assigned = assignedRole(assignment, context);
  if (assigned.kind === "builtIn") return assigned.role.permissions;
  return assigned.kind === "custom" ? knownPermissions(assigned.role) : undefined;
}

function knownPermissions({ permissions }: RoleDefinition): readonly Permission[] | undefined {
  const isKnown = permissions.flatMap(listsOf).every(({ complete }) => complete);
  return isKnown ? permissions.map(plainPermission) : undefined;
}

/** What to call the assigned role where a message begins. */
export function roleNoun(assigned: AssignedRole): Text {
  if (assigned.kind === "builtIn") return assigned.role.name;
  return (assigned.kind === "custom" && asString(assigned.role.name)) || say("The assigned role");
}

function named(text: string): AssignedRole {
  if (text.includes("/")) return { kind: "unknown" };
  const role = findRoleByName(text);
  return role ? { kind: "builtIn", role, written: "name" } : { kind: "name", name: text };
}

/** A custom role is mostly named by an expression, and the id repeats that expression word for word. */
function customRole({ roleMember, read }: RoleAssignment, context: Document): AssignedRole {
  const id = expressionOf(roleMember?.value);
  const words = id?.kind === "call" ? id.args.at(-1) : undefined;
  if (!words) return { kind: "unknown" };
  const isSameAnywhere = ![...callsIn(words)].some(isLookUp);
  const role = definitionsIn(context).find((definition) => {
    // The same words mean something else where other parameters and variables are in force.
    if (!isSameAnywhere && definition.read !== read) return false;
    const name = expressionOf(memberValue(definition.node, "name"));
    return name !== undefined && printExpression(name) === printExpression(words);
  });
  return role ? { kind: "custom", role } : { kind: "unknown" };
}

function isLookUp({ name }: CallExpression): boolean {
  return /^(?:parameters|variables)$/i.test(name);
}

/** Asked for each assignment, of which a list may have thousands. */
const definitionsOf = onceOf((resources: readonly Resource[]) =>
  resources.filter((resource): resource is RoleDefinition => resource.kind === "roleDefinition"),
);

function definitionsIn({ resources }: Document): readonly RoleDefinition[] {
  return definitionsOf(resources);
}

/** The expression a string of a template is, parsed. */
export function expressionOf(node: JsonNode | undefined): Expression | undefined {
  const text = stringOf(node);
  const parsed = text === undefined ? undefined : parseExpression(text);
  return parsed?.kind === "expression" ? parsed.expression : undefined;
}
