import { Range, window, workspace, WorkspaceEdit, type Uri } from "vscode";
import type { Edit } from "../core/index";

/** A document that an editor shows, as it is now. */
export interface ChangeableDocument {
  /** Its file's name, for messages. */
  readonly name: string;
  readonly text: string;
  /** @returns Whether the edits could be made. */
  change(edits: readonly Edit[]): PromiseLike<boolean>;
}

/**
 * Shows a file in an editor, so that whoever changes it sees what they get and can undo it.
 *
 * @param file Absent for what the active editor shows, if anything.
 */
export async function showChangeable(file: Uri | undefined): Promise<ChangeableDocument | undefined> {
  const document = file ? await workspace.openTextDocument(file) : window.activeTextEditor?.document;
  if (!document) return undefined;
  await window.showTextDocument(document);
  return {
    name: document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1),
    text: document.getText(),
    change: (edits) => {
      const changes = new WorkspaceEdit();
      for (const { offset, length, content } of edits) {
        const range = new Range(document.positionAt(offset), document.positionAt(offset + length));
        changes.replace(document.uri, range, content);
      }
      return workspace.applyEdit(changes);
    },
  };
}
