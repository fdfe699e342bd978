/**
 * How Azure compares operations with the entries of a role: without regard to
 * letter case, and with `*` standing for any run of characters, slashes and the
 * empty run included.
 * https://learn.microsoft.com/azure/role-based-access-control/custom-roles#wildcard-permissions
 */

/** Whether an entry of a role is a pattern and not the name of one operation. */
export function isWildcard(entry: string): boolean {
  return entry.includes("*");
}

/**
 * Whether a pattern covers an operation. A pattern without `*` covers just itself.
 * Takes time linear in both strings, however many `*` the pattern has (Azure
 * accepts one, a file may hold any number), and never throws.
 */
export function covers(pattern: string, operation: string): boolean {
  return matches(takeApart(pattern), operation.toLowerCase());
}

/**
 * Whether everything the inner pattern covers is covered by the outer one as well,
 * operations that do not exist yet included.
 *
 * Exact, because a `*` of the inner pattern may become a character that the outer
 * one does not contain: only a `*` of the outer pattern can cover such a character,
 * and then it covers any other run in that place. So the inner `*` can be compared
 * as the character it is. For the same reason, what several patterns cover together
 * includes a pattern only if one of them covers it alone.
 */
export function coversPattern(outer: string, inner: string): boolean {
  return covers(outer, inner);
}

/** Whether some operation, existing or not, is covered by both entries. */
export function overlaps(left: string, right: string): boolean {
  if (!isWildcard(left)) return covers(right, left);
  if (!isWildcard(right)) return covers(left, right);

  const a = ends(left.toLowerCase());
  const b = ends(right.toLowerCase());
  const startsAgree = a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix);
  const endsAgree = a.suffix.endsWith(b.suffix) || b.suffix.endsWith(a.suffix);
  return startsAgree && endsAgree;
}

/** What a pattern demands at both ends: the text before its first `*` and after its last one. */
export function ends(pattern: string): { readonly prefix: string; readonly suffix: string } {
  return {
    prefix: pattern.slice(0, pattern.indexOf("*")),
    suffix: pattern.slice(pattern.lastIndexOf("*") + 1),
  };
}

/** A pattern made ready to be compared with many operations. In lower case. */
export interface PatternParts {
  readonly prefix: string;
  /** Undefined when the pattern has no `*`, and is all prefix. */
  readonly suffix: string | undefined;
  /** What must stand between, in this order. */
  readonly between: readonly string[];
}

/** Makes a pattern ready for `matches`. */
export function takeApart(pattern: string): PatternParts {
  const lowered = pattern.toLowerCase();
  if (!isWildcard(lowered)) return { prefix: lowered, suffix: undefined, between: [] };
  const [first, last] = [lowered.indexOf("*"), lowered.lastIndexOf("*")];
  const between = first === last ? [] : lowered.slice(first + 1, last).split("*");
  return { ...ends(lowered), between: between.filter((part) => part !== "") };
}

/** As `covers`, for an operation or pattern that is in lower case already. */
export function matches({ prefix, suffix, between }: PatternParts, lowered: string): boolean {
  if (suffix === undefined) return prefix === lowered;
  if (lowered.length < prefix.length + suffix.length) return false;
  if (!lowered.startsWith(prefix) || !lowered.endsWith(suffix)) return false;
  if (between.length === 0) return true;
  return containsInOrder(lowered.slice(prefix.length, lowered.length - suffix.length), between);
}

/** Taking each part at its first place after the one before leaves the most room for the rest. */
function containsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const place = indexOf(text, part, from);
    if (place < 0) return false;
    from = place + part.length;
  }
  return true;
}

/** Up to this length of the part the built-in search is quick on any text. */
const short = 64;

/** `String.indexOf`, for long parts after Knuth, Morris and Pratt: the built-in one can take the product of both lengths. */
function indexOf(text: string, part: string, from: number): number {
  if (part.length <= short) return text.indexOf(part, from);
  if (part.length > text.length - from) return -1;
  const borders = bordersOf(part);
  let matched = 0;
  for (let at = from; at < text.length; at++) {
    while (matched > 0 && text[at] !== part[matched]) matched = borders[matched - 1] ?? 0;
    if (text[at] === part[matched]) matched++;
    if (matched === part.length) return at - matched + 1;
  }
  return -1;
}

/** For each beginning of the text, the length of its longest proper beginning that is also its end. */
function bordersOf(text: string): Uint32Array {
  const borders = new Uint32Array(text.length);
  let length = 0;
  for (let at = 1; at < text.length; at++) {
    while (length > 0 && text[at] !== text[length]) length = borders[length - 1] ?? 0;
    if (text[at] === text[length]) length++;
    borders[at] = length;
  }
  return borders;
}
