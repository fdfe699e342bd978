import { Disposable, workspace, type TextDocument } from "vscode";
import { isReadable, isWorthReading } from "../core/first-look";

/** How long typing has to pause before a document is looked at, in milliseconds. */
const pause = 150;

/**
 * Waits for the first document in which there is something to find, show or offer, as far as a first look can tell.
 * Most documents of the languages that wake the extension are none of ours.
 *
 * @param act Called once, never while this function runs: the editor goes first.
 */
export function onFirstDocument(act: () => void): Disposable {
  const waiting = new Set(workspace.textDocuments);
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    const isFound = [...waiting].some(isOurs);
    waiting.clear();
    if (!isFound) return;
    end();
    act();
  };
  const lookIn = (milliseconds: number, document?: TextDocument) => {
    if (document) waiting.add(document);
    clearTimeout(timer);
    timer = setTimeout(look, milliseconds);
  };
  const watching = Disposable.from(
    workspace.onDidOpenTextDocument((document) => lookIn(0, document)),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isReadable(document.languageId)) lookIn(pause, document);
    }),
  );
  const end = () => {
    clearTimeout(timer);
    watching.dispose();
  };
  lookIn(0);
  return new Disposable(end);
}

function isOurs(document: TextDocument): boolean {
  return isWorthReading(document.uri.path, document.getText(), document.languageId);
}
