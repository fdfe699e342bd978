import type { Finding } from "./finding";

/** Sorts findings by place, and keeps one of each rule at a place. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const places = new Map<string, Finding>();
  for (const finding of findings) {
    const place = `${finding.ruleId} ${String(finding.range.offset)} ${String(finding.range.length)}`;
    if (!places.has(place)) places.set(place, finding);
  }
  return [...places.values()].sort(
    (a, b) =>
      a.range.offset - b.range.offset || a.range.length - b.range.length || compare(a.ruleId, b.ruleId),
  );
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
