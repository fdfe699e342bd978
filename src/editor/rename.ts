import { l10n, languages, WorkspaceEdit, type Disposable } from "vscode";
import { findRenameable, jsonLanguages, renameParameter } from "../core/index";
import { translate } from "../infrastructure/translate";
import { toTextEdit } from "./convert";
import { toRange } from "./text-source";

/** Renames a parameter of a policy definition with all its uses. */
export function registerRename(): Disposable {
  return languages.registerRenameProvider([...jsonLanguages], {
    prepareRename(document, position) {
      const found = findRenameable(document.getText(), document.offsetAt(position));
      if (!found) throw new Error(l10n.t("Only parameters of policy definitions can be renamed."));
      return { range: toRange(found.at, document), placeholder: found.name };
    },
    provideRenameEdits(document, position, name) {
      const renaming = renameParameter(document.getText(), document.offsetAt(position), name, translate);
      if ("problem" in renaming) throw new Error(renaming.problem);
      const edit = new WorkspaceEdit();
      edit.set(
        document.uri,
        renaming.edits.map((change) => toTextEdit(change, document)),
      );
      return edit;
    },
  });
}
