import { isCountedExactly, operationsForAll } from "../catalog/entry-operations";
import { findOperation } from "../catalog/operations";
import { isWildcard } from "../rbac/wildcard";
import { heldCapabilities } from "../rbac/held-capabilities";
import { effectiveSet, sizeOf, type OperationSet } from "../rbac/operation-set";
import { entriesOf, type Permission, type Plane } from "../rbac/permissions";
import type { CapabilityId } from "../rbac/capability";
import { counted } from "./markdown";

export const planes = ["control", "data"] as const;

/** What permissions grant on one plane today. */
export function grantedSet(permissions: readonly Permission[], plane: Plane): OperationSet {
  const entries = permissions.flatMap((permission) => entriesOf(permission, plane).granted);
  return effectiveSet(permissions, operationsForAll(entries, plane), plane);
}

/** Whether the catalogue has every operation that permissions grant on a plane. */
export function isExact(permissions: readonly Permission[], plane: Plane): boolean {
  const isCounted = (entry: string): boolean =>
    isWildcard(entry) ? isCountedExactly(entry) : findOperation(entry, plane) !== undefined;
  return permissions.every((permission) => entriesOf(permission, plane).granted.every(isCounted));
}

/** "grants at least 412 operations", today and on both planes. */
export function grantCount(permissions: readonly Permission[], complete = true): string {
  const count = planes.reduce((sum, plane) => sum + sizeOf(grantedSet(permissions, plane)), 0);
  const exact = complete && planes.every((plane) => isExact(permissions, plane));
  return `grants ${exact ? "" : "at least "}${counted(count, "operation")}`;
}

/** What a short text says of abilities, the most telling first; any of the ids suffices. */
const traits: readonly (readonly [words: string, ids: readonly CapabilityId[]])[] = [
  ["reads keys", ["read-keys", "regenerate-keys"]],
  ["assigns roles", ["assign-roles"]],
  ["may switch keys on", ["switch-keys-on"]],
  ["calls models", ["chat", "embeddings", "responses"]],
  ["deploys models", ["deploy-models"]],
  ["trains models", ["fine-tune"]],
];

/** The abilities of permissions in a few words each: "reads keys", "calls models". */
export function traitsOf(permissions: readonly Permission[]): readonly string[] {
  const held = heldCapabilities(permissions);
  return traits.flatMap(([words, ids]) => {
    if (ids.some((id) => held.get(id) === "yes")) return [words];
    return ids.some((id) => held.get(id) === "conditional") ? [`${words} under a condition`] : [];
  });
}
