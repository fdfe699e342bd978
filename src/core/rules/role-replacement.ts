import { findRoleById, type BuiltInRole } from "../catalog/built-in-roles";
import { fitsDeclarations } from "../document/declared-type";
import type { Edit, EditPlan } from "../document/edits";
import { sameName, type JsonNode } from "../document/json-node";
import { capabilities } from "../rbac/capability";
import { heldCapabilities } from "../rbac/held-capabilities";
import type { Permission } from "../rbac/permissions";
import type { RoleAssignment } from "../resources/role-assignment";
import { row, say, type Text } from "../text/text";
import type { AssignedRole } from "./assigned-role";
import type { Fix } from "./rule";

/** Cognitive Services OpenAI User and OpenAI Contributor: what calling models, and working with them, takes. */
export const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
export const openAiContributor = "a001fd3d-188f-4b5d-821b-7da978bf7442";

/** More would make the title of a fix unreadable. */
const mostNamed = 3;

/**
 * Offers to assign another built-in role. The id is replaced where it is
 * written, be that the assignment, a variable or a parameter.
 *
 * @param permissions What the role assigned now grants, to say what is lost.
 */
export function replaceRoleFixes(
  assignment: RoleAssignment,
  assigned: AssignedRole,
  permissions: readonly Permission[],
  ids: readonly string[],
): readonly Fix[] {
  if (assigned.kind !== "builtIn") return [];
  return ids.flatMap((id) => {
    const role = findRoleById(id);
    const place = role && role.id !== assigned.role.id ? placeOf(assignment, assigned.role) : undefined;
    if (!role || !place || !isTaken(assignment, place, role)) return [];
    const title = titleOf(role, lost(permissions, role));
    const edits = replaceText(place.node, place.text, place.isName ? role.name : role.id);
    return [{ title, safety: "unsafe" as const, edits, in: place.node }];
  });
}

interface WrittenRole {
  readonly node: JsonNode;
  readonly text: string;
  readonly isName: boolean;
}

/**
 * The string that holds the role's id or name: the one that decides first, then
 * those on the way to it, then the only one of the document that is the id.
 */
function placeOf({ role, roleMember }: RoleAssignment, { id, name }: BuiltInRole): WrittenRole | undefined {
  const provenance = role.kind === "scalar" ? [role.source, ...role.via, role.at] : [];
  const strings = [...provenance, roleMember?.value].filter((node) => node?.type === "string");
  for (const text of [id, name]) {
    const node = strings.find((candidate) => holds(candidate, text));
    if (node) return { node, text, isName: text === name };
  }
  const [only, ...others] = roleMember ? stringsThatAre(id, rootOf(roleMember.key)) : [];
  return only && others.length === 0 ? { node: only, text: id, isName: false } : undefined;
}

/** Whether the parameters on the way take the other role. */
function isTaken({ role }: RoleAssignment, { node, text, isName }: WrittenRole, other: BuiltInRole): boolean {
  if (role.kind !== "scalar" || node !== role.source) return true;
  return fitsDeclarations(role, String(node.value).replace(text, isName ? other.name : other.id));
}

function rootOf(node: JsonNode): JsonNode {
  return node.parent ? rootOf(node.parent) : node;
}

function stringsThatAre(text: string, node: JsonNode): readonly JsonNode[] {
  if (node.type === "string") return sameName(String(node.value), text) ? [node] : [];
  return (node.children ?? []).flatMap((child) => stringsThatAre(text, child));
}

function holds(node: JsonNode | undefined, text: string): boolean {
  return String(node?.value).toLowerCase().includes(text.toLowerCase());
}

function replaceText(node: JsonNode, text: string, replacement: string): EditPlan {
  return (document): readonly Edit[] => {
    const written = document.slice(node.offset, node.offset + node.length).toLowerCase();
    const start = written.indexOf(text.toLowerCase());
    return start < 0 ? [] : [{ offset: node.offset + start, length: text.length, content: replacement }];
  };
}

/** The abilities that the holder has with the old role and not with the new one. */
function lost(permissions: readonly Permission[], role: BuiltInRole): readonly Text[] {
  const [before, after] = [heldCapabilities(permissions), heldCapabilities(role.permissions)];
  return capabilities
    .filter(({ id }) => before.get(id) !== "no" && after.get(id) === "no")
    .map(({ label }) => label);
}

function titleOf({ name }: BuiltInRole, lost: readonly Text[]): Text {
  if (lost.length === 0) return say("Assign {0} instead", name);
  const more = lost.length > mostNamed ? [say("{0} more", lost.length - mostNamed)] : [];
  const named = row([...lost.slice(0, mostNamed), ...more], ", ");
  return say("Assign {0} instead (no longer: {1})", name, named);
}
