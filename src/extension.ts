import { l10n, window, type ExtensionContext } from "vscode";
import type { TreeNode } from "./explorer/index";
import { runWithErrorHandling } from "./infrastructure/errors";
import { createLogger } from "./infrastructure/logger";
import { onFirstDocument } from "./startup/first-document";
import { declaredCommands, forwardCommands } from "./startup/forward-commands";
import { createPart } from "./startup/part";
import { createWaitingTree } from "./startup/waiting-tree";

/** The desktop entry: small, since every window pays for it. The parts are loaded when somebody needs them. */
export function activate(context: ExtensionContext): void {
  const logger = createLogger(window);
  const boundary = { window, logger };
  const documents = createPart("documents.js", async () =>
    (await import("./parts/desktop-documents")).startDesktopDocuments({ context, boundary }),
  );
  const azure = createPart("azure.js", async () => {
    const needed = await documents.open();
    const part = (await import("./parts/azure")).startAzure({ context, boundary, documents: needed, view });
    tree.show(part.tree);
    return part;
  });
  const tree = createWaitingTree<TreeNode>(async () => {
    if (await runWithErrorHandling("Open the explorer", azure.open, boundary)) return;
    view.message = l10n.t("The explorer could not be loaded. Refresh the view to try again.");
  });
  const view = window.createTreeView("aoaiSecurity.accounts", {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const find = async (id: string) => {
    const isIt = (command: { readonly id: string }) => command.id === id;
    return (await documents.open()).commands.find(isIt) ?? (await azure.open()).commands.find(isIt);
  };
  context.subscriptions.push(
    logger,
    documents,
    azure,
    tree,
    view,
    onFirstDocument(() => void runWithErrorHandling("Read documents", documents.open, boundary)),
    forwardCommands(declaredCommands(context), find, boundary),
  );
}
