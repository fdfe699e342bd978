import { workspace, type Uri } from "vscode";

/** Whether a file is open as a document, so that its text is the editor's and not the one on disk. */
export function isOpen(file: Uri): boolean {
  const address = file.toString();
  return workspace.textDocuments.some(({ uri, isClosed }) => !isClosed && uri.toString() === address);
}
