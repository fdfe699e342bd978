import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  SnippetString,
  SnippetTextEdit,
  TextEdit,
  type Uri,
} from "vscode";
import type { Companion, Edit, Finding, Severity } from "../core/index";
import { sourceOf, toRange, type TextSource } from "./text-source";

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the Problems panel calls the origin of a finding. */
export const diagnosticSource = "Azure OpenAI Security";

/**
 * Shows a finding as a diagnostic whose code opens the page of its rule.
 *
 * @param companions The files the document was read with, in which a part of the finding may stand.
 */
export function toDiagnostic(
  finding: Finding,
  document: TextSource,
  companions: readonly Companion[],
  pageOf: (ruleId: string) => Uri,
): Diagnostic {
  const range = toRange(finding.range, document);
  const diagnostic = new Diagnostic(range, finding.message, severityOf[finding.severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: finding.ruleId, target: pageOf(finding.ruleId) };
  diagnostic.relatedInformation = finding.related.flatMap(({ range: place, message, file }) => {
    const source = inFile(file, document, companions);
    if (!source) return [];
    return [new DiagnosticRelatedInformation(new Location(source.uri, toRange(place, source)), message)];
  });
  return diagnostic;
}

/** The text a part of a finding stands in: the document itself, or the companion it names. */
export function inFile(
  file: string | undefined,
  document: TextSource,
  companions: readonly Companion[],
): TextSource | undefined {
  if (file === undefined) return document;
  const companion = companions.find(({ name }) => name === file);
  return companion && sourceOf(companion);
}

/** An edit with parts to fill in becomes a snippet, so that the editor walks the author through them. */
export function toTextEdit(edit: Edit, document: TextSource): TextEdit | SnippetTextEdit {
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
