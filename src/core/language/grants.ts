import { counted } from "../text/counted";
import { say, type Text } from "../text/text";
import { isCountedExactly, operationsForAll } from "../catalog/entry-operations";
import { findOperation } from "../catalog/operations";
import { isWildcard } from "../rbac/wildcard";
import { heldCapabilities } from "../rbac/held-capabilities";
import { effectiveSet, sizeOf, type OperationSet } from "../rbac/operation-set";
import { entriesOf, type Permission, type Plane } from "../rbac/permissions";
import type { CapabilityId } from "../rbac/capability";

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

/** "412 operations", or "at least 412 operations" where the count is a lower bound. */
export function operationCount(count: number, isExact: boolean): Text {
  return isExact ? counted.operations(count) : say("at least {0}", counted.operations(count));
}

/** "grants at least 412 operations", today and on both planes. */
export function grantCount(permissions: readonly Permission[], complete = true): Text {
  const count = planes.reduce((sum, plane) => sum + sizeOf(grantedSet(permissions, plane)), 0);
  const exact = complete && planes.every((plane) => isExact(permissions, plane));
  return say("grants {0}", operationCount(count, exact));
}

/** What a short text says of abilities, the most telling first; any of the ids suffices. */
const traits: readonly (readonly [words: Text, ids: readonly CapabilityId[]])[] = [
  [say("reads keys"), ["read-keys", "regenerate-keys"]],
  [say("assigns roles"), ["assign-roles"]],
  [say("may switch keys on"), ["switch-keys-on"]],
  [say("calls models"), ["chat", "embeddings", "responses"]],
  [say("deploys models"), ["deploy-models"]],
  [say("trains models"), ["fine-tune"]],
];

/** The abilities of permissions in a few words each: "reads keys", "calls models". */
export function traitsOf(permissions: readonly Permission[]): readonly Text[] {
  const held = heldCapabilities(permissions);
  return traits.flatMap(([words, ids]) => {
    if (ids.some((id) => held.get(id) === "yes")) return [words];
    return ids.some((id) => held.get(id) === "conditional") ? [say("{0} under a condition", words)] : [];
  });
}
