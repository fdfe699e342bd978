import type { Fingerprinted, Position, RuleMeta, Severity, SuppressedFinding } from "../core/index";
import type { Locate } from "./locate";

/** A file that could not be read, or not be read to its end. */
export interface FileProblem {
  readonly path: string;
  /** Where it stopped making sense; absent when the file could not be opened. */
  readonly at?: Position;
  /** A sentence. */
  readonly message: string;
}

/** A file the rules have something to say about: one that was recognised, or a configuration file. */
export interface JudgedFile {
  readonly path: string;
  /** Those at or above the threshold, in the order they stand in the file. */
  readonly findings: readonly Fingerprinted[];
  /** Those at or above the threshold that somebody decided to live with. */
  readonly suppressed: readonly Fingerprinted<SuppressedFinding>[];
  readonly locate: Locate;
}

/** What came of a run; everything a formatter may print. */
export interface Report {
  readonly version: string;
  /** Those that were recognised, sorted by path, and the configuration files somebody named. */
  readonly files: readonly JudgedFile[];
  /** The other configuration files that counted, sorted by path. */
  readonly configurations: readonly JudgedFile[];
  readonly problems: readonly FileProblem[];
  /** How many files were read, among them those that are none of ours. */
  readonly filesRead: number;
  /** How many files a configuration kept from being read. */
  readonly filesIgnored: number;
  readonly fixes: { readonly applied: number; readonly files: number };
  /** The rules that ran, in alphabetical order. */
  readonly rules: readonly RuleMeta[];
}

/** Every file that may have findings, sorted by path. */
export function everyFile({ files, configurations }: Report): readonly JudgedFile[] {
  return [...files, ...configurations].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** How many findings somebody decided to live with. */
export function countSuppressed(report: Report): number {
  return everyFile(report).flatMap(({ suppressed }) => suppressed).length;
}

/** How many findings of each severity there are. */
export function countBySeverity(report: Report): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of everyFile(report)) {
    for (const { severity } of findings) counts[severity]++;
  }
  return counts;
}

/** Whether there is anything at or above the threshold. */
export function hasFindings(report: Report): boolean {
  return everyFile(report).some(({ findings }) => findings.length > 0);
}
