import { operationsOrigin, providerName } from "../catalog/operations";
import { asString } from "../document/value";
import { capabilities } from "../rbac/capability";
import { heldCapabilities } from "../rbac/held-capabilities";
import { namesOf } from "../rbac/operation-set";
import { grantingEntries, type Permission, type Plane } from "../rbac/permissions";
import type { RoleDefinition } from "../resources/role-definition";
import { grantedSet, isExact, planes } from "./grants";
import { counted } from "./markdown";
import { readText } from "./reading";
import { plainPermission } from "../resources/role-definition";

/**
 * Everything a role definition grants, as a text to read and to search: its abilities, then
 * its operations by provider, each with the entry that grants it.
 *
 * @param text The JSON text that holds the definition.
 * @param offset A place in the definition, in UTF-16 units.
 * @returns Absent where no role is defined.
 */
export function listGrants(text: string, offset: number): string | undefined {
  const role = readText(text).content.resources.find(
    ({ kind, node }) =>
      kind === "roleDefinition" && offset >= node.offset && offset <= node.offset + node.length,
  );
  return role?.kind === "roleDefinition" ? listing(role) : undefined;
}

function listing(role: RoleDefinition): string {
  const permissions = role.permissions.map(plainPermission);
  const title = `What ${asString(role.name) ?? "this role"} grants, by the catalogue of ${operationsOrigin.asOf}`;
  return [
    title,
    "=".repeat(title.length),
    "",
    ...abilityLines(permissions),
    ...planes.flatMap((plane) => planeLines(permissions, plane)),
  ].join("\n");
}

function abilityLines(permissions: readonly Permission[]): readonly string[] {
  const held = heldCapabilities(permissions);
  const marks = { yes: "yes        ", conditional: "conditional", no: "no         " };
  return ["Abilities", ...capabilities.map(({ id, label }) => `  ${marks[held.get(id) ?? "no"]}  ${label}`)];
}

function planeLines(permissions: readonly Permission[], plane: Plane): readonly string[] {
  const names = namesOf(grantedSet(permissions, plane));
  const count = `${isExact(permissions, plane) ? "" : "at least "}${counted(names.length, "operation")}`;
  return [
    "",
    `${plane === "control" ? "Control" : "Data"} plane: ${count}`,
    ...providerLines(names, permissions, plane),
  ];
}

function providerLines(
  names: readonly string[],
  permissions: readonly Permission[],
  plane: Plane,
): readonly string[] {
  const lines: string[] = [];
  let provider = "";
  for (const name of names) {
    const own = providerName(name);
    if (own.toLowerCase() !== provider) lines.push("", `${own}`);
    provider = own.toLowerCase();
    const [entry] = grantingEntries(permissions, name, plane);
    const reason =
      entry && entry.value !== name
        ? `  (by ${entry.value}${entry.conditional ? ", under a condition" : ""})`
        : "";
    lines.push(`  ${name}${reason}`);
  }
  return lines;
}
