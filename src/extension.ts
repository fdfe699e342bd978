import { window, type ExtensionContext } from "vscode";
import { activateEditor } from "./editor/index";
import { createLogger } from "./infrastructure/logger";

/** The desktop entry: builds the parts and hands each what it needs. */
export function activate(context: ExtensionContext): void {
  const logger = createLogger(window);
  context.subscriptions.push(logger, activateEditor({ extension: context.extensionUri, window, logger }));
}
