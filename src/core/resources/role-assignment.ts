import type { TemplateResource } from "../document/arm-template";
import { findMember, memberValue, type JsonNode, type Member } from "../document/json-node";
import { readFragment } from "../document/literal";
import type { Reader, Value } from "../document/value";

/**
 * How a role assignment is written: a template resource, an object as Azure
 * prints it, or an element of a module's `roleAssignments` parameter.
 */
export type AssignmentSpelling = "template" | "resource" | "module";

/** A role assignment, the same view for every spelling. */
export interface RoleAssignment {
  readonly kind: "roleAssignment";
  readonly spelling: AssignmentSpelling;
  readonly node: JsonNode;
  /** The template resource it is written as, with the template around it; absent elsewhere. */
  readonly place: TemplateResource | undefined;
  readonly body: JsonNode;
  readonly name: Value;
  /** The role's id or, in a module, its id or name. */
  readonly role: Value;
  readonly roleMember: Member | undefined;
  readonly principalId: Value;
  readonly principalMember: Member | undefined;
  readonly principalType: Value;
  readonly condition: Value;
  /** The scope as written; absent when the assignment is made where the template is deployed. */
  readonly scope: Value;
  readonly read: Reader;
}

/** Reads an assignment as `az role assignment list` or the REST interface prints it. */
export function readRoleAssignment(node: JsonNode): RoleAssignment {
  const properties = memberValue(node, "properties");
  return readAssignment(node, properties?.type === "object" ? properties : node, "resource");
}

/** Reads an assignment written as a template resource. */
export function readRoleAssignmentResource(place: TemplateResource): RoleAssignment {
  return readAssignment(place.node, memberValue(place.node, "properties") ?? place.node, "template", place);
}

/** Reads an element of a module's `roleAssignments` parameter. */
export function readModuleRoleAssignment(node: JsonNode, place: TemplateResource): RoleAssignment {
  return readAssignment(node, node, "module", place);
}

function readAssignment(
  node: JsonNode,
  body: JsonNode,
  spelling: AssignmentSpelling,
  place?: TemplateResource,
): RoleAssignment {
  const read = place?.read ?? readFragment;
  const roleMember = findMember(body, spelling === "module" ? "roleDefinitionIdOrName" : "roleDefinitionId");
  const principalMember = findMember(body, "principalId");
  return {
    kind: "roleAssignment",
    spelling,
    node,
    place,
    body,
    name: read(memberValue(node, "name")),
    role: read(roleMember?.value),
    roleMember,
    principalId: read(principalMember?.value),
    principalMember,
    principalType: read(memberValue(body, "principalType")),
    condition: read(memberValue(body, "condition")),
    scope: read(memberValue(spelling === "template" ? node : body, "scope")),
    read,
  };
}
