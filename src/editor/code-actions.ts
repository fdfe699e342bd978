import {
  CodeAction,
  CodeActionKind,
  l10n,
  WorkspaceEdit,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type Range,
  type TextDocument,
} from "vscode";
import {
  fix,
  fixText,
  isJson,
  type Edit,
  type Finding,
  type FindingFix,
  type LintConfig,
} from "../core/index";
import { changedPart } from "./changed-part";
import { copyTextCommand } from "./copy-text";
import { openDocumentCommand } from "./open-document";
import { diagnosticSource, inFile, toTextEdit } from "./convert";
import type { Linted } from "./linter";
import { suppressActions } from "./suppressions";
import { toRange, type TextSource } from "./text-source";

/** Safe fixes of a whole document, also on save for those who want it. */
export const fixAllKind = CodeActionKind.SourceFixAll.append("aoaiSecurity");

/** What is asked of the linter. */
export interface LinterView {
  lintedAsOf(document: TextDocument): Linted;
  /** Absent where the document is not to be judged, or not known to be. */
  configOf(document: TextDocument): LintConfig | undefined;
}

/** Offers the fixes of the findings under the cursor. */
export class FixProvider implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix, fixAllKind];

  constructor(private readonly linter: LinterView) {}

  provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
    const wanted = (kind: CodeActionKind) => !context.only || context.only.contains(kind);
    return [
      ...(wanted(CodeActionKind.QuickFix) ? this.quickFixes(document, range, context.diagnostics) : []),
      // Asked for by name alone, such as on save: it is no quick fix.
      ...(context.only?.contains(fixAllKind) ? this.fixAll(document) : []),
    ];
  }

  private fixAll(document: TextDocument): CodeAction[] {
    const config = this.linter.configOf(document);
    return config ? fixAll(document, config) : [];
  }

  private quickFixes(
    document: TextDocument,
    range: Range,
    shown: readonly Diagnostic[],
  ): readonly CodeAction[] {
    const linted = this.linter.lintedAsOf(document);
    return linted.findings
      .filter((finding) => toRange(finding.range, document).intersection(range))
      .flatMap((finding) => [
        ...finding.fixes.map((offered) =>
          toAction(inFile(offered.file, document, linted.companions), offered, own(shown, finding, document)),
        ),
        ...suppressActions(document, finding),
      ]);
  }
}

function toAction(
  source: TextSource | undefined,
  offered: FindingFix,
  diagnostics: Diagnostic[],
): CodeAction {
  const action = new CodeAction(offered.title, CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.isPreferred = offered.safety === "safe";
  if (offered.creates) {
    const { language, content } = offered.creates;
    action.command = { title: offered.title, command: openDocumentCommand, arguments: [language, content()] };
  } else if (offered.copies !== undefined) {
    action.command = { title: offered.title, command: copyTextCommand, arguments: [offered.copies] };
  } else if (source) {
    action.edit = toWorkspaceEdit(source, offered.edits());
  }
  return action;
}

/** Those of the diagnostics VS Code asks about that show a finding. */
function own(shown: readonly Diagnostic[], finding: Finding, document: TextDocument): Diagnostic[] {
  return shown.filter((diagnostic) => belongsTo(diagnostic, finding, document));
}

function belongsTo(diagnostic: Diagnostic, finding: Finding, document: TextDocument): boolean {
  const code = typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code;
  return (
    diagnostic.source === diagnosticSource &&
    code === finding.ruleId &&
    diagnostic.range.isEqual(toRange(finding.range, document))
  );
}

function fixAll(document: TextDocument, config: LintConfig): CodeAction[] {
  const text = document.getText();
  const { languageId } = document;
  const fixed = isJson(languageId) ? fix(text, config) : fixText(text, languageId, config);
  if (fixed.applied === 0) return [];
  const action = new CodeAction(l10n.t("Fix all safe findings of Azure OpenAI Security"), fixAllKind);
  action.edit = toWorkspaceEdit(document, [changedPart(text, fixed.text)]);
  return [action];
}

export function toWorkspaceEdit(document: TextSource, edits: readonly Edit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((change) => toTextEdit(change, document)),
  );
  return edit;
}
