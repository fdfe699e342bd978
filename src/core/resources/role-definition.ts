import { mayBeMade } from "../document/arm-object";
import type { TemplateResource } from "../document/arm-template";
import { elements, findMember, memberValue, stringOf, type JsonNode } from "../document/json-node";
import { readFragment } from "../document/literal";
import { isFilledByTool } from "../document/unfilled";
import { asBoolean, asString, type Reader, type Value } from "../document/value";
import { readEntryList, valuesOf, type EntryList } from "./entry-list";

/**
 * How a role definition is written: the four lists at the top (`flat`),
 * `permissions` at the top (`cli`), everything under `properties` (`rest`), a
 * template resource, or a permissions object alone.
 */
export type RoleSpelling = "flat" | "cli" | "rest" | "template" | "permissions";

/** One permissions object: what it subtracts counts within it alone. */
export interface PermissionBlock {
  readonly node: JsonNode;
  readonly actions: EntryList;
  readonly notActions: EntryList;
  readonly dataActions: EntryList;
  readonly notDataActions: EntryList;
  readonly condition: Value;
}

/** What a permissions object says about one plane: what it grants, and what it subtracts from that. */
export interface PlaneLists {
  readonly plane: "control" | "data";
  readonly granted: EntryList;
  readonly withheld: EntryList;
}

/** The lists of a permissions object, by plane. */
export function planesOf(block: PermissionBlock): readonly PlaneLists[] {
  return [
    { plane: "control", granted: block.actions, withheld: block.notActions },
    { plane: "data", granted: block.dataActions, withheld: block.notDataActions },
  ];
}

/** A permissions object without places: the form in which permissions are computed with. */
export interface PlainPermission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
  readonly condition?: string;
}

/** The known entries of a permissions object. Look at `complete` of its lists for the rest. */
export function plainPermission(block: PermissionBlock): PlainPermission {
  const condition = asString(block.condition);
  return {
    actions: valuesOf(block.actions),
    notActions: valuesOf(block.notActions),
    dataActions: valuesOf(block.dataActions),
    notDataActions: valuesOf(block.notDataActions),
    ...(condition !== undefined && { condition }),
  };
}

/** The four lists of a permissions object. */
export function listsOf(block: PermissionBlock): readonly EntryList[] {
  return [block.actions, block.notActions, block.dataActions, block.notDataActions];
}

/** A role definition, the same view for every spelling. */
export interface RoleDefinition {
  readonly kind: "roleDefinition";
  readonly spelling: RoleSpelling;
  /** The whole definition as written. */
  readonly node: JsonNode;
  /** The template resource it is written as, with the template around it; absent elsewhere. */
  readonly place: TemplateResource | undefined;
  /** The object that holds the definition's members: `properties` where there is one, else `node`. */
  readonly body: JsonNode;
  /** What stands for the whole: the value of its name, or else its first key. */
  readonly at: JsonNode;
  readonly name: Value;
  readonly description: Value;
  readonly id: Value;
  /** What the definition says of its origin, unless its scopes tell otherwise. */
  readonly origin: "builtIn" | "custom" | "unstated";
  readonly assignableScopes: EntryList;
  readonly permissions: readonly PermissionBlock[];
  /** False when there are more permissions objects than could be read. */
  readonly complete: boolean;
  readonly read: Reader;
}

/** Reads a role definition that stands in a file of its own or in a list of them. */
export function readRoleDefinition(node: JsonNode): RoleDefinition {
  const properties = memberValue(node, "properties");
  if (properties?.type === "object" && memberValue(properties, "permissions")) {
    return readRole(node, properties, "rest");
  }
  return readRole(node, node, findMember(node, "permissions") ? "cli" : "flat");
}

/** Reads a bare permissions object, as the portal's JSON tab shows it. */
export function readPermissionsOnly(node: JsonNode): RoleDefinition {
  return readRole(node, node, "permissions");
}

/** Reads a role definition written as a template resource. */
export function readRoleDefinitionResource(place: TemplateResource): RoleDefinition {
  return readRole(place.node, memberValue(place.node, "properties") ?? place.node, "template", place);
}

function readRole(
  node: JsonNode,
  body: JsonNode,
  spelling: RoleSpelling,
  place?: TemplateResource,
): RoleDefinition {
  const read = place?.read ?? readFragment;
  const nameNode = roleNameNode(node, body, spelling);
  const written = permissionNodes(body, spelling);
  const blocks = written.filter(isObject);
  const assignableScopes = readEntryList(body, "assignableScopes", read);
  // Of a long list of roles that is being typed, most are known from before, and nobody looks inside.
  let permissions: readonly PermissionBlock[] | undefined;
  return {
    kind: "roleDefinition",
    spelling,
    node,
    place,
    body,
    at: nameNode ?? firstKey(node),
    name: read(nameNode),
    description: read(memberValue(body, "description")),
    id: read(memberValue(node, spelling === "template" ? "name" : "id")),
    origin: readOrigin(node, body, read, assignableScopes),
    assignableScopes,
    get permissions() {
      return (permissions ??= blocks.map((block) => readBlock(block, read)));
    },
    complete: blocks.length === written.length && !mayBeMade(body, "permissions"),
    read,
  };
}

