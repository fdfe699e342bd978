import { mayConcernUs } from "./document/classify";
import { isJson, textLanguages } from "./document/text-language";
import { configFileName } from "./engine/config-file-name";

/**
 * Roles are named by words or by GUIDs, in every language, and comments may silence what is found about them. In
 * JSON, values are offered for assignments and diagnostic settings in which nothing would be found.
 */
const helpful = /role|[0-9a-f]{8}-[0-9a-f]{4}-|aoai-security-|"principalId"|\/diagnosticSettings"/i;

/**
 * Whether there may be anything to find, show or offer in a document. This file is a side door of the core, for those
 * who want to know whether they need the rest of it: next to nothing is behind it.
 *
 * @param path Where the document stands, with forward slashes.
 * @param text The whole document.
 * @param languageId The editor's name of the language.
 * @returns True promises nothing. False is certain.
 */
export function isWorthReading(path: string, text: string, languageId: string): boolean {
  if (!isReadable(languageId)) return false;
  if (isJson(languageId) && (path.endsWith(`/${configFileName}`) || mayConcernUs(text))) return true;
  return helpful.test(text);
}

/** Whether documents of a language are read at all. */
export function isReadable(languageId: string): boolean {
  return isJson(languageId) || textLanguages.includes(languageId);
}
