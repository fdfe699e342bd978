import { counted } from "../text/counted";
import { anyOf, inWords, row, say, type Text, type Translate } from "../text/text";
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
import { readText } from "./reading";
import { nested, symbol, type DocumentSymbol, type SymbolKind } from "./symbol";

/**
 * The outline of a JSON text: roles, assignments, policies and accounts by their names, and of each what
 * decides about access, with its value. What the editor's own outline shows as well is left to that.
 *
 * @param translate Puts it into the language of the reader; English without it.
 */
export function documentSymbols(text: string, translate?: Translate): readonly DocumentSymbol[] {
  const found = readText(text).content.resources.flatMap((resource) => symbolOf(resource) ?? []);
  return nested(found).map((one) => spoken(one, translate));
}

function spoken(symbol: DocumentSymbol<Text>, translate: Translate | undefined): DocumentSymbol {
  return {
    ...symbol,
    name: inWords(symbol.name, translate),
    detail: inWords(symbol.detail, translate),
    children: symbol.children.map((child) => spoken(child, translate)),
  };
}

function symbolOf(resource: Resource): DocumentSymbol<Text> | undefined {
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

function roleSymbol(role: RoleDefinition): DocumentSymbol<Text> {
  const blocks = role.permissions.map((block) => ({
    node: block.node,
    lists: listsOf(block).flatMap(listFact),
  }));
  const numbered = blocks.map(({ node, lists }, index) =>
    symbol("list", { name: say("permissions {0}", index + 1), range: node, children: lists }),
  );
  return symbol("role", {
    name: asString(role.name) ?? "",
    detail: say("role definition"),
    range: role.node,
    at: role.at,
    children: [
      ...(blocks.length > 1 ? numbered : blocks.flatMap(({ lists }) => lists)),
      ...listFact(role.assignableScopes),
    ],
  });
}

function listFact({ member, entries, complete }: EntryList): readonly DocumentSymbol<Text>[] {
  if (!member) return [];
  return [fact("list", member, complete ? counted.entries(entries.length) : say("not all known"))];
}

function assignmentSymbol({
  node,
  name,
  role,
  roleMember,
  principalType,
}: RoleAssignment): DocumentSymbol<Text> {
  const text = asString(role) ?? "";
  const id = guidIn(text);
  const builtIn = id === undefined ? findRoleByName(text) : findRoleById(id);
  const holder = asString(principalType);
  return symbol("assignment", {
    name: builtIn?.name ?? asString(name) ?? "",
    detail: holder === undefined ? say("role assignment") : say("role assignment to {0}", holder),
    range: node,
    at: roleMember?.value,
  });
}

function policySymbol(policy: PolicyDefinition): DocumentSymbol<Text> {
  const { node, body, name, modeMember, mode, parameters, declared, effect } = policy;
  const declaration = parameters && findMember(body, "parameters");
  return symbol("policy", {
    name: asString(name) ?? "",
    detail: say("policy definition"),
    range: node,
    children: [
      ...(modeMember ? [fact("property", modeMember, asString(mode))] : []),
      ...(declaration ? [fact("list", declaration, String(declared.length))] : []),
      ...(effect ? [fact("property", effect, effectNames(policy))] : []),
    ],
  });
}

function effectNames({ effects }: PolicyDefinition): Text {
  return anyOf([...new Set(effects.map(({ name }) => findEffect(name)?.name ?? name))]);
}

/** What decides who reaches an account, and how. */
const telling = ["disableLocalAuth", "publicNetworkAccess", "networkAcls", "restrictOutboundNetworkAccess"];

function accountSymbol(account: Account): DocumentSymbol<Text> {
  const { node, name, place, propertiesNode } = account;
  return symbol("account", {
    name: asString(name) ?? place?.symbolicName ?? stringOf(memberValue(node, "name")) ?? "",
    detail: accountNoun(account),
    range: node,
    children: membersNamed(propertiesNode, telling).map((member) =>
      fact("property", member, asWritten(account.property(member.name))),
    ),
  });
}

function asWritten(value: Value): string | undefined {
  return asString(value) ?? asBoolean(value)?.toString();
}

function membersNamed(object: JsonNode | undefined, names: readonly string[]): readonly Member[] {
  return names.flatMap((name) => findMember(object, name) ?? []);
}

/** A member with what it amounts to: "mode: Indexed". */
function fact(kind: SymbolKind, { name, key, node }: Member, amounts: Text = ""): DocumentSymbol<Text> {
  return symbol(kind, { name: row([name, amounts], ": "), range: node, at: key });
}