/** Flat files call it `Name`; elsewhere `name` is a GUID, or the role's name in older exports. */
function roleNameNode(node: JsonNode, body: JsonNode, spelling: RoleSpelling): JsonNode | undefined {
  const roleName = memberValue(body, "roleName");
  if (roleName || spelling === "template" || spelling === "rest") return roleName;
  return memberValue(node, "name");
}

function firstKey(node: JsonNode): JsonNode {
  return node.children?.[0]?.children?.[0] ?? node;
}

function readOrigin(
  node: JsonNode,
  body: JsonNode,
  read: Reader,
  scopes: EntryList,
): RoleDefinition["origin"] {
  const types = ["roleType", "type"].flatMap((name) => [memberValue(body, name), memberValue(node, name)]);
  for (const type of types) {
    const text = asString(read(type))?.toLowerCase();
    if (text === "builtinrole") return "builtIn";
    if (text === "customrole") return "custom";
  }
  const isCustom = asBoolean(read(memberValue(body, "isCustom")));
  if (isCustom === undefined) return "unstated";
  return isCustom || isBelowRoot(scopes) ? "custom" : "builtIn";
}

/**
 * Whether a role is for some scopes only. Roles of Azure are for all, so one with `IsCustom` false that names
 * others is a copy in which nobody changed that flag; Azure CLI and Azure PowerShell create a custom role of it.
 */
function isBelowRoot({ entries }: EntryList): boolean {
  return entries.some(({ value }) => /^\/[^/]/.test(value));
}

function permissionNodes(body: JsonNode, spelling: RoleSpelling): readonly JsonNode[] {
  const permissions = memberValue(body, "permissions");
  if (spelling === "flat" || spelling === "permissions" || !permissions) return [body];
  return permissions.type === "array" ? elements(permissions) : [permissions];
}

const isObject = (node: JsonNode): boolean => node.type === "object";

function readBlock(node: JsonNode, read: Reader): PermissionBlock {
  return {
    node,
    actions: readOperations(node, "actions", read),
    notActions: readOperations(node, "notActions", read),
    dataActions: readOperations(node, "dataActions", read),
    notDataActions: readOperations(node, "notDataActions", read),
    condition: read(memberValue(node, "condition")),
  };
}

/** An operation of which a tool writes a part, such as `Microsoft.Search/${verb}`, is not known before it does. */
function readOperations(node: JsonNode, name: string, read: Reader): EntryList {
  const list = readEntryList(node, name, read);
  const entries = list.entries.filter(({ value }) => !isFilledByTool(value));
  return entries.length === list.entries.length ? list : { ...list, entries, complete: false };
}

const listNames = ["actions", "notActions", "dataActions", "notDataActions"];
/** Lists and flags that hardly anything but a role definition has beside a list of actions. */
const signs = ["assignableScopes", "isCustom", "roleType", "notActions", "dataActions", "notDataActions"];

/**
 * Whether an object is a role definition of Azure RBAC. Cosmos DB's own role
 * definitions look alike but hold nothing but data actions of Cosmos DB.
 */
export function isRoleDefinition(node: JsonNode): boolean {
  const body = findMember(node, "permissions") ? node : (memberValue(node, "properties") ?? node);
  const permissions = memberValue(body, "permissions");
  if (permissions) {
    const blocks = permissions.type === "object" ? [permissions] : elements(permissions);
    const named =
      findMember(body, "roleName") ?? findMember(body, "name") ?? findMember(body, "assignableScopes");
    return named !== undefined && blocks.some(holdsOperations) && !isCosmosRole(blocks);
  }
  if (body !== node || !holdsOperations(node)) return false;
  const named =
    findMember(node, "name") ?? findMember(node, "roleName") ?? findMember(node, "assignableScopes");
  return named !== undefined && (looksLikeOperations(node) || signs.some((sign) => findMember(node, sign)));
}

/** Whether an object is a permissions object without a role around it. */
export function isPermissionsOnly(node: JsonNode): boolean {
  const names = (node.children ?? []).map((child) => String(child.children?.[0]?.value).toLowerCase());
  const lists = listNames.map((name) => name.toLowerCase());
  const onlyLists = names.every(
    (name) => lists.includes(name) || name === "condition" || name === "conditionversion",
  );
  return (
    names.length > 0 && onlyLists && (names.length > 1 || looksLikeOperations(node)) && holdsOperations(node)
  );
}

function holdsOperations(node: JsonNode): boolean {
  return listNames.some((name) => {
    const value = memberValue(node, name);
    if (value?.type === "array")
      return elements(value).some((element) => element.type === "string") || elements(value).length === 0;
    return value?.type === "string" && stringOf(value)?.startsWith("[") === true;
  });
}

function looksLikeOperations(node: JsonNode): boolean {
  return listNames.some((name) =>
    elements(memberValue(node, name)).some((element) =>
      /^\*(?:\/|$)|^[\w-]+\.[\w.-]+\//.test(stringOf(element) ?? ""),
    ),
  );
}

function isCosmosRole(blocks: readonly JsonNode[]): boolean {
  const entries = blocks.flatMap((block) => elements(memberValue(block, "dataActions")));
  const onlyData = blocks.every((block) => !findMember(block, "actions"));
  return (
    onlyData &&
    entries.length > 0 &&
    entries.every((e) => /^Microsoft\.DocumentDB\//i.test(stringOf(e) ?? ""))
  );
}
