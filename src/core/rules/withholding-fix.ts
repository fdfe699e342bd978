import { operationsFor } from "../catalog/entry-operations";
import { removeElement, replaceElement } from "../document/edits";
import { rewrite } from "../rbac/rewrite";
import { coversPattern, isWildcard } from "../rbac/wildcard";
import { isWrittenInPlace, type Entry, type EntryList } from "../resources/entry-list";
import type { PlaneLists } from "../resources/role-definition";
import type { Fix } from "./rule";

/**
 * Takes operations away from what an entry grants: a single operation is removed, a
 * wildcard replaced by what it grants today without them.
 *
 * @param lists The lists the entry belongs to.
 * @param withhold Operations, or patterns of them, that shall not be granted any more.
 * @param loss What the holders lose, after "without".
 */
export function withholdingFixes(
  { plane, granted }: PlaneLists,
  entry: Entry,
  withhold: readonly string[],
  loss: string,
): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  if (!isWildcard(entry.value)) {
    return [{ title: `Remove "${entry.value}"`, safety: "unsafe", edits: removeElement(entry.at) }];
  }
  return [
    {
      title: `Replace with what it grants today, without ${loss}`,
      safety: "unsafe",
      edits: (text) => replaceElement(entry.at, entriesWithout(entry, granted, withhold, plane))(text),
    },
  ];
}

/** What stands in for an entry, as far as the other entries of its list do not grant it already. */
function entriesWithout(
  entry: Entry,
  list: EntryList,
  withhold: readonly string[],
  plane: PlaneLists["plane"],
): readonly string[] {
  const { entries } = rewrite(
    { granted: [entry.value], withheld: [] },
    withhold,
    operationsFor(entry.value, plane),
  );
  const others = list.entries.filter((other) => other !== entry).map(({ value }) => value);
  return entries.filter((added) => !others.some((other) => coversPattern(other, added)));
}
