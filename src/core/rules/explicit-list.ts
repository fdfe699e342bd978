import { operationsFor } from "../catalog/entry-operations";
import { replaceElements, together, type EditPlan } from "../document/edits";
import { replaceEach } from "../document/replace-each";
import { rewrite } from "../rbac/rewrite";
import { coversPattern, overlaps } from "../rbac/wildcard";
import { isWrittenInPlace, valuesOf } from "../resources/entry-list";
import type { PlaneLists } from "../resources/role-definition";

/**
 * Writes what a permissions object grants on one plane without its subtraction: entries the
 * subtraction touches are replaced where they stand, the list of subtractions is emptied.
 *
 * @param withhold More operations that shall not be granted any more.
 * @returns The change; absent where a part of the lists is not known or stands elsewhere.
 */
export function explicitListEdits(lists: PlaneLists, withhold: readonly string[] = []): EditPlan | undefined {
  const { granted, withheld } = lists;
  const isWritten = [granted, withheld].every(
    ({ entries, complete }) => complete && entries.every(isWrittenInPlace),
  );
  const [array, subtracted] = [granted.member?.value, withheld.member?.value];
  if (!isWritten || array?.type !== "array") return undefined;
  const entries = new Map(granted.entries.map(({ at, value }) => [at, value]));
  const rewriting = replaceEach(array, (element) => explicit(entries.get(element) ?? "", lists, withhold));
  return subtracted?.type === "array" ? together(rewriting, replaceElements(subtracted, [])) : rewriting;
}

/** What an entry becomes once nothing is subtracted from it; absent where it may stay. */
function explicit(
  entry: string,
  { plane, granted, withheld }: PlaneLists,
  withhold: readonly string[],
): readonly string[] | undefined {
  const unwanted = [...valuesOf(withheld), ...withhold];
  const touching = unwanted.filter((other) => overlaps(other, entry));
  if (touching.length === 0) return undefined;
  const staying = valuesOf(granted).filter(
    (other) => other !== entry && !unwanted.some((name) => overlaps(name, other)),
  );
  const { entries } = rewrite({ granted: [entry], withheld: touching }, [], operationsFor(entry, plane));
  return entries.filter((added) => !staying.some((other) => coversPattern(other, added)));
}
