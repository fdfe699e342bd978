import { say, type Text } from "../text/text";
import { memberValue, stringOf, type JsonNode } from "../document/json-node";
import { asString } from "../document/value";
import {
  listsOf,
  plainPermission,
  type PlainPermission,
  type RoleDefinition,
} from "../resources/role-definition";
import { valuesOf } from "../resources/entry-list";
import { readText } from "./reading";

/** A place in the text, in UTF-16 units. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

/** A role definition of a document as Azure takes it, and where its parts stand. */
export interface RoleToWrite {
  readonly kind: "role";
  readonly place: Place;
  /** The GUID, lower case, where the document names one. */
  readonly guid: string | undefined;
  readonly name: string;
  readonly nameAt: Place;
  readonly description: string;
  readonly permissions: readonly PlainPermission[];
  readonly assignableScopes: readonly string[];
  readonly entries: readonly (Place & { readonly value: string })[];
  readonly scopes: readonly (Place & { readonly value: string })[];
}

/** A role definition that cannot be written to Azure as it stands. */
export interface UnwritableRole {
  readonly kind: "unwritable";
  readonly place: Place;
  readonly name: string | undefined;
  /** One sentence. */
  readonly because: Text;
}

/**
 * The role definitions of a JSON text, in the order they are written.
 *
 * @param text The whole document: one role, a list of them, or a template.
 */
export function rolesToWrite(text: string): readonly (RoleToWrite | UnwritableRole)[] {
  return readText(text).content.resources.flatMap((resource) =>
    resource.kind === "roleDefinition" ? [readRole(resource)] : [],
  );
}

function readRole(role: RoleDefinition): RoleToWrite | UnwritableRole {
  const { node, at, assignableScopes, permissions } = role;
  const because = whyNot(role);
  const name = asString(role.name);
  if (because !== undefined || name === undefined) {
    return {
      kind: "unwritable",
      place: placeOf(node),
      name,
      because: because ?? say("The role has no name."),
    };
  }
  return {
    kind: "role",
    place: placeOf(node),
    guid: guidOf(role),
    name,
    nameAt: placeOf(at),
    description: asString(role.description) ?? "",
    permissions: permissions.map(plainPermission),
    assignableScopes: valuesOf(assignableScopes),
    entries: permissions.flatMap(listsOf).flatMap(({ entries }) => entries.map(toPlaced)),
    scopes: assignableScopes.entries.map(toPlaced),
  };
}

function whyNot({ spelling, origin, complete, ...role }: RoleDefinition): Text | undefined {
  if (spelling === "permissions")
    return say("These are permissions alone: a role has a name and scopes, too.");
  if (origin === "builtIn") return say("A built-in role cannot be changed.");
  const isKnown =
    complete &&
    role.name.kind !== "unknown" &&
    role.description.kind !== "unknown" &&
    role.id.kind !== "unknown" &&
    role.assignableScopes.complete &&
    role.permissions.flatMap(listsOf).every((list) => list.complete);
  if (!isKnown) return say("Parts of the role are known only when it is deployed. Deploy it instead.");
  if (role.permissions.some(({ condition }) => condition.kind !== "absent" && asString(condition) !== "")) {
    return say("A custom role cannot have a condition. Put it on the assignments.");
  }
  return undefined;
}

/** The REST form has the GUID as its name or at the end of its id, the CLI form as its id. */
function guidOf({ id, node, spelling }: RoleDefinition): string | undefined {
  const name = spelling === "rest" || spelling === "cli" ? stringOf(memberValue(node, "name")) : undefined;
  return lastGuid(asString(id)) ?? lastGuid(name);
}

/** Ids of roles may begin with the GUID of a subscription. */
function lastGuid(text = ""): string | undefined {
  return /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.exec(text)?.[0].toLowerCase();
}

function toPlaced({ value, at }: { readonly value: string; readonly at: JsonNode }) {
  return { value, ...placeOf(at) };
}

function placeOf({ offset, length }: JsonNode): Place {
  return { offset, length };
}
