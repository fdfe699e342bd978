import { window, type ExtensionContext } from "vscode";
import { activateEditor } from "./editor/index";
import { createLogger } from "./infrastructure/logger";

/** The browser entry: everything that needs no network. */
export function activate(context: ExtensionContext): void {
  const logger = createLogger(window);
  context.subscriptions.push(logger, activateEditor({ extension: context.extensionUri, window, logger }));
}
