import { Disposable, workspace, type TextDocument } from "vscode";
import { isReadable, isWorthReading } from "../core/first-look";

/**
 * Waits for the first document in which there may be something to find, show or offer, or in which somebody types
 * what may become so; most documents of the languages that wake the extension are neither.
 *
 * @param act Called once, never while this function runs: the editor goes first.
 */
export function onFirstDocument(act: () => void): Disposable {
  const end = () => {
    clearTimeout(timer);
    watching.dispose();
  };
  const found = () => {
    end();
    act();
  };
  const look = (document: TextDocument) => {
    const isFound = isWorthReading(document.uri.path, document.getText(), document.languageId);
    if (isFound) found();
    return isFound;
  };
  const watching = Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isReadable(document.languageId)) found();
    }),
  );
  const timer = setTimeout(() => void workspace.textDocuments.some(look));
  return new Disposable(end);
}
