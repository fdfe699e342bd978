import type { Fingerprinted, FindingFix, RuleMeta, Severity, SuppressedFinding } from "../../core/index";
import { everyFile, type FileProblem, type JudgedFile, type Report } from "../report";
import type { Locate, Located } from "../locate";
import { projectPage, rulePage } from "../rule-page";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** Lets a reader of logs find a result again in the next one. */
const fingerprintName = "aoaiSecurity/v1";

/**
 * The report as a SARIF 2.1.0 log
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
 */
export function formatSarif(report: Report): string {
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [toRun(report)],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRun(report: Report) {
  const { version, rules, files, problems } = report;
  return {
    tool: {
      driver: {
        name: "aoai-security",
        fullName: "Azure OpenAI Security",
        semanticVersion: version,
        informationUri: projectPage,
        rules: rules.map(toRule),
      },
    },
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r"],
    invocations: [
      {
        executionSuccessful: problems.length === 0 && files.length > 0,
        toolExecutionNotifications: problems.map(toNotification),
      },
    ],
    artifacts: files.map(({ path }) => ({ location: toLocation(path), roles: ["analysisTarget"] })),
    results: everyFile(report).flatMap((file) => [
      ...file.findings.map((finding) => toResult(finding, file, rules)),
      ...file.suppressed.map((finding) => toSuppressedResult(finding, file, rules)),
    ]),
  };
}

function toRule({ id, summary, severity, category }: RuleMeta) {
  return {
    id,
    shortDescription: { text: `${summary}.` },
    helpUri: rulePage(id),
    defaultConfiguration: { level: levels[severity] },
    properties: { category, tags: ["security", category] },
  };
}

function toNotification({ path, at, message }: FileProblem) {
  const region = at && { startLine: at.line + 1, startColumn: at.character + 1 };
  return {
    level: "error",
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: toLocation(path), ...(region && { region }) } }],
  };
}

function toResult(finding: Fingerprinted, { locate }: JudgedFile, rules: readonly RuleMeta[]) {
  const { ruleId, severity, message, range, related, fixes } = finding;
  const placed = fixes.map((fix) => toFix(fix, locate)).filter((fix) => fix !== undefined);
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    level: levels[severity],
    message: { text: message },
    locations: [toPlace(locate(range))],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        ...toPlace(locate(other.range, other.file)),
        message: { text: other.message },
      })),
    }),
    ...(placed.length > 0 && { fixes: placed }),
    partialFingerprints: { [fingerprintName]: finding.fingerprint },
  };
}

/** Kept, so that a reader of the log sees what was decided and why. */
function toSuppressedResult(
  finding: Fingerprinted<SuppressedFinding>,
  file: JudgedFile,
  rules: readonly RuleMeta[],
) {
  const { where, reason } = finding.suppression;
  const kind = where === "document" ? "inSource" : "external";
  return { ...toResult(finding, file, rules), suppressions: [{ kind, justification: reason }] };
}

function toPlace(located: Located) {
  return {
    physicalLocation: { artifactLocation: toLocation(located.path), region: toRegion(located) },
  };
}

/** Absent for a fix that opens a document of its own: SARIF knows replacements only. */
function toFix(fix: FindingFix, locate: Locate) {
  const edits = fix.edits();
  const places = edits.map((edit) => locate(edit, fix.file));
  const [first] = places;
  if (!first) return undefined;
  const replacements = edits.map(({ content }, index) => ({
    deletedRegion: toRegion(places[index] ?? first),
    insertedContent: { text: content },
  }));
  return {
    description: { text: `${fix.title}.` },
    artifactChanges: [{ artifactLocation: toLocation(first.path), replacements }],
    properties: { safety: fix.safety },
  };
}

function toRegion({ start, end }: Located) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A relative path counts from the folder the run was started in, which is taken for the root of the sources. */
function toLocation(path: string) {
  const uri = path
    .split("/")
    .map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, percent))
    .join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  if (/^[a-z]:/i.test(path)) return { uri: `file:///${uri.replace("%3A", ":")}` };
  return { uri, uriBaseId: "%SRCROOT%" };
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
