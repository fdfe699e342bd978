import { Range, window } from "vscode";
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
