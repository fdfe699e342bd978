import { window, workspace } from "vscode";

/** Opens a new, unsaved document; what a fix does that writes beside the file and not into it. */
export const openDocumentCommand = "aoaiSecurity.openDocument";

export async function openDocument(language: string, content: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language, content }));
}
