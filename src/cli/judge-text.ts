import type { Severity } from "../core/index";
import { decode, encode } from "./encoding";
import { findEncodingProblem, toJudgedFile, type Judgement } from "./judge-file";
import type { Linter } from "./linter";

/** What judging a file of another language than JSON takes beside its bytes. */
export interface TextJudging {
  /** How the file is called in reports. */
  readonly path: string;
  readonly languageId: string;
  readonly linter: Linter;
  /** Whether somebody asked for this very file. */
  readonly isNamed: boolean;
  /** Findings below it are left out. */
  readonly threshold: Severity;
}

/**
 * Judges the bytes of a file of another language than JSON. Only the ids of roles in it are understood, so it
 * counts as judged where that leads to a finding: nothing else in it must look like a pass.
 *
 * @param wantsFixes Whether to apply safe fixes first.
 */
export function judgeText(judging: TextJudging, bytes: Uint8Array, wantsFixes: boolean): Judgement {
  const { path, languageId, linter, isNamed, threshold } = judging;
  const { text: before, brokenAt, encoding } = decode(bytes);
  const nothing: Judgement = isNamed ? { used: [] } : { used: [], isPassedOver: true };
  if (brokenAt !== undefined) {
    return isNamed ? { problem: findEncodingProblem(path, before, brokenAt, encoding) } : nothing;
  }
  const fixed = wantsFixes ? linter.fixText(before, languageId) : { text: before, applied: 0 };
  const { findings, suppressed, usedSuppressions: used } = linter.lintText(fixed.text, languageId);
  const judged = toJudgedFile({ name: path, text: fixed.text }, findings, suppressed, threshold, [], false);
  const isSilent = judged.findings.length + judged.suppressed.length === 0;
  if (fixed.applied === 0) return isSilent ? { ...nothing, used } : { judged, used };
  const content = encode(fixed.text, encoding);
  return { judged, used, fixed: { content, applied: fixed.applied } };
}
