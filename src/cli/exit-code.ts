import { hasFindings, type Report } from "./report";

/** Nothing at or above the threshold; findings; could not do all of its work. */
export type ExitCode = 0 | 1 | 2;

/**
 * A file that could not be read may hide anything, so it weighs more than the
 * findings of the others; and a run that judged nothing must not look like a pass.
 */
export function exitCodeOf(report: Report): ExitCode {
  if (report.problems.length > 0 || report.files.length === 0) return 2;
  return hasFindings(report) ? 1 : 0;
}
