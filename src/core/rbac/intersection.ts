import { covers, coversPattern, ends, overlaps } from "./wildcard";

/**
 * Entries for what two entries both cover. Exact when each has one `*` at most or one
 * covers the other; otherwise the first of them covers too much, never too little.
 */
export function commonPatterns(left: string, right: string): readonly string[] {
  if (!overlaps(left, right)) return [];
  if (coversPattern(left, right)) return [right];
  if (coversPattern(right, left)) return [left];

  const [a, b] = [ends(left), ends(right)];
  const prefix = longer(a.prefix, b.prefix);
  const suffix = longer(a.suffix, b.suffix);
  const joined = joinsOf(prefix, suffix).filter((name) => covers(left, name) && covers(right, name));
  return [`${prefix}*${suffix}`, ...joined];
}

/** The texts that begin with one text and end with another, and are shorter than both together. */
function joinsOf(prefix: string, suffix: string): readonly string[] {
  const joins: string[] = [];
  for (let shared = 1; shared <= Math.min(prefix.length, suffix.length); shared++) {
    const isShared = prefix.toLowerCase().endsWith(suffix.slice(0, shared).toLowerCase());
    if (isShared) joins.push(prefix + suffix.slice(shared));
  }
  return joins;
}

function longer(left: string, right: string): string {
  return left.length >= right.length ? left : right;
}
