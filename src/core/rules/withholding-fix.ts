import { operationsFor } from "../catalog/entry-operations";
import { removeElement, replaceElement } from "../document/edits";
import type { Plane } from "../rbac/permissions";
import { rewrite } from "../rbac/rewrite";
import { coversPattern, isWildcard } from "../rbac/wildcard";
import { isWrittenInPlace, type Entry, type EntryList } from "../resources/entry-list";
import type { PlaneLists } from "../resources/role-definition";
import { say, type Text } from "../text/text";
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
  loss: Text,
): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  if (!isWildcard(entry.value)) {
    return [{ title: say('Remove "{0}"', entry.value), safety: "unsafe", edits: removeElement(entry.at) }];
  }
  return [
    {
      title: say("Replace with what it grants today, without {0}", loss),
      safety: "unsafe",
      edits: (text) => replaceElement(entry.at, entriesWithout(entry, granted, withhold, plane))(text),
    },
  ];
}

/**
 * The rewritings of wildcards for which the whole catalogue has to be read, such as `*`. They
 * take a good part of a second and are the same in every role.
 */
const known = new Map<string, readonly string[]>();
const mostKnown = 100;

function rewritten(entry: string, withhold: readonly string[], plane: Plane): readonly string[] {
  const key = [plane, entry.toLowerCase(), ...withhold].join(" ");
  const kept = known.get(key);
  if (kept) return kept;
  const { entries } = rewrite({ granted: [entry], withheld: [] }, withhold, operationsFor(entry, plane));
  if (!entry.includes(".") && known.size < mostKnown) known.set(key, entries);
  return entries;
}

/** What stands in for an entry, as far as the other entries of its list do not grant it already. */
function entriesWithout(
  entry: Entry,
  list: EntryList,
  withhold: readonly string[],
  plane: Plane,
): readonly string[] {
  const others = list.entries.filter((other) => other !== entry).map(({ value }) => value);
  return rewritten(entry.value, withhold, plane).filter(
    (added) => !others.some((other) => coversPattern(other, added)),
  );
}
