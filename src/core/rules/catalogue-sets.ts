import { operationsForAll } from "../catalog/entry-operations";
import type { JsonDocument } from "../document/json-node";
import { onceFor, onceOf } from "../memo/once";
import type { OperationIndex } from "../rbac/operation-index";
import { coveredSet, differenceOf, type OperationSet } from "../rbac/operation-set";
import { valuesOf } from "../resources/entry-list";
import type { PlaneLists } from "../resources/role-definition";

/** What entries of a document cover, by index: the roles of a list share most of their wildcards. */
const coverageOf = onceOf<JsonDocument, (index: OperationIndex) => (entry: string) => OperationSet>(() =>
  onceOf((index: OperationIndex) => onceFor((entry: string) => coveredSet(index, [entry]))),
);

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
  const coverage = coverageOf(document)(index);
  const { bits } = coveredSet(index, []);
  for (const entry of entries) {
    const set = coverage(entry);
    for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (set.bits[at] ?? 0);
  }
  return { index, bits };
}
