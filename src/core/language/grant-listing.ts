import { inWords, say, type Text, type Translate } from "../text/text";
import { operationsOrigin, providerName } from "../catalog/operations";
import { asString } from "../document/value";
import { capabilities } from "../rbac/capability";
import { heldCapabilities } from "../rbac/held-capabilities";
import { namesOf } from "../rbac/operation-set";
import { grantingEntries, type GrantingEntry, type Permission, type Plane } from "../rbac/permissions";
import type { RoleDefinition } from "../resources/role-definition";
import { grantedSet, isExact, operationCount, planes } from "./grants";
import { readText } from "./reading";
import { plainPermission } from "../resources/role-definition";

/**
 * Everything a role definition grants, as a text to read and to search: its abilities, then
 * its operations by provider, each with the entry that grants it.
 *
 * @param text The JSON text that holds the definition.
 * @param offset A place in the definition, in UTF-16 units.
 * @param translate Puts it into the language of the reader; English without it.
 * @returns Absent where no role is defined.
 */
export function listGrants(text: string, offset: number, translate?: Translate): string | undefined {
  const role = readText(text).content.resources.find(
    ({ kind, node }) =>
      kind === "roleDefinition" && offset >= node.offset && offset <= node.offset + node.length,
  );
  return role?.kind === "roleDefinition" ? listing(role, (said) => inWords(said, translate)) : undefined;
}

type Words = (text: Text) => string;

function listing(role: RoleDefinition, words: Words): string {
  const permissions = role.permissions.map(plainPermission);
  const title = words(
    say(
      "What {0} grants, by the catalogue of {1}",
      asString(role.name) ?? say("this role"),
      operationsOrigin.asOf,
    ),
  );
  return [
    title,
    "=".repeat(title.length),
    "",
    ...abilityLines(permissions, words),
    ...planes.flatMap((plane) => planeLines(permissions, plane, words)),
  ].join("\n");
}

function abilityLines(permissions: readonly Permission[], words: Words): readonly string[] {
  const held = heldCapabilities(permissions);
  const marks = { yes: words(say("yes")), conditional: words(say("conditional")), no: words(say("no")) };
  const lines = capabilities.map(({ id, label }) => [marks[held.get(id) ?? "no"], words(label)] as const);
  const width = Math.max(...lines.map(([mark]) => mark.length));
  return [words(say("Abilities")), ...lines.map(([mark, label]) => `  ${mark.padEnd(width)}  ${label}`)];
}

function planeLines(permissions: readonly Permission[], plane: Plane, words: Words): readonly string[] {
  const names = namesOf(grantedSet(permissions, plane));
  const count = operationCount(names.length, isExact(permissions, plane));
  const head = plane === "control" ? say("Control plane: {0}", count) : say("Data plane: {0}", count);
  return ["", words(head), ...providerLines(names, permissions, plane, words)];
}

function providerLines(
  names: readonly string[],
  permissions: readonly Permission[],
  plane: Plane,
  words: Words,
): readonly string[] {
  const lines: string[] = [];
  let provider = "";
  for (const name of names) {
    const own = providerName(name);
    if (own.toLowerCase() !== provider) lines.push("", `${own}`);
    provider = own.toLowerCase();
    const [entry] = grantingEntries(permissions, name, plane);
    const isAsWritten = entry === undefined || entry.value === name;
    lines.push(isAsWritten ? `  ${name}` : `  ${name}  ${words(reasonOf(entry))}`);
  }
  return lines;
}

function reasonOf({ value, conditional }: GrantingEntry): Text {
  return conditional ? say("(by {0}, under a condition)", value) : say("(by {0})", value);
}
