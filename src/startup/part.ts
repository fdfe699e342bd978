import { commands, l10n, type Disposable } from "vscode";
import { OperationError } from "../infrastructure/errors";
import { loadFailure } from "../infrastructure/load-failure";

/** A part of the extension whose code is loaded when it is needed for the first time. */
export interface Part<Opened extends Disposable> extends Disposable {
  /** Loads and starts it, once. Rejects with an error that says what to do; the next call tries again. */
  readonly open: () => Promise<Opened>;
}

/**
 * @param file The bundle it is in, without extension, for the message when that is missing or broken.
 * @param start Imports the code and starts it.
 */
export function createPart<Opened extends Disposable>(
  file: string,
  start: () => Promise<Opened>,
): Part<Opened> {
  let opened: Promise<Opened> | undefined;
  const startOnce = async () => {
    try {
      return await start();
    } catch (error) {
      opened = undefined;
      throw error instanceof OperationError ? error : cannotLoad(file, error);
    }
  };
  return {
    open: () => (opened ??= startOnce()),
    dispose: () => void opened?.then((part) => void part.dispose()).catch(() => undefined),
  };
}

function cannotLoad(file: string, error: unknown): OperationError {
  const reload = () => commands.executeCommand("workbench.action.reloadWindow");
  return new OperationError(loadFailure(file), [{ title: l10n.t("Reload Window"), run: reload }], {
    cause: error,
  });
}
