import { Position, Selection, Uri, window, workspace, WorkspaceEdit } from "vscode";

/** New documents with a name that nobody has saved yet; they need no folder to be open. */
export interface Scratch {
  /**
   * Shows a document, filled with a text unless it is there already.
   *
   * @param name Its file name, or where saving shall put it.
   * @param behind The cursor comes behind the last occurrence of this text.
   */
  open(name: string | Uri, text: string, behind?: string): Promise<Uri>;
}

export function createScratch(): Scratch {
  return {
    async open(name, text, behind) {
      const address =
        typeof name === "string"
          ? Uri.from({ scheme: "untitled", path: name })
          : name.with({ scheme: "untitled" });
      const document = await workspace.openTextDocument(address);
      if (document.getText() === "") {
        const filling = new WorkspaceEdit();
        filling.insert(address, new Position(0, 0), text);
        await workspace.applyEdit(filling);
      }
      const editor = await window.showTextDocument(document, { preview: false });
      const start = behind === undefined ? -1 : document.getText().lastIndexOf(behind);
      if (behind === undefined || start < 0) return address;
      const cursor = document.positionAt(start + behind.length);
      editor.selection = new Selection(cursor, cursor);
      editor.revealRange(editor.selection);
      return address;
    },
  };
}
