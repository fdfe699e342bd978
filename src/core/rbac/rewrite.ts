import type { OperationIndex } from "./operation-index";
import { coveredSet, differenceOf, placesOf } from "./operation-set";
import type { Entries } from "./permissions";
import { findCovering } from "./redundancy";
import { patternOf, widestCandidates, type Candidate } from "./rewrite-candidates";
import { smallestCover } from "./set-cover";
import { covers, coversPattern, isWildcard } from "./wildcard";

/** A list of entries that needs no subtraction. */
export interface Rewriting {
  /** The new list, sorted without regard to case. Each entry has one `*` at most. */
  readonly entries: readonly string[];
  /**
   * The wildcards of the old list that also granted operations outside the catalogue,
   * new ones above all, which the new list does not grant.
   */
  readonly narrowed: readonly string[];
}

/**
 * Writes one list of a permissions object anew, without subtraction: the fewest entries
 * that grant each operation of the catalogue which the old list grants, except those to
 * withhold. The new list is never wider than the old one, not even for operations that
 * do not exist yet: no wildcard of it shares an operation, existing or not, with what the
 * old list subtracts or with what is to be withheld.
 *
 * @param old the entries and what is subtracted from them, of one plane
 * @param withhold operations or patterns that the new list must not grant
 * @param index the operations of that plane
 */
export function rewrite(old: Entries, withhold: readonly string[], index: OperationIndex): Rewriting {
  const withheld = [...old.withheld, ...withhold];
  const places = placesOf(differenceOf(coveredSet(index, old.granted), coveredSet(index, withheld)));
  const wanted = places.map((place) => index.lowered[place] ?? "");
  const names = places.map((place) => index.names[place] ?? "");

  const candidates = widestCandidates(wanted, lowered(old.granted), lowered(withheld));
  const chosen = smallestCover(candidates.map(({ covers }) => covers)).flatMap((id) => candidates[id] ?? []);
  const isCovered = new Set(chosen.flatMap(({ covers }) => covers));
  const known = [
    ...chosen.map((candidate) => spelled(candidate, names, old.granted)),
    ...names.filter((_, place) => !isCovered.has(place)),
  ];
  const unknown = unknownIn(old.granted, withheld, candidates);
  const entries = [...withoutCovered([...known, ...unknown])].sort(byLowerCase);
  return { entries, narrowed: narrowedIn(old, entries) };
}

/**
 * A chosen pattern as it is to be written: as in the old list if it stands there, and
 * otherwise as narrow as it can be without losing an operation, so one name where it
 * grants one.
 */
function spelled(
  { pattern, covers: places }: Candidate,
  names: readonly string[],
  granted: readonly string[],
): string {
  const original = asWritten(pattern, granted);
  if (original !== undefined) return original;

  const operations = places.map((place) => (names[place] ?? "").split("/"));
  const [model = [], ...others] = operations;
  if (others.length === 0) return model.join("/");

  const last = pattern.slice(pattern.indexOf("*") + 1).split("/").length - 1;
  const room = Math.min(...operations.map(({ length }) => length)) - 1;
  const start = Math.min(sharedLength(operations), room - last);
  const end = Math.min(sharedLength(operations.map((segments) => [...segments].reverse())), room - start);
  return patternOf(model, start, end);
}

/** How many segments all lists begin with. */
function sharedLength(lists: readonly (readonly string[])[]): number {
  const [model = []] = lists;
  const differs = model.findIndex((segment, at) =>
    lists.some((list) => list[at]?.toLowerCase() !== segment.toLowerCase()),
  );
  return differs < 0 ? model.length : differs;
}

/** Entries of the old list that grant nothing the catalogue knows, as far as they may stay. */
function unknownIn(
  granted: readonly string[],
  withheld: readonly string[],
  candidates: readonly Candidate[],
): readonly string[] {
  const names = granted.filter(
    (entry) => !isWildcard(entry) && !withheld.some((other) => covers(other, entry)),
  );
  const patterns = candidates.filter((candidate) => candidate.covers.length === 0);
  return [
    ...names,
    ...patterns.map((candidate) => asWritten(candidate.pattern, granted) ?? candidate.pattern),
  ];
}

function withoutCovered(entries: readonly string[]): readonly string[] {
  const covered = new Set(findCovering(entries).map(({ covered: place }) => place));
  return entries.filter((_, place) => !covered.has(place));
}

/** The entry of a list that is spelled like this, letter case aside. */
function asWritten(lowered: string, entries: readonly string[]): string | undefined {
  return entries.find((entry) => entry.toLowerCase() === lowered);
}

function narrowedIn({ granted, withheld }: Entries, entries: readonly string[]): readonly string[] {
  return granted.filter(
    (entry) => isWildcard(entry) && ![...withheld, ...entries].some((other) => coversPattern(other, entry)),
  );
}

function lowered(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => entry.toLowerCase());
}

function byLowerCase(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}
