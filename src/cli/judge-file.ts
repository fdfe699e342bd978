import { lintConfig, positions, severities, withFingerprints } from "../core/index";
import type {
  Beside,
  Companion,
  ConfigLink,
  ConfigSuppression,
  Finding,
  GroupFile,
  LintResult,
  Severity,
  SuppressedFinding,
} from "../core/index";
import type { Family } from "./companions";
import { decode, encode, type Decoded, type Encoding } from "./encoding";
import type { Linter } from "./linter";
import { createLocate } from "./locate";
import type { FileProblem, JudgedFile } from "./report";

/** What a file turned out to be. */
export interface Judgement {
  /** Absent when the file is nothing the rules judge. */
  readonly judged?: JudgedFile;
  /** Nobody asked for this file, and nothing came of it: it is not counted either. */
  readonly isPassedOver?: true;
  readonly problem?: FileProblem;
  /** The suppressions of the configuration that silenced something; absent when that is not known: in a broken file, and where templates bring findings. */
  readonly used?: readonly ConfigSuppression[];
  /** The new content of the file, where safe fixes changed it. */
  readonly fixed?: { readonly content: Uint8Array; readonly applied: number };
  /** The network groups its definitions fill; absent where they fill none. */
  readonly groupFile?: GroupFile;
}

/** What has rules; a neighbour is known, and known to have none. */
const judgedKinds: readonly LintResult["kind"][] = ["resources", "template", "parameters"];

/** What judging a file takes beside its bytes. */
export interface Judging {
  /** How the file is called in reports. */
  readonly path: string;
  readonly linter: Linter;
  /** The files it is read with. */
  readonly family: Family;
  /** Other files of the run whose definitions fill the same network groups, as far as they are known. */
  readonly groupFiles?: readonly GroupFile[];
  /** Findings below it are left out. */
  readonly threshold: Severity;
}

/**
 * Judges the bytes of one file.
 *
 * @param wantsFixes Whether to apply safe fixes first. A file that is broken is left alone.
 */
export function judgeFile(judging: Judging, bytes: Uint8Array, wantsFixes: boolean): Judgement {
  const { path, linter } = judging;
  const decoded = decode(bytes);
  const result = linter.lint(decoded.text, besideOf(judging));
  const problem = result.kind || result.problems.length > 0 ? findProblem(path, decoded, result) : undefined;
  if (!judgedKinds.includes(result.kind)) return problem ? { problem } : { used: [] };

  const fixed = wantsFixes && !problem ? applyFixes(decoded, linter) : undefined;
  const text = fixed?.text ?? decoded.text;
  const final = fixed ? linter.lint(text, besideOf(judging)) : result;
  return {
    judged: judgeText(judging, text, final),
    ...(problem && { problem }),
    ...(fixed && { fixed }),
    ...(!problem && judging.family.templates.length === 0 && { used: final.usedSuppressions }),
    ...(final.networkGroups.length > 0 && { groupFile: { name: path, text, groups: final.networkGroups } }),
  };
}

function besideOf({ family, groupFiles = [] }: Judging): Beside {
  return { parametersFiles: family.parametersFiles, groupFiles };
}

function applyFixes({ text, encoding }: Decoded, linter: Linter) {
  const result = linter.fix(text);
  return result.text === text ? undefined : { ...result, content: encode(result.text, encoding) };
}

function judgeText(
  { path, linter, family, groupFiles = [], threshold }: Judging,
  text: string,
  { findings, suppressed }: LintResult,
): JudgedFile {
  const own = { name: path, text };
  const fromTemplates = family.templates.flatMap((template) => linter.lintParameters(own, template));
  const companions = [...family.parametersFiles, ...family.templates, ...groupFiles];
  const all = [...findings, ...fromTemplates].sort((a, b) => a.range.offset - b.range.offset);
  return toJudgedFile(own, all, suppressed, threshold, companions);
}

/** Judges a configuration file. */
export function judgeConfig(
  {
    path,
    link,
    unused,
  }: { readonly path: string; readonly link: ConfigLink; readonly unused: readonly Finding[] },
  threshold: Severity,
  today: string,
): JudgedFile {
  const { findings, suppressed } = lintConfig(link, today);
  const own = { name: path, text: link.document.text };
  const all = [...findings, ...unused].sort((a, b) => a.range.offset - b.range.offset);
  return toJudgedFile(own, all, suppressed, threshold, []);
}

/** What is reported of a file, from what was found in it. */
export function toJudgedFile(
  own: Companion,
  findings: readonly Finding[],
  suppressed: readonly SuppressedFinding[],
  threshold: Severity,
  companions: readonly Companion[],
  isJson = true,
): JudgedFile {
  const counted = severities.slice(0, severities.indexOf(threshold) + 1);
  const left = findings.filter(({ severity }) => counted.includes(severity));
  const silenced = suppressed.filter(({ severity }) => counted.includes(severity));
  return {
    path: own.name,
    findings: withFingerprints(own.text, left, isJson),
    suppressed: withFingerprints(own.text, silenced, isJson),
    // The text of a file without findings need not be kept.
    locate: createLocate(left.length + silenced.length > 0 ? own : { ...own, text: "" }, companions),
  };
}

/** Says from where on the bytes of a file make no text. */
export function findEncodingProblem(
  path: string,
  text: string,
  brokenAt: number,
  { charset }: Encoding,
): FileProblem {
  const name = charset === "utf8" ? "UTF-8" : "UTF-16";
  return { path, at: positions(text)(brokenAt), message: `Not valid ${name} from here.` };
}

function findProblem(
  path: string,
  { text, brokenAt, encoding }: Decoded,
  { problems: [first, ...more] }: LintResult,
): FileProblem | undefined {
  if (brokenAt !== undefined) return findEncodingProblem(path, text, brokenAt, encoding);
  if (!first) return undefined;
  const reason = first.message.charAt(0).toLowerCase() + first.message.slice(1);
  const others = more.length > 0 ? ` More errors behind it: ${String(more.length)}.` : "";
  return { path, at: positions(text)(first.offset), message: `Not valid JSON: ${reason}${others}` };
}
