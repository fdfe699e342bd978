import { lintConfig, positions, severities, withFingerprints } from "../core/index";
import type { ConfigLink, LintResult, Severity } from "../core/index";
import { decode, encode, type Decoded } from "./encoding";
import type { Linter } from "./linter";
import type { FileProblem, JudgedFile } from "./report";

/** What a file turned out to be. */
export interface Judgement {
  /** Absent when the file is nothing the rules judge. */
  readonly judged?: JudgedFile;
  readonly problem?: FileProblem;
  /** The new content of the file, where safe fixes changed it. */
  readonly fixed?: { readonly content: Uint8Array; readonly applied: number };
}

/** What has rules; a neighbour is known, and known to have none. */
const judgedKinds: readonly LintResult["kind"][] = ["resources", "template", "parameters"];

/**
 * Judges the bytes of one file.
 *
 * @param path How the file is called in reports.
 * @param linter Judges the text.
 * @param threshold Findings below it are left out.
 * @param wantsFixes Whether to apply safe fixes first. A file that is broken is left alone.
 */
export function judgeFile(
  path: string,
  bytes: Uint8Array,
  linter: Linter,
  threshold: Severity,
  wantsFixes: boolean,
): Judgement {
  const decoded = decode(bytes);
  const result = linter.lint(decoded.text);
  const problem = result.kind || result.problems.length > 0 ? findProblem(path, decoded, result) : undefined;
  if (!judgedKinds.includes(result.kind)) return problem ? { problem } : {};

  const fixed = wantsFixes && !problem ? applyFixes(decoded, linter) : undefined;
  const judged = fixed
    ? judgedFile(path, fixed.text, linter.lint(fixed.text), threshold)
    : judgedFile(path, decoded.text, result, threshold);
  return { judged, ...(problem && { problem }), ...(fixed && { fixed }) };
}

function applyFixes({ text, encoding }: Decoded, linter: Linter) {
  const result = linter.fix(text);
  return result.text === text ? undefined : { ...result, content: encode(result.text, encoding) };
}

function judgedFile(path: string, text: string, result: LintResult, threshold: Severity): JudgedFile {
  const counted = severities.slice(0, severities.indexOf(threshold) + 1);
  const findings = result.findings.filter(({ severity }) => counted.includes(severity));
  const suppressed = result.suppressed.filter(({ severity }) => counted.includes(severity));
  const positionOf = findings.length + suppressed.length > 0 ? positions(text) : nowhere;
  return {
    path,
    findings: withFingerprints(text, findings),
    suppressed: withFingerprints(text, suppressed),
    positionOf,
  };
}

/** Judges a configuration file. */
export function judgeConfig(path: string, link: ConfigLink, threshold: Severity, today: string): JudgedFile {
  return judgedFile(path, link.document.text, lintConfig(link, today), threshold);
}

/** The text of a file without findings need not be kept. */
const nowhere = () => ({ line: 0, character: 0 });

function findProblem(
  path: string,
  { text, brokenAt, encoding }: Decoded,
  { problems: [first, ...more] }: LintResult,
): FileProblem | undefined {
  if (brokenAt !== undefined) {
    const charset = encoding.charset === "utf8" ? "UTF-8" : "UTF-16";
    return { path, at: positions(text)(brokenAt), message: `Not valid ${charset} from here.` };
  }
  if (!first) return undefined;
  const reason = first.message.charAt(0).toLowerCase() + first.message.slice(1);
  const others = more.length > 0 ? ` More errors behind it: ${String(more.length)}.` : "";
  return { path, at: positions(text)(first.offset), message: `Not valid JSON: ${reason}${others}` };
}
