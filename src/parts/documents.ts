import { Disposable, window, type ExtensionContext } from "vscode";
import { activeDocument, applySourceFixes } from "../commands/active-document";
import { showChangeable } from "../commands/changeable-document";
import { createDesk } from "../commands/desk";
import { documentCommands } from "../commands/document-commands";
import { extensionFiles } from "../commands/extension-files";
import { createScratch } from "../commands/scratch";
import type { Desk } from "../commands/tree-commands";
import {
  activateEditor,
  createClosedFiles,
  createNetworkGroups,
  planFixes,
  type ActiveEditor,
} from "../editor/index";
import type { Command } from "../infrastructure/command";
import type { ErrorBoundary } from "../infrastructure/errors";
import { createPrompts, type Prompts } from "../infrastructure/prompts";

/** What every part is given. */
export interface PartContext {
  readonly context: ExtensionContext;
  readonly boundary: ErrorBoundary;
}

/** What judges documents and helps in them, and what other parts take from it. */
export interface DocumentsPart extends Disposable {
  readonly commands: readonly Command[];
  readonly editor: ActiveEditor;
  readonly prompts: Prompts;
  readonly desk: Desk;
}

/** Starts everything that needs neither Azure nor Node. */
export function startDocuments({ context, boundary }: PartContext): DocumentsPart {
  const { logger } = boundary;
  const shared = { prompts: createPrompts(window), desk: createDesk() };
  const networkGroups = createNetworkGroups();
  const files = createClosedFiles(networkGroups);
  const editor = activateEditor({ extension: context.extensionUri, networkGroups, logger, ...shared });
  const parts = Disposable.from(networkGroups, editor, files);
  return {
    ...shared,
    editor,
    commands: [
      ...editor.commands,
      ...documentCommands({
        ...shared,
        ...extensionFiles(context),
        scratch: createScratch(),
        files,
        planFixes,
        active: activeDocument,
        applySourceFixes,
        showChangeable,
      }),
    ],
    dispose: () => void parts.dispose(),
  };
}
