import { l10n } from "vscode";

/**
 * What to tell people when code of the extension itself is missing or broken.
 *
 * @param file The piece in `dist`.
 */
export function loadFailure(file: string): string {
  return l10n.t(
    'A part of Azure OpenAI Security, "{0}", could not be loaded. Reload the window; if that does not help, install the extension again.',
    file,
  );
}
