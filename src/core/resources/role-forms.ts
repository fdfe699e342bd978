import type { EditPlan, JsonData } from "../document/edits";
import { indentationAt, indentUnit, lineBreak } from "../document/formatting";
import { findMember, members, memberValue, sameName, stringOf, type JsonNode } from "../document/json-node";
import {
  memberTexts,
  withAllComments,
  writeObject,
  type MemberText,
  type NewMember,
} from "../document/member-text";
import { say, type Text } from "../text/text";
import type { PlainPermission, RoleDefinition } from "./role-definition";

/**
 * The two forms in which a role definition is handed to Azure: `cli`, all members at the
 * top, for Azure CLI and Azure PowerShell; `rest`, under `properties`, for the REST
 * interface and the portal.
 */
export type RoleForm = "cli" | "rest";

const lists = ["Actions", "NotActions", "DataActions", "NotDataActions"] as const;
const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What a change to a form is called. */
export const roleFormTitles: Readonly<Record<RoleForm, Text>> = {
  cli: say("Convert to CLI form, with the lists at the top"),
  rest: say("Convert to REST form, with the lists in permissions"),
};

/**
 * Writes a role definition in another form, with the comments at its members and with the
 * members that neither form knows. A role that
 * has lists both at the top and in `permissions` is taken as the readers of the new form
 * take it: Azure CLI reads the lists at the top, the REST interface reads `permissions`.
 *
 * @returns The change; absent where the form cannot hold the role: `cli` has room for one
 * permissions object without a condition, a template resource stays one, and of what a role
 * says twice nobody knows which is meant.
 */
export function convertRole(role: RoleDefinition, form: RoleForm): EditPlan | undefined {
  const { node, body, spelling } = role;
  if (spelling === "template" || spelling === "permissions") return undefined;
  if (form === "cli" && !flatLists(body)) return undefined;
  if (saysTwice(role)) return undefined;
  return (text) => {
    const unit = indentUnit(text);
    const written = form === "cli" ? toCli(text, role) : toRest(text, role, unit);
    // What a mixed role says in its other half goes, and with it the comments there.
    const kept = isMixed(role) ? written : withAllComments(text, node, written);
    const content = writeObject(kept, unit)
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

/** Whether a name stands twice in one object, or beside the properties and in them with another meaning. */
function saysTwice({ node, body }: RoleDefinition): boolean {
  const objects = [...new Set([node, body, flatLists(body) ?? body])];
  const isTwice = objects.some((object) => {
    const names = members(object).map(({ name }) => name.toLowerCase());
    return new Set(names).size < names.length;
  });
  const both = ["description", "assignableScopes", "permissions"];
  return isTwice || (body !== node && both.some((name) => findMember(node, name) && findMember(body, name)));
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

function toCli(text: string, role: RoleDefinition): readonly NewMember[] {
  const { node, body, origin } = role;
  const written = allMembers(text, node, body);
  const list = flatLists(body) ?? body;
  const block = memberTexts(text, list);
  const id = guidOf(node);
  return [
    ...settings(written),
    ...renamed(nameMember(written), "Name"),
    ...(id === undefined
      ? []
      : [{ ...commentsOf(find(written, "id")), name: "Id", text: JSON.stringify(id) }]),
    { ...commentsOf(originMember(written)), name: "IsCustom", text: String(origin !== "builtIn") },
    ...renamed(find(written, "description"), "Description"),
    ...lists.map((name) => renamed(find(block, name), name)[0] ?? { name, text: "[]" }),
    ...renamed(find(written, "assignableScopes"), "AssignableScopes"),
    ...others(list === body ? written : [...written, ...block]),
  ];
}

function toRest(text: string, { node, body, origin }: RoleDefinition, unit: string): readonly NewMember[] {
  const written = allMembers(text, node, body);
  const id = guidOf(node);
  const block = lists.map((name) => {
    const camel = name.charAt(0).toLowerCase() + name.slice(1);
    return renamed(find(memberTexts(text, body), name), camel)[0] ?? { name: camel, text: "[]" };
  });
  const permissions = find(written, "permissions") ?? {
    name: "permissions",
    text: `[\n${unit}${writeObject(block, unit).split("\n").join(`\n${unit}`)}\n]`,
  };
  const type = JSON.stringify(origin === "builtIn" ? "BuiltInRole" : "CustomRole");
  const properties = [
    ...renamed(nameMember(written), "roleName"),
    { ...commentsOf(originMember(written)), name: "type", text: type },
    ...renamed(find(written, "description"), "description"),
    { ...permissions, name: "permissions" },
    ...renamed(find(written, "assignableScopes"), "assignableScopes"),
    ...others(memberTexts(text, body)),
  ];
  return [
    ...settings(written),
    ...(id === undefined
      ? []
      : [{ ...commentsOf(find(written, "id")), name: "name", text: JSON.stringify(id) }]),
    { name: "properties", text: writeObject(properties, unit) },
    ...(body === node ? [] : others(memberTexts(text, node))),
  ];
}

/** The GUID of a role: its name in the REST interface, the end of its id elsewhere. */
function guidOf(node: JsonNode): string | undefined {
  return guid.exec(stringOf(memberValue(node, "id")) ?? guidName(node) ?? "")?.[0];
}

/** Which member says where a role comes from. */
function originMember(written: readonly MemberText[]): MemberText | undefined {
  return find(written, "isCustom") ?? find(written, "roleType") ?? find(written, "type");
}

/** What speaks to editors, such as `$schema`, stands first. */
function settings(written: readonly MemberText[]): readonly NewMember[] {
  return written.filter(({ name }) => name.startsWith("$"));
}

const known = [
  "name",
  "roleName",
  "id",
  "isCustom",
  "roleType",
  "type",
  "description",
  "assignableScopes",
  "permissions",
  "properties",
  ...lists,
];

/** The members that both forms carry along. The forms have no room for a condition that is not set. */
function others(written: readonly MemberText[]): readonly NewMember[] {
  return written.filter(
    ({ name, value }) =>
      !name.startsWith("$") &&
      !known.some((each) => sameName(each, name)) &&
      !(value.type === "null" && /^condition/i.test(name)),
  );
}

function commentsOf(member: MemberText | undefined): Partial<MemberText> {
  if (!member) return {};
  const { above, behind, below } = member;
  return { above, behind, below };
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
