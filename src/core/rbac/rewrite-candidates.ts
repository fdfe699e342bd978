import { isWildcard, matches, overlaps, takeApart } from "./wildcard";

/** A wildcard that may stand in a rewritten list, and which of the wanted operations it grants. */
export interface Candidate {
  /** In lower case. */
  readonly pattern: string;
  /** Places in the list of wanted operations. */
  readonly covers: readonly number[];
}

/**
 * The widest wildcards that grant nothing but what is granted today and for the future:
 * inside one of the granted entries, and with no operation, existing or not, in common
 * with what is withheld. Each has one `*` in place of whole segments, or is a granted
 * entry itself. All arguments in lower case; the result is sorted.
 */
export function widestCandidates(
  wanted: readonly string[],
  granted: readonly string[],
  withheld: readonly string[],
): readonly Candidate[] {
  const isSafe = safely(granted, withheld);
  const found = new Map<string, number[]>();
  for (const entry of granted) {
    if (isWildcard(entry) && hasOneStar(entry) && isSafe(entry))
      found.set(entry, placesCovered(entry, wanted));
  }
  wanted.forEach((operation, place) => {
    for (const pattern of widestFor(operation.split("/"), isSafe)) {
      const places = found.get(pattern);
      if (places === undefined) found.set(pattern, [place]);
      else if (!granted.includes(pattern)) places.push(place);
    }
  });
  return [...found]
    .map(([pattern, covers]) => ({ pattern, covers }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** Segments, `first` of them kept at the start and `last` at the end, with one `*` between. */
export function patternOf(segments: readonly string[], first: number, last: number): string {
  const end = segments.slice(segments.length - last);
  return [...segments.slice(0, first), "*", ...end].join("/");
}

/**
 * The safe patterns for an operation of which no safe one is wider. The more segments
 * are kept at the start, the fewer are needed at the end, so one walk finds them all.
 */
function widestFor(segments: readonly string[], isSafe: (pattern: string) => boolean): readonly string[] {
  const patterns: string[] = [];
  let fewest = segments.length;
  for (let first = 0; first < segments.length && fewest > 0; first++) {
    for (let last = 0; last < Math.min(fewest, segments.length - first); last++) {
      const pattern = patternOf(segments, first, last);
      if (!isSafe(pattern)) continue;
      patterns.push(pattern);
      fewest = last;
    }
  }
  return patterns;
}

/** Remembers its answers: thousands of operations share a few hundred patterns. */
function safely(granted: readonly string[], withheld: readonly string[]): (pattern: string) => boolean {
  const answers = new Map<string, boolean>();
  const wildcards = granted.filter(isWildcard).map(takeApart);
  return (pattern) => {
    const known = answers.get(pattern);
    if (known !== undefined) return known;
    const isInside = wildcards.some((entry) => matches(entry, pattern));
    const answer = isInside && !withheld.some((entry) => overlaps(entry, pattern));
    answers.set(pattern, answer);
    return answer;
  };
}

function placesCovered(pattern: string, operations: readonly string[]): number[] {
  const parts = takeApart(pattern);
  return operations.flatMap((operation, place) => (matches(parts, operation) ? [place] : []));
}

function hasOneStar(entry: string): boolean {
  return entry.indexOf("*") === entry.lastIndexOf("*");
}
