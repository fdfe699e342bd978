import type { OperationIndex } from "../rbac/operation-index";
import type { Plane } from "../rbac/permissions";
import { ends, isWildcard } from "../rbac/wildcard";
import {
  aiOperations,
  allOperations,
  isOfCompleteProvider,
  operationsOfProvider,
  providerName,
} from "./operations";

/**
 * The operations of the catalogue among which an entry has all it covers: of its provider
 * where its text names one, else all of them. So that a common entry costs little.
 */
export function operationsFor(entry: string, plane: Plane): OperationIndex {
  const start = isWildcard(entry) ? ends(entry).prefix : entry;
  if (!start.includes("/")) return allOperations(plane);
  return isOfCompleteProvider(start) ? aiOperations(plane) : operationsOfProvider(providerName(start), plane);
}

/** As `operationsFor`, for a list of entries together. */
export function operationsForAll(entries: readonly string[], plane: Plane): OperationIndex {
  const indexes = new Set(entries.map((entry) => operationsFor(entry, plane)));
  const [only, ...others] = indexes;
  return only && others.length === 0 ? only : allOperations(plane);
}

/** Whether the catalogue has every operation that an entry covers, so that their number is exact. */
export function isCountedExactly(entry: string): boolean {
  const start = isWildcard(entry) ? ends(entry).prefix : entry;
  return start.includes("/") && isOfCompleteProvider(start);
}
