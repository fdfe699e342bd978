import { workspace, type TextDocument, type Uri } from "vscode";

/** The document in which a file is open, so that its text is the editor's and not the one on disk. */
export function openDocumentAt(file: Uri): TextDocument | undefined {
  const address = file.toString();
  return workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === address);
}

/** Whether a file is open as a document. */
export function isOpen(file: Uri): boolean {
  return openDocumentAt(file) !== undefined;
}
