import { languages, Uri, workspace, type ExtensionContext } from "vscode";
import type { GetStartedParts } from "./get-started";

/** Findings of a document just opened are there well before, in milliseconds. */
const patience = 5000;

/** The extension as the first steps need it. */
export function extensionFiles({ extension, extensionUri }: ExtensionContext) {
  const file = (path: string): Uri => Uri.joinPath(extensionUri, ...path.split("/"));
  const read: GetStartedParts["extension"]["read"] = async (path) =>
    new TextDecoder().decode(await workspace.fs.readFile(file(path)));
  return {
    extension: { id: extension.id, read },
    copyProgram: (to: Uri) => workspace.fs.copy(file("dist/cli.js"), to, { overwrite: true }),
    folder: () => workspace.workspaceFolders?.[0]?.uri,
    untilFindings,
  };
}

async function untilFindings(document: Uri): Promise<boolean> {
  const isThere = (): boolean => languages.getDiagnostics(document).length > 0;
  if (isThere()) return true;
  return new Promise((resolve) => {
    const settle = (found: boolean): void => {
      clearTimeout(timer);
      watching.dispose();
      resolve(found);
    };
    const timer = setTimeout(() => settle(false), patience);
    const watching = languages.onDidChangeDiagnostics(() => {
      if (isThere()) settle(true);
    });
  });
}
