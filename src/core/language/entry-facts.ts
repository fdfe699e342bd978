import { isCountedExactly, operationsFor } from "../catalog/entry-operations";
import { capabilities, type Capability } from "../rbac/capability";
import { coveredSet, intersectionOf, sizeOf, type OperationSet } from "../rbac/operation-set";
import type { Plane } from "../rbac/permissions";
import { covers } from "../rbac/wildcard";
import { worstOperations, type RiskyOperation } from "../rbac/worst-operations";

/** What is known of an entry of a role: an operation or a pattern of operations. */
export interface EntryFacts {
  readonly covered: OperationSet;
  readonly count: number;
  /** Whether the catalogue has all operations the entry covers today. */
  readonly exact: boolean;
  /** The abilities it gives, at least in part. */
  readonly abilities: readonly Capability[];
  /** The three most dangerous operations. */
  readonly worst: readonly RiskyOperation[];
}

/** Works out what an entry covers today. */
export function entryFacts(entry: string, plane: Plane): EntryFacts {
  const covered = coveredSet(operationsFor(entry, plane), [entry]);
  return {
    covered,
    count: sizeOf(covered),
    exact: isCountedExactly(entry),
    abilities: capabilities.filter(
      (capability) => capability.plane === plane && capability.operations.some((name) => covers(entry, name)),
    ),
    worst: worstOperations(covered, plane, 3),
  };
}

/** How many operations of an entry the withheld entries beside it take back. */
export function countOverlap({ covered }: EntryFacts, others: readonly string[]): number {
  return sizeOf(intersectionOf(covered, coveredSet(covered.index, others)));
}
