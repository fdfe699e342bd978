import { operationsForAll } from "../catalog/entry-operations";
import type { JsonDocument } from "../document/json-node";
import type { OperationIndex } from "../rbac/operation-index";
import { coveredSet, differenceOf, type OperationSet } from "../rbac/operation-set";
import { valuesOf } from "../resources/entry-list";
import type { PlaneLists } from "../resources/role-definition";

/** What entries cover, by index and entry: the roles of a list share most of their wildcards. */
type Known = Map<OperationIndex, Map<string, OperationSet>>;

const knownOf = new WeakMap<JsonDocument, Known>();

/** The operations of the catalogue that a permissions object grants on a plane, as far as its lists are known. */
export function grantedSet({ plane, granted, withheld }: PlaneLists, document: JsonDocument): OperationSet {
  const entries = valuesOf(granted);
  const index = operationsForAll(entries, plane);
  return differenceOf(covered(entries, index, document), covered(valuesOf(withheld), index, document));
}

/** As `coveredSet`, remembered for as long as the document is. */
export function covered(
  entries: readonly string[],
  index: OperationIndex,
  document: JsonDocument,
): OperationSet {
  const known: Known = knownOf.get(document) ?? new Map<OperationIndex, Map<string, OperationSet>>();
  knownOf.set(document, known);
  const sets = known.get(index) ?? new Map<string, OperationSet>();
  known.set(index, sets);
  const { bits } = coveredSet(index, []);
  for (const entry of entries) {
    const set = sets.get(entry) ?? coveredSet(index, [entry]);
    sets.set(entry, set);
    for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (set.bits[at] ?? 0);
  }
  return { index, bits };
}
