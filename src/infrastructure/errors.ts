import { l10n } from "vscode";
import type { Logger } from "./logger";

/** The user pressed Escape or chose Cancel. Not an error: nothing is shown. */
export class UserCancelledError extends Error {
  override readonly name = "UserCancelledError";

  constructor() {
    super("Cancelled by the user.");
  }
}

export interface ErrorAction {
  readonly title: string;
  run(): unknown;
}

/** A failure with a sentence for people and, where there is something to do about it, buttons. */
export class OperationError extends Error {
  override readonly name = "OperationError";

  constructor(
    message: string,
    readonly actions: readonly ErrorAction[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The part of `vscode.window` the error boundary speaks through. */
export interface ErrorWindow {
  showErrorMessage(message: string, ...items: string[]): Thenable<string | undefined>;
}

/** What the boundary shows and logs with. */
export interface ErrorBoundary {
  readonly window: ErrorWindow;
  readonly logger: Logger;
}

const showLog = l10n.t("Show Log");

/**
 * Runs what a user asked for. A cancelled prompt ends silently; every other failure is logged and shown
 * once. Returns the result, or undefined where there is none. Does not wait for the message to be closed.
 */
export async function runWithErrorHandling<T>(
  what: string,
  run: () => T | PromiseLike<T>,
  boundary: ErrorBoundary,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UserCancelledError) return undefined;
    boundary.logger.error(`${what}: ${describeError(error)}`);
    void showError(error, boundary);
    return undefined;
  }
}

async function showError(error: unknown, { window, logger }: ErrorBoundary): Promise<void> {
  const actions = error instanceof OperationError ? error.actions : [];
  const message = error instanceof Error ? error.message : String(error);
  const chosen = await window.showErrorMessage(message, ...actions.map(({ title }) => title), showLog);
  if (chosen === showLog) return logger.show();
  await actions.find(({ title }) => title === chosen)?.run();
}

/** Message and causes of an error in one line; the stack only of what nobody foresaw. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen = error instanceof OperationError || error.name === "AzureError";
  const text = foreseen ? error.message : (error.stack ?? error.message);
  return error.cause === undefined ? text : `${text} Caused by: ${describeError(error.cause)}`;
}
