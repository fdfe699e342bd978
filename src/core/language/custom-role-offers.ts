import type { Translate } from "../text/text";
import {
  aiRoles,
  builtInRoles,
  findRoleById,
  rolesOrigin,
  type BuiltInRole,
} from "../catalog/built-in-roles";
import { customPermissions } from "../catalog/custom-permissions";
import { recommendedRoles } from "../catalog/role-notes";
import { endOfLine, startOfLine } from "../document/formatting";
import { memberValue, stringOf } from "../document/json-node";
import type { Permission } from "../rbac/permissions";
import { findCovering } from "../rbac/redundancy";
import { isJson } from "../document/text-language";
import { nameOfCustomRole, secretOperations, secretsGivenBy } from "./custom-role";
import { exampleScope } from "./least-roles";
import { holds, readText } from "./reading";
import { knownGuids } from "./role-guids";
import { summarizeRole } from "./role-summary";

/** A custom role that can be made from a built-in one. */
export interface CustomRoleOffer {
  readonly role: BuiltInRole;
  /** What it will be called. */
  readonly name: string;
  /** What it can and cannot do, in a line; absent for roles that have little to do with AI services. */
  readonly summary?: string;
}

/** A custom role as a new document, and the part of it that its author has to replace. */
export interface NewCustomRole {
  readonly content: string;
  readonly replace: { readonly offset: number; readonly length: number };
}

/** Built-in roles that are almost right for many: without their keys, they are. */
const first = [
  "a97b65f3-24c7-4388-baec-2e87135dc908", // Cognitive Services User
  "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68", // Cognitive Services Contributor
  "53ca6127-db72-4b80-b1b0-d745d6d5456d", // Foundry User
];

/**
 * The built-in roles to make a custom role from, those that are asked for most first.
 *
 * @param translate Puts summaries into the language of the reader; English without it.
 */
export function customRoleOffers(translate?: Translate): readonly CustomRoleOffer[] {
  const leading = first.flatMap((id) => findRoleById(id) ?? []);
  const known = new Set([...leading, ...recommendedRoles(), ...aiRoles()]);
  const others = builtInRoles().filter((role) => !known.has(role));
  return [
    ...[...known].map((role) => ({
      ...customRoleOffer(role),
      summary: summarizeRole(withoutSecrets(role), translate),
    })),
    ...others.map(customRoleOffer),
  ];
}

/** What a custom role made from a built-in one will be. */
export function customRoleOffer(role: BuiltInRole): CustomRoleOffer {
  return { role, name: nameOfCustomRole(role.name, secretsGivenBy(role.permissions)) };
}

/**
 * The built-in role that a place names by its GUID, in a text of any language, or whose own
 * definition stands around the place.
 *
 * @param languageId The editor's name of the language.
 */
export function builtInRoleAt(text: string, offset: number, languageId: string): BuiltInRole | undefined {
  const guids = knownGuids(text, startOfLine(text, offset), endOfLine(text, offset));
  const named = guids.find((guid) => guid.kind === "role" && holds(guid, offset));
  if (named?.kind === "role") return named.role;
  if (!isJson(languageId)) return undefined;
  const found = readText(text).content.resources.find(({ node }) => holds(node, offset));
  if (found?.kind !== "roleDefinition" || found.origin !== "builtIn") return undefined;
  const ids = ["name", "id"].map((name) => stringOf(memberValue(found.node, name)) ?? "");
  return ids.flatMap((id) => findRoleById(id.slice(id.lastIndexOf("/") + 1)) ?? [])[0];
}

/**
 * Writes a custom role that grants what a built-in role grants today, without subtraction and
 * without whatever gives out keys and other secrets, in the form of the command line.
 */
export function writeCustomRole(role: BuiltInRole): NewCustomRole {
  const blocks = customPermissions(role.permissions, secretOperations);
  const custom = {
    Name: customRoleOffer(role).name,
    IsCustom: true,
    Description: describe(role),
    // Above the lists, which may be long, since it is for the author to set.
    AssignableScopes: [exampleScope],
    Actions: united(blocks.map(({ actions }) => actions)),
    NotActions: [],
    DataActions: united(blocks.map(({ dataActions }) => dataActions)),
    NotDataActions: [],
  };
  const content = `${JSON.stringify(custom, null, 2)}\n`;
  const replace = { offset: content.indexOf(exampleScope), length: exampleScope.length };
  return { content, replace };
}

function withoutSecrets({ permissions }: BuiltInRole): { readonly permissions: readonly Permission[] } {
  return {
    permissions: permissions.map((permission) => ({
      ...permission,
      notActions: [...permission.notActions, ...secretOperations.control],
      notDataActions: [...permission.notDataActions, ...secretOperations.data],
    })),
  };
}

function describe(role: BuiltInRole): string {
  const { name, permissions } = role;
  const withheld = secretsGivenBy(permissions);
  const parts = [`What the built-in role ${name} granted on ${rolesOrigin.asOf}.`];
  if (withheld.length > 0) {
    parts.push(`Withheld, since they give out keys or other secrets: ${withheld.join(", ")}.`);
  }
  if (permissions.some(({ condition }) => condition !== undefined)) {
    parts.push("Also left out is what that role grants under a condition, which a custom role cannot have.");
  }
  return parts.join(" ");
}

/** Permissions objects that subtract nothing are as good as one. */
function united(lists: readonly (readonly string[])[]): readonly string[] {
  const all = lists.flat();
  const covered = new Set(findCovering(all).map((redundancy) => redundancy.covered));
  return all
    .filter((_, place) => !covered.has(place))
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}
