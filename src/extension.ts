import { window, type ExtensionContext } from "vscode";
import { createAzureApi } from "./azure/index";
import { createSession } from "./azure/session";
import {
  activeDocument,
  applySourceFixes,
  createDesk,
  createScratch,
  createRoleDocuments,
  documentCommands,
  extensionFiles,
  registerCommands,
  remediationCommands,
  showChangeable,
  treeCommands,
} from "./commands/index";
import { activateEditor, createClosedFiles, createNetworkGroups, planFixes } from "./editor/index";
import { activateExplorer } from "./explorer/index";
import { createLogger } from "./infrastructure/logger";
import { createPrompts } from "./infrastructure/prompts";

/** The desktop entry: builds the parts and hands each what it needs. */
export function activate(context: ExtensionContext): void {
  const logger = createLogger(window);
  const boundary = { window, logger };
  const prompts = createPrompts(window);
  const session = createSession();
  const onWait = (milliseconds: number) => tree.explorer.announceWait(milliseconds);
  const azure = createAzureApi({ session, logger, onWait });
  const tree = activateExplorer({
    azure,
    memory: context.globalState,
    onDidChangeSession: (listener) => session.onDidChange(listener),
  });
  const networkGroups = createNetworkGroups();
  const files = createClosedFiles(networkGroups);
  const common = { prompts, desk: createDesk() };
  const parts = { ...tree, ...common, session };
  const editor = activateEditor({ extension: context.extensionUri, prompts, networkGroups, ...boundary });
  const roleDocuments = createRoleDocuments((document) => editor.findingsIn(document));
  const changing = {
    ...parts,
    memory: context.globalState,
    boundary,
    roleDocuments,
    endpoint: () => session.cloud().resourceManager,
  };

  context.subscriptions.push(
    logger,
    session,
    networkGroups,
    editor,
    roleDocuments,
    tree,
    files,
    registerCommands(
      [
        ...treeCommands(parts),
        ...remediationCommands(changing),
        ...documentCommands({
          ...common,
          ...extensionFiles(context),
          scratch: createScratch(),
          files,
          planFixes,
          active: activeDocument,
          applySourceFixes,
          showChangeable,
        }),
      ],
      boundary,
    ),
  );
}
