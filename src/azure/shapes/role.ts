import type {
  DenyAssignment,
  Permission,
  PrincipalType,
  RoleAssignment,
  RoleDefinition,
} from "../azure-data";
import { parseResourceId, scopeOfExtension } from "../resource-id";
import { compact, fields, list, text, texts, type Fields } from "./field";

const principalTypes: readonly string[] = ["User", "Group", "ServicePrincipal", "ForeignGroup", "Device"];

/** Keeps one copy of strings that come a thousand times: scopes, role ids, principals. */
export type Intern = (value: string) => string;

export function createIntern(): Intern {
  const kept = new Map<string, string>();
  return (value) => {
    const known = kept.get(value);
    if (known === undefined) kept.set(value, value);
    return known ?? value;
  };
}

/** Fields stand in `properties` in REST, beside the id in SDK models and in our Resource Graph rows. */
export function bodyOf(json: Fields): Fields {
  return json["properties"] === undefined ? json : fields(json["properties"]);
}

export function readRoleAssignment(
  value: unknown,
  intern: Intern = (same) => same,
): RoleAssignment | undefined {
  const json = fields(value);
  const body = bodyOf(json);
  const id = text(json["id"]);
  const roleDefinitionId = text(body["roleDefinitionId"]);
  const principalId = text(body["principalId"]);
  if (id === undefined || roleDefinitionId === undefined || principalId === undefined) return undefined;

  return compact({
    id,
    name: text(json["name"]) ?? parseResourceId(id).name,
    scope: intern(text(body["scope"]) ?? scopeOfExtension(id)),
    roleDefinitionId: intern(roleDefinitionId),
    principalId: intern(principalId),
    principalType: readPrincipalType(body["principalType"], intern),
    condition: text(body["condition"]),
    conditionVersion: text(body["conditionVersion"]),
    description: text(body["description"]),
    createdOn: text(body["createdOn"]),
    createdBy: maybe(text(body["createdBy"]), intern),
  });
}

/** Undefined for types from the future. */
export function readPrincipalType(
  value: unknown,
  intern: Intern = (same) => same,
): PrincipalType | undefined {
  const type = text(value);
  return type !== undefined && principalTypes.includes(type) ? (intern(type) as PrincipalType) : undefined;
}

function maybe(value: string | undefined, change: Intern): string | undefined {
  return value === undefined ? undefined : change(value);
}

export function readPermission(value: unknown): Permission {
  const json = fields(value);
  return compact({
    actions: texts(json["actions"]),
    notActions: texts(json["notActions"]),
    dataActions: texts(json["dataActions"]),
    notDataActions: texts(json["notDataActions"]),
    condition: text(json["condition"]),
    conditionVersion: text(json["conditionVersion"]),
  });
}

export function readRoleDefinition(value: unknown): RoleDefinition | undefined {
  const json = fields(value);
  const body = bodyOf(json);
  const id = text(json["id"]);
  if (id === undefined) return undefined;
  const name = text(json["name"]) ?? parseResourceId(id).name;
  // REST calls it properties.type, SDK models call it roleType since `type` is the resource's own.
  const type = text(body["roleType"]) ?? (body === json ? undefined : text(body["type"]));
  return {
    id,
    name,
    roleName: text(body["roleName"]) ?? name,
    type: type?.toLowerCase() === "builtinrole" ? "BuiltInRole" : "CustomRole",
    description: text(body["description"]) ?? "",
    assignableScopes: texts(body["assignableScopes"]),
    permissions: list(body["permissions"]).map(readPermission),
  };
}

export function readDenyAssignment(value: unknown): DenyAssignment | undefined {
  const json = fields(value);
  const body = bodyOf(json);
  const id = text(json["id"]);
  if (id === undefined) return undefined;
  return compact({
    id,
    name: text(body["denyAssignmentName"]) ?? parseResourceId(id).name,
    description: text(body["description"]),
    scope: text(body["scope"]) ?? scopeOfExtension(id),
    permissions: list(body["permissions"]).map(readPermission),
    principals: list(body["principals"]).flatMap(readDenied),
    excludePrincipals: list(body["excludePrincipals"]).flatMap(readDenied),
    doNotApplyToChildScopes: body["doNotApplyToChildScopes"] === true,
    isSystemProtected: body["isSystemProtected"] === true,
  });
}

function readDenied(value: unknown): readonly { readonly id: string; readonly type?: string }[] {
  const json = fields(value);
  const id = text(json["id"]);
  return id === undefined ? [] : [compact({ id, type: text(json["type"]) })];
}
