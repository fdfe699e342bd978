import type { Finding, FindingFix, Position } from "../../core/index";
import { countBySeverity, countSuppressed, everyFile, type JudgedFile, type Report } from "../report";
import type { Locate, Located } from "../locate";
import { rulePage } from "../rule-page";

/** The report as one JSON object; lines and columns count from one, columns in UTF-16 units. */
export function formatJson(report: Report): string {
  const content = {
    tool: { name: "aoai-security", version: report.version },
    summary: {
      ...countBySeverity(report),
      suppressed: countSuppressed(report),
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

function toFinding(finding: Finding, { locate }: JudgedFile) {
  const { ruleId, severity, message, range, related, fixes } = finding;
  return {
    ...span(locate(range)),
    rule: ruleId,
    severity,
    message,
    page: rulePage(ruleId),
    related: related.map((other) => ({ ...span(locate(other.range, other.file)), message: other.message })),
    fixes: fixes.map((fix) => toFix(fix, locate)),
  };
}

function toFix(fix: FindingFix, locate: Locate) {
  const changes = fix.edits().map((edit) => ({ ...span(locate(edit, fix.file)), content: edit.content }));
  return { title: fix.title, safety: fix.safety, edits: changes };
}

function span({ path, start, end }: Located) {
  const { line: endLine, column: endColumn } = place(end);
  return { file: path, ...place(start), endLine, endColumn };
}

function place({ line, character }: Position) {
  return { line: line + 1, column: character + 1 };
}
