import { severities, type Finding, type Position, type Severity } from "../../core/index";
import { countBySeverity, countSuppressed, everyFile, type JudgedFile, type Report } from "../report";

/** How a text report looks. */
export interface TextStyle {
  readonly color: boolean;
  /** Longer lines are broken; `Infinity` keeps each finding on one line. */
  readonly width: number;
  /** Whether to leave the summary out. */
  readonly quiet: boolean;
}

type Paint = (code: keyof typeof codes, text: string) => string;

const codes = { error: 31, warning: 33, information: 36, hint: 90, path: 4, dim: 90 };

/** The findings grouped by file, then one line that sums them up. */
export function formatText(report: Report, style: TextStyle): string {
  const paint: Paint = (code, text) =>
    style.color ? `\u001b[${String(codes[code])}m${text}\u001b[0m` : text;
  const groups = everyFile(report)
    .filter(({ findings }) => findings.length > 0)
    .map((file) => `${formatFile(file, paint, style.width)}\n`);
  const parts = style.quiet ? groups : [...groups, `${summaryOf(report)}\n`];
  return parts.join("\n");
}

function formatFile({ path, findings, locate }: JudgedFile, paint: Paint, width: number): string {
  const rows = findings.map((finding) => ({ finding, place: written(locate(finding.range).start) }));
  const placeWidth = Math.max(...rows.map(({ place }) => place.length));
  const severityWidth = Math.max(...findings.map(({ severity }) => severity.length));
  const lines = rows.flatMap(({ finding, place }) => [
    formatFinding(finding, place.padStart(placeWidth), severityWidth, paint, width),
    ...finding.related.map(({ range, message, file }) => {
      const { path: other, start } = locate(range, file);
      const where = other === path ? written(start) : `${other}:${written(start)}`;
      return paint("dim", `${" ".repeat(placeWidth + 4)}at ${printable(`${where}: ${message}`)}`);
    }),
  ]);
  return [paint("path", printable(path)), ...lines].join("\n");
}

const written = ({ line, character }: Position): string => `${String(line + 1)}:${String(character + 1)}`;

function formatFinding(
  { severity, message, ruleId }: Finding,
  place: string,
  severityWidth: number,
  paint: Paint,
  width: number,
): string {
  const indent = 2 + place.length + 2 + severityWidth + 2;
  const lines = wrap(`${printable(message)}  ${ruleId}`, width - indent);
  const text = lines.join(`\n${" ".repeat(indent)}`);
  const painted = `${text.slice(0, -ruleId.length)}${paint("dim", ruleId)}`;
  return `  ${paint("dim", place)}  ${paint(severity, severity.padEnd(severityWidth))}  ${painted}`;
}

/** Messages quote documents, and names of files come with them: neither must reach the terminal as commands. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    JSON.stringify(character)
      .slice(1, -1)
      .replace(/\p{Cc}/u, "?"),
  );
}

/** Breaks a text between words. A narrow terminal gets long lines rather than a column of single words. */
function wrap(text: string, width: number): readonly string[] {
  if (width < 40) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S)(?=\s)/)) {
    if (line !== "" && line.length + word.length > width) {
      lines.push(line);
      line = word.trimStart();
    } else line += word;
  }
  return [...lines, line];
}

/** One line: how many findings of which severity, what can be fixed, how much was judged. */
export function summaryOf(report: Report): string {
  const { files, filesRead, fixes } = report;
  const counts = countBySeverity(report);
  const found = severities.filter((severity) => counts[severity] > 0);
  const suppressed = countSuppressed(report);
  const withFindings = everyFile(report).filter(({ findings }) => findings.length > 0).length;
  const sentences = [
    fixes.applied > 0 && `Applied ${counted(fixes.applied, "fix")} in ${counted(fixes.files, "file")}.`,
    found.length > 0
      ? `${found.map((severity) => count(counts[severity], severity)).join(", ")} in ${counted(withFindings, "file")}.`
      : "No findings.",
    fixableSentence(report),
    suppressed > 0 && `Suppressed: ${String(suppressed)}.`,
    `Judged ${String(files.length)} of ${counted(filesRead, "file")}.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(" ");
}

function fixableSentence({ files }: Report): string | false {
  const safe = files
    .flatMap(({ findings }) => findings)
    .filter(({ fixes }) => fixes.some(({ safety }) => safety === "safe"));
  return safe.length > 0 && `--fix can mend ${String(safe.length)} of them.`;
}

function count(number: number, severity: Severity): string {
  return severity === "information" ? `${String(number)} information` : counted(number, severity);
}

function counted(number: number, noun: string): string {
  if (number === 1) return `1 ${noun}`;
  return `${String(number)} ${noun}${noun.endsWith("x") ? "es" : "s"}`;
}
