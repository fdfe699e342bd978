import { commands, Disposable, l10n, type ExtensionContext } from "vscode";
import type { Command } from "../infrastructure/command";
import { OperationError, runWithErrorHandling, type ErrorBoundary } from "../infrastructure/errors";

/** What of the manifest is read. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** The ids of all commands the manifest declares. */
export function declaredCommands({ extension }: Pick<ExtensionContext, "extension">): readonly string[] {
  return (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
}

/**
 * Registers commands whose code may not be loaded yet. Whatever one of them throws is logged and shown once, and so
 * is what keeps it from being loaded.
 *
 * @param find Brings the command of an id; absent where the extension runs without what it needs.
 */
export function forwardCommands(
  ids: readonly string[],
  find: (id: string) => Promise<Command | undefined>,
  boundary: ErrorBoundary,
): Disposable {
  const forward = async (id: string, given: readonly unknown[]) => {
    const command = await runWithErrorHandling(id, async () => (await find(id)) ?? refuse(), boundary);
    return command && runWithErrorHandling(command.title, () => command.run(...given), boundary);
  };
  return Disposable.from(
    ...ids.map((id) => commands.registerCommand(id, (...given: unknown[]) => forward(id, given))),
  );
}

function refuse(): never {
  throw new OperationError(
    l10n.t("This needs Azure, which the extension does not reach from VS Code in the browser."),
  );
}
