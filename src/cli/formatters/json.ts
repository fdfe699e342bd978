import type { Finding, FindingFix, Position, Range } from "../../core/index";
import { countBySeverity, everyFile, type JudgedFile, type Report } from "../report";
import { rulePage } from "../rule-page";

type PositionOf = JudgedFile["positionOf"];

/** The report as one JSON object; lines and columns count from one, columns in UTF-16 units. */
export function formatJson(report: Report): string {
  const content = {
    tool: { name: "aoai-security", version: report.version },
    summary: {
      ...countBySeverity(report),
      suppressed: report.files.flatMap(({ suppressed }) => suppressed).length,
      filesRead: report.filesRead,
      filesJudged: report.files.length,
      fixesApplied: report.fixes.applied,
    },
    findings: everyFile(report).flatMap((file) => file.findings.map((finding) => toFinding(finding, file))),
    suppressed: everyFile(report).flatMap((file) =>
      file.suppressed.map((finding) => ({ ...toFinding(finding, file), suppression: finding.suppression })),
    ),
    problems: report.problems.map(({ path, at, message }) => ({ file: path, ...(at && place(at)), message })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function toFinding(finding: Finding, { path, positionOf }: JudgedFile) {
  const { ruleId, severity, message, range, related, fixes } = finding;
  return {
    file: path,
    ...span(range, positionOf),
    rule: ruleId,
    severity,
    message,
    page: rulePage(ruleId),
    related: related.map((other) => ({ ...span(other.range, positionOf), message: other.message })),
    fixes: fixes.map((fix) => toFix(fix, positionOf)),
  };
}

function toFix(fix: FindingFix, positionOf: PositionOf) {
  const changes = fix.edits().map((edit) => ({ ...span(edit, positionOf), content: edit.content }));
  return { title: fix.title, safety: fix.safety, edits: changes };
}

function span({ offset, length }: Range, positionOf: PositionOf) {
  const end = place(positionOf(offset + length));
  return { ...place(positionOf(offset)), endLine: end.line, endColumn: end.column };
}

function place({ line, character }: Position) {
  return { line: line + 1, column: character + 1 };
}
