/** The part of `vscode.LogOutputChannel` that the extension writes to. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  /** Brings the log to the user's eyes. */
  show(): void;
}

/** A place where log channels are made: `vscode.window`. */
interface LogWindow<Channel extends Logger> {
  createOutputChannel(name: string, options: { readonly log: true }): Channel;
}

/** Creates the one log of the extension; whoever creates it disposes of it. */
export function createLogger<Channel extends Logger>(window: LogWindow<Channel>): Channel {
  return window.createOutputChannel("Azure OpenAI Security", { log: true });
}
