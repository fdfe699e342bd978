import { operationsFor } from "../catalog/entry-operations";
import type { JsonDocument } from "../document/json-node";
import { differenceOf, namesOf } from "../rbac/operation-set";
import { coversPattern } from "../rbac/wildcard";
import { valuesOf, type Entry } from "../resources/entry-list";
import type { PlaneLists } from "../resources/role-definition";
import { covered } from "./catalogue-sets";

/**
 * What an entry grants today after its subtraction, one operation each, so that nothing joins
 * it later; without what other entries of its list grant.
 *
 * @param wildcardFor A wildcard that may stand for an operation and its like, where naming
 * each would make the list too long to read. It is taken only if the entry covers all of it.
 */
export function frozenEntries(
  entry: Entry,
  { plane, granted, withheld }: PlaneLists,
  document: JsonDocument,
  wildcardFor: (operation: string) => string | undefined,
): readonly string[] {
  const index = operationsFor(entry.value, plane);
  const set = differenceOf(
    covered([entry.value], index, document),
    covered(valuesOf(withheld), index, document),
  );
  const others = granted.entries.filter((other) => other !== entry).map(({ value }) => value);
  const entries = namesOf(set).map((operation) => {
    const wildcard = wildcardFor(operation);
    return wildcard !== undefined && coversPattern(entry.value, wildcard) ? wildcard : operation;
  });
  return [...new Set(entries)].filter((added) => !others.some((other) => coversPattern(other, added)));
}
