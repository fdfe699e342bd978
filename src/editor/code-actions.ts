import {
  CodeAction,
  CodeActionKind,
  WorkspaceEdit,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type Range,
  type TextDocument,
} from "vscode";
import { allowKeysAgain, fix, type Edit, type Finding, type FindingFix } from "../core/index";
import { openDocumentCommand } from "./open-document";
import { diagnosticSource, inFile, toTextEdit } from "./convert";
import type { Linted } from "./linter";
import { readConfig } from "./settings";
import { toRange, type TextSource } from "./text-source";

/** Safe fixes of a whole document, also on save for those who want it. */
export const fixAllKind = CodeActionKind.SourceFixAll.append("aoaiSecurity");

/** Offers the fixes of the findings under the cursor, and what else may be changed there. */
export class FixProvider implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind];

  constructor(private readonly lintedAsOf: (document: TextDocument) => Linted) {}

  provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
    const wanted = (kind: CodeActionKind) => !context.only || context.only.contains(kind);
    return [
      ...(wanted(CodeActionKind.QuickFix) ? this.quickFixes(document, range, context.diagnostics) : []),
      ...(wanted(CodeActionKind.Refactor) ? refactorings(document, range) : []),
      // Asked for by name alone, such as on save: it is no quick fix.
      ...(context.only?.contains(fixAllKind) ? fixAll(document) : []),
    ];
  }

  private quickFixes(
    document: TextDocument,
    range: Range,
    shown: readonly Diagnostic[],
  ): readonly CodeAction[] {
    const linted = this.lintedAsOf(document);
    return linted.findings
      .filter((finding) => toRange(finding.range, document).intersection(range))
      .flatMap((finding) =>
        finding.fixes.map((offered) =>
          toAction(inFile(offered.file, document, linted.companions), offered, own(shown, finding, document)),
        ),
      );
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

function refactorings(document: TextDocument, range: Range): readonly CodeAction[] {
  const offered = allowKeysAgain(document.getText(), document.offsetAt(range.start));
  if (!offered) return [];
  const action = new CodeAction(offered.title, CodeActionKind.Refactor);
  action.edit = toWorkspaceEdit(document, offered.edits);
  return [action];
}

function fixAll(document: TextDocument): readonly CodeAction[] {
  const config = readConfig(document);
  const text = document.getText();
  const fixed = config && fix(text, config);
  if (!fixed || fixed.applied === 0) return [];
  const action = new CodeAction("Fix all safe findings of Azure OpenAI Security", fixAllKind);
  action.edit = toWorkspaceEdit(document, [{ offset: 0, length: text.length, content: fixed.text }]);
  return [action];
}

function toWorkspaceEdit(document: TextSource, edits: readonly Edit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((change) => toTextEdit(change, document)),
  );
  return edit;
}
