import { window, type ExtensionContext } from "vscode";
import { activeDocument, applySourceFixes } from "./commands/active-document";
import { registerCommands } from "./commands/command";
import { showChangeable } from "./commands/changeable-document";
import { createDesk } from "./commands/desk";
import { documentCommands } from "./commands/document-commands";
import { extensionFiles } from "./commands/extension-files";
import { createScratch } from "./commands/scratch";
import { activateEditor, createClosedFiles, createNetworkGroups, planFixes } from "./editor/index";
import { createLogger } from "./infrastructure/logger";
import { createPrompts } from "./infrastructure/prompts";

/** The browser entry: everything that needs no network. */
export function activate(context: ExtensionContext): void {
  const logger = createLogger(window);
  const boundary = { window, logger };
  const networkGroups = createNetworkGroups();
  const files = createClosedFiles(networkGroups);
  const parts = {
    prompts: createPrompts(window),
    desk: createDesk(),
    scratch: createScratch(),
    ...extensionFiles(context),
    files,
    planFixes,
    active: activeDocument,
    applySourceFixes,
    showChangeable,
  };
  context.subscriptions.push(
    logger,
    networkGroups,
    activateEditor({ extension: context.extensionUri, prompts: parts.prompts, networkGroups, ...boundary }),
    files,
    registerCommands(documentCommands(parts), boundary),
  );
}
