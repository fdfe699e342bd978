import { elements, memberValue, parseDocument, stringOf, type JsonNode } from "../document/json-node";
import type { Fingerprinted } from "./fingerprint";
import type { SuppressedFinding } from "./suppress";

/** Findings that were there when somebody began to look, and are accepted until they are touched. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

/** So many findings of one rule that look alike in one file. */
export interface BaselineEntry {
  /** Relative to the folder of the baseline, with forward slashes. */
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly count: number;
}

/** What was found in one file. */
export interface FoundInFile {
  /** Relative to the folder of the baseline, with forward slashes. */
  readonly file: string;
  readonly findings: readonly Fingerprinted[];
}

const version = 1;

/** Makes a baseline that accepts every finding of some files. */
export function toBaseline(files: readonly FoundInFile[]): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const { file, findings } of files) {
    for (const { ruleId: rule, fingerprint } of findings) {
      const key = keyOf(file, fingerprint);
      entries.set(key, { file, rule, fingerprint, count: (entries.get(key)?.count ?? 0) + 1 });
    }
  }
  const sorted = [...entries.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries: sorted.map(([, entry]) => entry) };
}

/** Writes a baseline as JSON, one finding on a line, so that changes to it are easy to read. */
export function writeBaseline({ entries }: Baseline): string {
  const lines = entries.map((entry) => `\n    ${JSON.stringify(entry)}`);
  return `{\n  "version": ${String(version)},\n  "findings": [${lines.join(",")}${lines.length > 0 ? "\n  " : ""}]\n}\n`;
}

/** Reads a baseline; absent when the text is none, or one of a later version. */
export function readBaseline(text: string): Baseline | undefined {
  const { root, problems } = parseDocument(text);
  const findings = memberValue(root, "findings");
  if (problems.length > 0 || memberValue(root, "version")?.value !== version) return undefined;
  if (findings?.type !== "array") return undefined;
  const entries = elements(findings).map(readEntry);
  return entries.includes(undefined)
    ? undefined
    : { entries: entries.filter((entry) => entry !== undefined) };
}

function readEntry(node: JsonNode): BaselineEntry | undefined {
  const [file, rule, fingerprint] = ["file", "rule", "fingerprint"].map((name) =>
    stringOf(memberValue(node, name)),
  );
  const count: unknown = memberValue(node, "count")?.value;
  if (file === undefined || rule === undefined || fingerprint === undefined) return undefined;
  return typeof count === "number" ? { file, rule, fingerprint, count } : undefined;
}

/** Findings parted by whether a baseline knows them. */
export interface Accepted {
  readonly findings: readonly Fingerprinted[];
  readonly accepted: readonly Fingerprinted<SuppressedFinding>[];
}

/**
 * Takes what a baseline accepts out of the findings of a file. Where more look alike than
 * it knows, those further down are new.
 */
export function acceptKnown({ entries }: Baseline, { file, findings }: FoundInFile): Accepted {
  const left = new Map(
    entries.filter((entry) => entry.file === file).map((entry) => [entry.fingerprint, entry.count]),
  );
  const fresh: Fingerprinted[] = [];
  const accepted: Fingerprinted<SuppressedFinding>[] = [];
  for (const finding of findings) {
    const count = left.get(finding.fingerprint) ?? 0;
    left.set(finding.fingerprint, count - 1);
    if (count <= 0) fresh.push(finding);
    else
      accepted.push({ ...finding, suppression: { where: "elsewhere", reason: "The baseline accepts it." } });
  }
  return { findings: fresh, accepted };
}

const keyOf = (file: string, fingerprint: string): string => `${file}\n${fingerprint}`;
