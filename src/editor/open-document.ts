import { Selection, window, workspace } from "vscode";
import type { Range as TextRange } from "../core/index";
import { toRange } from "./text-source";

/** Opens a new, unsaved document; what a fix does that writes beside the file and not into it. */
export const openDocumentCommand = "aoaiSecurity.openDocument";

/** @param select The part that is selected, for the author to type over; nothing without it. */
export async function openDocument(language: string, content: string, select?: TextRange): Promise<void> {
  const document = await workspace.openTextDocument({ language, content });
  const editor = await window.showTextDocument(document);
  if (!select) return;
  const { start, end } = toRange(select, document);
  editor.selection = new Selection(start, end);
  editor.revealRange(editor.selection);
}
