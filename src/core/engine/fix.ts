import { applyEdits, type Edit } from "../document/edits";
import type { Finding } from "./finding";

/** A text after its safe fixes, and how many were applied. */
export interface FixResult {
  readonly text: string;
  readonly applied: number;
}

/** Fixes may uncover others; more rounds than this would mean that two of them undo each other. */
const mostRounds = 10;

/**
 * Applies safe fixes until none is left. Of fixes that overlap, the first wins
 * the round and the other gets its turn in the next.
 *
 * @param text The whole document.
 * @param lint Finds what there is to fix in a text.
 */
export function fixAllSafe(text: string, lint: (text: string) => readonly Finding[]): FixResult {
  let current = text;
  let applied = 0;
  for (let round = 0; round < mostRounds; round++) {
    const chosen = withoutOverlap(safeFixes(lint(current)));
    if (chosen.length === 0) break;
    current = applyEdits(current, chosen.flat());
    applied += chosen.length;
  }
  return { text: current, applied };
}

function safeFixes(findings: readonly Finding[]): readonly (readonly Edit[])[] {
  return findings.flatMap((finding) => {
    const fix = finding.fixes.find(({ safety }) => safety === "safe");
    const edits = fix?.edits() ?? [];
    return edits.length > 0 ? [edits] : [];
  });
}

function withoutOverlap(fixes: readonly (readonly Edit[])[]): readonly (readonly Edit[])[] {
  const taken: Edit[] = [];
  return fixes.filter((edits) => {
    if (edits.some((edit) => taken.some((other) => overlaps(edit, other)))) return false;
    taken.push(...edits);
    return true;
  });
}

function overlaps(left: Edit, right: Edit): boolean {
  return left.offset <= right.offset + right.length && right.offset <= left.offset + left.length;
}
