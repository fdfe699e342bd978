import { applyEdits, replaceValue, setMember, together, type EditPlan } from "../document/edits";
import { members, type JsonNode } from "../document/json-node";
import { asString } from "../document/value";
import { valuesOf, type EntryList } from "../resources/entry-list";
import type { PermissionBlock, PlainPermission, RoleDefinition } from "../resources/role-definition";
import { readText } from "./reading";

/** What a role in Azure consists of. */
export interface RoleContent {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly PlainPermission[];
  readonly assignableScopes: readonly string[];
}

const lists = ["actions", "notActions", "dataActions", "notDataActions"] as const;

/**
 * Writes a role as a document would: a copy of the document in which the role has another content, so that
 * comparing the two shows what is different and nothing else. Lists keep the order of the document, which
 * means nothing to Azure.
 *
 * @param text The document.
 * @param offset Where the role stands in it, in UTF-16 units.
 * @param content What the role is to say in the copy.
 * @returns Absent where no role stands, or where its form cannot hold the content.
 */
export function writeRoleAs(text: string, offset: number, content: RoleContent): string | undefined {
  const role = readText(text).content.resources.find(
    (resource) => resource.kind === "roleDefinition" && resource.node.offset === offset,
  );
  if (role?.kind !== "roleDefinition" || role.permissions.length !== content.permissions.length) {
    return undefined;
  }
  const plans = [
    asString(role.name) === content.name ? [] : [replaceValue(role.at, content.name)],
    (asString(role.description) ?? "") === content.description
      ? []
      : [setMember(role.body, spelledAs(role, "description"), content.description)],
    writeList(role, role.body, "assignableScopes", role.assignableScopes, content.assignableScopes),
    ...role.permissions.map((block, index) => writeBlock(role, block, content.permissions[index])),
  ];
  return applyEdits(text, together(...plans.flat())(text));
}

function writeBlock(
  role: RoleDefinition,
  block: PermissionBlock,
  permission: PlainPermission | undefined,
): readonly EditPlan[] {
  if (permission === undefined) return [];
  return lists.flatMap((name) => writeList(role, block.node, name, block[name], permission[name]));
}

function writeList(
  role: RoleDefinition,
  object: JsonNode,
  name: string,
  list: EntryList,
  wanted: readonly string[],
): readonly EditPlan[] {
  const lower = new Set(wanted.map((value) => value.toLowerCase()));
  const written = valuesOf(list);
  const kept = written.filter((value) => lower.has(value.toLowerCase()));
  const known = new Set(written.map((value) => value.toLowerCase()));
  const added = wanted.filter((value) => !known.has(value.toLowerCase()));
  if (kept.length === written.length && added.length === 0) return [];
  return [setMember(object, spelledAs(role, name), [...kept, ...added])];
}

/** Members that are not there yet begin like the others: in capitals where the CLI form is written so. */
function spelledAs({ body }: RoleDefinition, name: string): string {
  const isPascal = members(body).every((member) => /^[A-Z]/.test(member.name));
  return isPascal ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
