import type { EditPlan, JsonData } from "../document/edits";
import { indentationAt, indentUnit, lineBreak } from "../document/formatting";
import { findMember, memberValue, sameName, stringOf, type JsonNode } from "../document/json-node";
import { memberTexts, writeObject, type MemberText, type NewMember } from "../document/member-text";
import type { PlainPermission, RoleDefinition } from "./role-definition";

/**
 * The two forms in which a role definition is handed to Azure: `cli`, all members at the
 * top, for Azure CLI and Azure PowerShell; `rest`, under `properties`, for the REST
 * interface and the portal.
 */
export type RoleForm = "cli" | "rest";

const lists = ["Actions", "NotActions", "DataActions", "NotDataActions"] as const;
const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Writes a role definition in another form, with the comments at its members. A role that
 * has lists both at the top and in `permissions` is taken as the readers of the new form
 * take it: Azure CLI reads the lists at the top, the REST interface reads `permissions`.
 *
 * @returns The change; absent where the form cannot hold the role: `cli` has room for one
 * permissions object without a condition, and a template resource stays one.
 */
export function convertRole(role: RoleDefinition, form: RoleForm): EditPlan | undefined {
  const { node, body, spelling } = role;
  if (spelling === "template" || spelling === "permissions") return undefined;
  if (form === "cli" && !flatLists(body)) return undefined;
  return (text) => {
    const unit = indentUnit(text);
    const members = form === "cli" ? toCli(text, role) : toRest(text, role, unit);
    const content = writeObject(members, unit)
      .split("\n")
      .join(lineBreak(text) + indentationAt(text, node.offset));
    return [{ offset: node.offset, length: node.length, content }];
  };
}

/** Whether a role has the four lists at the top and `permissions` as well. */
export function isMixed({ node, body }: RoleDefinition): boolean {
  const hasPermissions = findMember(body, "permissions") !== undefined;
  return hasPermissions && [node, body].some((object) => hasLists(object));
}

/** A role definition of one's own, as data. Several permissions objects need the REST form. */
export interface NewRole {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly PlainPermission[];
  readonly assignableScopes: readonly string[];
}

/** Writes a new custom role, in CLI form where that can hold it. */
export function newRole({ name, description, permissions, assignableScopes }: NewRole): JsonData {
  const [only, ...others] = permissions;
  if (only && others.length === 0) {
    return {
      Name: name,
      IsCustom: true,
      Description: description,
      Actions: only.actions,
      NotActions: only.notActions,
      DataActions: only.dataActions,
      NotDataActions: only.notDataActions,
      AssignableScopes: assignableScopes,
    };
  }
  const blocks = permissions.map(({ actions, notActions, dataActions, notDataActions }) => ({
    actions,
    notActions,
    dataActions,
    notDataActions,
  }));
  return {
    properties: { roleName: name, type: "CustomRole", description, permissions: blocks, assignableScopes },
  };
}

function toCli(text: string, { node, body, origin }: RoleDefinition): readonly NewMember[] {
  const written = allMembers(text, node, body);
  const block = memberTexts(text, flatLists(body) ?? body);
  const id = guid.exec(stringOf(memberValue(node, "id")) ?? guidName(node) ?? "")?.[0];
  return [
    ...renamed(nameMember(written), "Name"),
    ...(id === undefined ? [] : [{ name: "Id", text: JSON.stringify(id) }]),
    { name: "IsCustom", text: String(origin !== "builtIn") },
    ...renamed(find(written, "description"), "Description"),
    ...lists.map((name) => renamed(find(block, name), name)[0] ?? { name, text: "[]" }),
    ...renamed(find(written, "assignableScopes"), "AssignableScopes"),
  ];
}

function toRest(text: string, { node, body, origin }: RoleDefinition, unit: string): readonly NewMember[] {
  const written = allMembers(text, node, body);
  const id = guid.exec(stringOf(memberValue(node, "id")) ?? guidName(node) ?? "")?.[0];
  const block = lists.map((name) => {
    const camel = name.charAt(0).toLowerCase() + name.slice(1);
    return renamed(find(memberTexts(text, body), name), camel)[0] ?? { name: camel, text: "[]" };
  });
  const permissions = find(written, "permissions") ?? {
    name: "permissions",
    text: `[\n${unit}${writeObject(block, unit).split("\n").join(`\n${unit}`)}\n]`,
  };
  const properties = [
    ...renamed(nameMember(written), "roleName"),
    { name: "type", text: JSON.stringify(origin === "builtIn" ? "BuiltInRole" : "CustomRole") },
    ...renamed(find(written, "description"), "description"),
    { ...permissions, name: "permissions" },
    ...renamed(find(written, "assignableScopes"), "assignableScopes"),
  ];
  return [
    ...(id === undefined ? [] : [{ name: "name", text: JSON.stringify(id) }]),
    { name: "properties", text: writeObject(properties, unit) },
  ];
}

/** The object whose four lists the CLI form takes over; absent when it cannot hold the role. */
function flatLists(body: JsonNode): JsonNode | undefined {
  if (hasLists(body)) return body;
  const permissions = memberValue(body, "permissions");
  if (permissions?.type === "object") return permissions;
  const [only, ...others] = permissions?.children ?? [];
  if (only?.type !== "object" || others.length > 0) return undefined;
  return stringOf(memberValue(only, "condition")) === undefined ? only : undefined;
}

function hasLists(object: JsonNode): boolean {
  return lists.some((name) => findMember(object, name) !== undefined);
}

function allMembers(text: string, node: JsonNode, body: JsonNode): readonly MemberText[] {
  const outer = memberTexts(text, node);
  return body === node ? outer : [...memberTexts(text, body), ...outer];
}

function nameMember(written: readonly MemberText[]): MemberText | undefined {
  return find(written, "roleName") ?? find(written, "name");
}

function guidName(node: JsonNode): string | undefined {
  const name = stringOf(memberValue(node, "name"));
  return name !== undefined && guid.test(name) ? name : undefined;
}

function find(written: readonly MemberText[], name: string): MemberText | undefined {
  return written.find((member) => sameName(member.name, name));
}

function renamed(member: MemberText | undefined, name: string): readonly NewMember[] {
  return member ? [{ ...member, name }] : [];
}
