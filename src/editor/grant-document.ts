import { l10n, Uri, window, workspace, type Disposable, type TextDocumentContentProvider } from "vscode";
import { listGrants } from "../core/index";
import { OperationError } from "../infrastructure/errors";
import { translate } from "../infrastructure/translate";

/** Shows everything that a role definition grants. */
export const showGrantsCommand = "aoaiSecurity.showGrants";

const scheme = "aoai-security-grants";

/** Lists what a role grants; the address names the document and the place of the role in it. */
const provider: TextDocumentContentProvider = {
  async provideTextDocumentContent({ query }) {
    const { document, offset } = JSON.parse(query) as { document: string; offset: number };
    const source = await workspace.openTextDocument(Uri.parse(document, true));
    return (
      listGrants(source.getText(), offset, translate) ?? l10n.t("The role definition is no longer there.")
    );
  },
};

export function registerGrantDocument(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, provider);
}

/**
 * Opens the list beside the document.
 *
 * @param document The document that defines the role; without it the active one.
 * @param offset A place in the role; without it the cursor.
 */
export async function showGrants(document?: Uri, offset?: number): Promise<void> {
  const editor = window.activeTextEditor;
  const source = document ?? editor?.document.uri;
  const place = offset ?? editor?.document.offsetAt(editor.selection.active);
  const known = source && (await workspace.openTextDocument(source));
  if (!known || place === undefined || listGrants(known.getText(), place) === undefined) {
    throw new OperationError(l10n.t("Put the cursor into a role definition to see what it grants."));
  }
  const address = Uri.from({
    scheme,
    path: "/What the role grants.txt",
    query: JSON.stringify({ document: source.toString(), offset: place }),
  });
  await window.showTextDocument(await workspace.openTextDocument(address), { preview: true });
}
