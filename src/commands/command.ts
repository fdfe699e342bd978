import { commands, Disposable } from "vscode";
import { runWithErrorHandling, type ErrorBoundary } from "../infrastructure/errors";

/** Something a user can ask for. */
export interface Command {
  /** As the manifest declares it. */
  readonly id: string;
  /** What failed, for the log, when it fails. */
  readonly title: string;
  /** Menus of the tree hand over the node and, where several are selected, all of them. */
  readonly run: (...given: readonly unknown[]) => unknown;
}

/** Registers commands so that whatever one of them throws is logged and shown once. */
export function registerCommands(all: readonly Command[], boundary: ErrorBoundary): Disposable {
  return Disposable.from(
    ...all.map(({ id, title, run }) =>
      commands.registerCommand(id, (...given: unknown[]) =>
        runWithErrorHandling(title, () => run(...given), boundary),
      ),
    ),
  );
}
