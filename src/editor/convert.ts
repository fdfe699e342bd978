import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  Range,
  SnippetString,
  SnippetTextEdit,
  TextEdit,
  type TextDocument,
  type Uri,
} from "vscode";
import type { Edit, Finding, Range as TextRange, Severity } from "../core/index";

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the Problems panel calls the origin of a finding. */
export const diagnosticSource = "Azure OpenAI Security";

/** Shows a finding as a diagnostic whose code opens the page of its rule. */
export function toDiagnostic(finding: Finding, document: TextDocument, page: Uri): Diagnostic {
  const diagnostic = new Diagnostic(
    toRange(finding.range, document),
    finding.message,
    severityOf[finding.severity],
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: finding.ruleId, target: page };
  diagnostic.relatedInformation = finding.related.map(
    ({ range, message }) =>
      new DiagnosticRelatedInformation(new Location(document.uri, toRange(range, document)), message),
  );
  return diagnostic;
}

export function toRange({ offset, length }: TextRange, document: TextDocument): Range {
  return new Range(document.positionAt(offset), document.positionAt(offset + length));
}

/** An edit with parts to fill in becomes a snippet, so that the editor walks the author through them. */
export function toTextEdit(edit: Edit, document: TextDocument): TextEdit | SnippetTextEdit {
  const range = toRange(edit, document);
  if (!edit.placeholders?.length) return TextEdit.replace(range, edit.content);
  return SnippetTextEdit.replace(range, toSnippet(edit.content, edit.placeholders));
}

function toSnippet(content: string, placeholders: NonNullable<Edit["placeholders"]>): SnippetString {
  const snippet = new SnippetString();
  let written = 0;
  for (const { offset, length } of placeholders) {
    snippet.appendText(content.slice(written, offset));
    snippet.appendPlaceholder(content.slice(offset, offset + length));
    written = offset + length;
  }
  return snippet.appendText(content.slice(written));
}
