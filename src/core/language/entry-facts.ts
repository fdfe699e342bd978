import { isCountedExactly, operationsFor } from "../catalog/entry-operations";
import { capabilities, type Capability } from "../rbac/capability";
import { coveredSet, differenceOf, intersectionOf, sizeOf, type OperationSet } from "../rbac/operation-set";
import type { Plane } from "../rbac/permissions";
import { covers } from "../rbac/wildcard";
import { worstOperations, type RiskyOperation } from "../rbac/worst-operations";

/** What is known of an entry of a role: an operation or a pattern of operations. */
export interface EntryFacts {
  readonly covered: OperationSet;
  readonly count: number;
  /** Whether the catalogue has all operations the entry covers today. */
  readonly exact: boolean;
  /** The abilities it gives, at least in part, after what is taken back beside it. */
  readonly abilities: readonly Capability[];
  /** The three most dangerous operations among those. */
  readonly worst: readonly RiskyOperation[];
}

/**
 * Works out what an entry covers today.
 *
 * @param withheld What the same permissions object takes back; abilities and dangers leave it out.
 */
export function entryFacts(entry: string, plane: Plane, withheld: readonly string[] = []): EntryFacts {
  const covered = coveredSet(operationsFor(entry, plane), [entry]);
  const effective = differenceOf(covered, coveredSet(covered.index, withheld));
  const isEffective = (name: string): boolean =>
    covers(entry, name) && !withheld.some((other) => covers(other, name));
  return {
    covered,
    count: sizeOf(covered),
    exact: isCountedExactly(entry),
    abilities: capabilities.filter(
      (capability) => capability.plane === plane && capability.operations.some(isEffective),
    ),
    worst: worstOperations(effective, plane, 3),
  };
}

/** How many operations of an entry the withheld entries beside it take back. */
export function countOverlap({ covered }: EntryFacts, others: readonly string[]): number {
  return sizeOf(intersectionOf(covered, coveredSet(covered.index, others)));
}
