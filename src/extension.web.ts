import { window, type ExtensionContext } from "vscode";
import { runWithErrorHandling } from "./infrastructure/errors";
import { createLogger } from "./infrastructure/logger";
import { onFirstDocument } from "./startup/first-document";
import { declaredCommands, forwardCommands } from "./startup/forward-commands";
import { createPart } from "./startup/part";

/** The browser entry: everything that needs no network. */
export function activate(context: ExtensionContext): void {
  const logger = createLogger(window);
  const boundary = { window, logger };
  const documents = createPart("documents", async () =>
    (await import("./parts/documents")).startDocuments({ context, boundary }),
  );
  const find = async (id: string) => (await documents.open()).commands.find((command) => command.id === id);
  context.subscriptions.push(
    logger,
    documents,
    onFirstDocument(() => void runWithErrorHandling("Read documents", documents.open, boundary)),
    forwardCommands(declaredCommands(context), find, boundary),
  );
}
