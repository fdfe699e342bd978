import {
  CodeAction,
  CodeActionKind,
  l10n,
  languages,
  type CodeActionProvider,
  type Disposable,
} from "vscode";
import { jsonLanguages, namesRole, textLanguages } from "../core/index";

/** Declared by the commands on documents; asks for a task, and names the role for it at the cursor. */
const insertCommand = "aoaiSecurity.insertLeastPrivilegeRole";

const kind = CodeActionKind.RefactorRewrite;

const provider: CodeActionProvider = {
  provideCodeActions(document, range, context) {
    if (context.only && !context.only.contains(kind)) return [];
    if (!namesRole(document.getText(), document.offsetAt(range.start), document.languageId)) return [];
    const action = new CodeAction(l10n.t("Replace with the least-privilege role for a task…"), kind);
    action.command = { title: action.title, command: insertCommand };
    return [action];
  },
};

/** Offers a narrower role wherever one is named. */
export function registerRoleActions(): Disposable {
  return languages.registerCodeActionsProvider([...jsonLanguages, ...textLanguages], provider, {
    providedCodeActionKinds: [kind],
  });
}
