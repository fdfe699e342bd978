import { findRoleById, findRoleByName } from "../catalog/built-in-roles";
import { findMember, memberValue, stringOf, type JsonNode, type Member } from "../document/json-node";
import { asBoolean, asString, type Value } from "../document/value";
import { findEffect } from "../policy/effect";
import { guidIn } from "../policy/role-id";
import { accountNoun, type Account } from "../resources/account";
import type { EntryList } from "../resources/entry-list";
import type { PolicyDefinition } from "../resources/policy-definition";
import type { Resource } from "../resources/resource";
import type { RoleAssignment } from "../resources/role-assignment";
import { listsOf, type RoleDefinition } from "../resources/role-definition";
import { inWords as inEnglish } from "../text/text";
import { counted } from "./markdown";
import { readText } from "./reading";
import { nested, symbol, type DocumentSymbol, type SymbolKind } from "./symbol";

/**
 * The outline of a JSON text: roles, assignments, policies and accounts by their names, and of each what
 * decides about access, with its value. What the editor's own outline shows as well is left to that.
 */
export function documentSymbols(text: string): readonly DocumentSymbol[] {
  return nested(readText(text).content.resources.flatMap((resource) => symbolOf(resource) ?? []));
}

function symbolOf(resource: Resource): DocumentSymbol | undefined {
  switch (resource.kind) {
    case "roleDefinition":
      return roleSymbol(resource);
    case "roleAssignment":
      return assignmentSymbol(resource);
    case "policyDefinition":
      return policySymbol(resource);
    case "account":
      return accountSymbol(resource);
    default:
      return undefined;
  }
}

function roleSymbol(role: RoleDefinition): DocumentSymbol {
  const blocks = role.permissions.map((block) => ({
    node: block.node,
    lists: listsOf(block).flatMap(listFact),
  }));
  const numbered = blocks.map(({ node, lists }, index) =>
    symbol("list", { name: `permissions ${String(index + 1)}`, range: node, children: lists }),
  );
  return symbol("role", {
    name: asString(role.name) ?? "",
    detail: "role definition",
    range: role.node,
    at: role.at,
    children: [
      ...(blocks.length > 1 ? numbered : blocks.flatMap(({ lists }) => lists)),
      ...listFact(role.assignableScopes),
    ],
  });
}

function listFact({ member, entries, complete }: EntryList): readonly DocumentSymbol[] {
  if (!member) return [];
  return [fact("list", member, complete ? counted(entries.length, "entry", "entries") : "not all known")];
}

function assignmentSymbol({ node, name, role, roleMember, principalType }: RoleAssignment): DocumentSymbol {
  const text = asString(role) ?? "";
  const id = guidIn(text);
  const builtIn = id === undefined ? findRoleByName(text) : findRoleById(id);
  const holder = asString(principalType);
  return symbol("assignment", {
    name: builtIn?.name ?? asString(name) ?? "",
    detail: holder === undefined ? "role assignment" : `role assignment to ${holder}`,
    range: node,
    at: roleMember?.value,
  });
}

function policySymbol(policy: PolicyDefinition): DocumentSymbol {
  const { node, body, name, modeMember, mode, parameters, declared, effect } = policy;
  const declaration = parameters && findMember(body, "parameters");
  return symbol("policy", {
    name: asString(name) ?? "",
    detail: "policy definition",
    range: node,
    children: [
      ...(modeMember ? [fact("property", modeMember, asString(mode))] : []),
      ...(declaration ? [fact("list", declaration, String(declared.length))] : []),
      ...(effect ? [fact("property", effect, effectNames(policy))] : []),
    ],
  });
}

function effectNames({ effects }: PolicyDefinition): string {
  return [...new Set(effects.map(({ name }) => findEffect(name)?.name ?? name))].join(" or ");
}

/** What decides who reaches an account, and how. */
const telling = ["disableLocalAuth", "publicNetworkAccess", "networkAcls", "restrictOutboundNetworkAccess"];

function accountSymbol(account: Account): DocumentSymbol {
  const { node, name, place, propertiesNode } = account;
  return symbol("account", {
    name: asString(name) ?? place?.symbolicName ?? stringOf(memberValue(node, "name")) ?? "",
    detail: inEnglish(accountNoun(account)),
    range: node,
    children: membersNamed(propertiesNode, telling).map((member) =>
      fact("property", member, inWords(account.property(member.name))),
    ),
  });
}

function inWords(value: Value): string | undefined {
  return asString(value) ?? asBoolean(value)?.toString();
}

function membersNamed(object: JsonNode | undefined, names: readonly string[]): readonly Member[] {
  return names.flatMap((name) => findMember(object, name) ?? []);
}

/** A member with what it amounts to: "mode: Indexed". */
function fact(kind: SymbolKind, { name, key, node }: Member, amounts = ""): DocumentSymbol {
  return symbol(kind, { name: amounts === "" ? name : `${name}: ${amounts}`, range: node, at: key });
}
