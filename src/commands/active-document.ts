import { commands, Range, window, workspace, type CodeAction } from "vscode";
import type { Edit } from "../core/index";

/** The document of the active editor, as it is now. */
export interface ActiveDocument {
  readonly languageId: string;
  readonly text: string;
  /** The cursor, in UTF-16 units. */
  readonly offset: number;
  /** @returns Whether the edit could be made. */
  apply(edit: Edit): PromiseLike<boolean>;
}

/** Absent when no editor is active. */
export function activeDocument(): ActiveDocument | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  return {
    languageId: document.languageId,
    text: document.getText(),
    offset: document.offsetAt(selection.active),
    apply: ({ offset, length, content }) => {
      const range = new Range(document.positionAt(offset), document.positionAt(offset + length));
      return editor.edit((builder) => builder.replace(range, content));
    },
  };
}

/**
 * Applies the code action of a kind to the active document, wherever the focus is.
 *
 * @returns Whether there was one.
 */
export async function applySourceFixes(kind: string): Promise<boolean> {
  const document = window.activeTextEditor?.document;
  if (!document) return false;
  const whole = document.validateRange(new Range(0, 0, document.lineCount, 0));
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    whole,
    kind,
  );
  const edit = actions.find((action) => action.edit)?.edit;
  return edit ? workspace.applyEdit(edit) : false;
}
