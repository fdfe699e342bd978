import type { Translate } from "../text/text";
import { completeEntries } from "./complete-entries";
import { completePolicy } from "./complete-policy";
import { completeProperties } from "./complete-properties";
import { completeRoleIds } from "./complete-roles";
import { completeRoleText } from "./complete-role-text";
import { offerInJson, type Completion } from "./completion-offer";
import { isJson } from "../document/text-language";
import { readSpot } from "./spot";

/**
 * What may be written at a cursor.
 *
 * @param text The whole document, which may be unfinished anywhere.
 * @param offset The cursor, in UTF-16 units.
 * @param languageId The editor's name of the language; in others than JSON roles are offered where one is named.
 * @param translate Puts what is shown into the language of the reader; English without it.
 * @returns In the order to show; empty where nothing is known. Never throws.
 */
export function complete(
  text: string,
  offset: number,
  languageId: string,
  translate?: Translate,
): readonly Completion[] {
  if (!isJson(languageId)) return completeRoleText(text, offset, languageId, translate);
  const spot = readSpot(text, offset);
  if (!spot) return [];
  const choices =
    completeEntries(spot) ?? completeRoleIds(spot) ?? completePolicy(spot) ?? completeProperties(spot);
  return choices ? offerInJson(choices, spot, translate) : [];
}
