import type { Finding } from "./finding";

/** Sorts findings by place, and keeps one of each rule at a place: the first. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const sorted = [...findings].sort(byPlaceAndRule);
  return sorted.filter((finding, at) => {
    const before = sorted[at - 1];
    return before === undefined || byPlaceAndRule(before, finding) !== 0;
  });
}

function byPlaceAndRule(a: Finding, b: Finding): number {
  return a.range.offset - b.range.offset || a.range.length - b.range.length || compare(a.ruleId, b.ruleId);
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
