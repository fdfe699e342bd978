import { inWords, type Text, type Translate } from "../text/text";
import { policyConversions, policyFileConversions } from "./convert-policy";
import { roleConversions, roleFileConversions } from "./convert-role";
import { extractParameter } from "./extract-parameter";
import type { Refactoring } from "./refactoring";
import { sortOperations } from "./sort-operations";
import { toggleLocalAuth } from "./toggle-local-auth";

/**
 * What may be changed around a place of a JSON text though nothing is wrong there.
 *
 * @param text The whole document.
 * @param offset The cursor, in UTF-16 units.
 * @param translate Puts titles into the language of the reader; English without it.
 */
export function refactorings(text: string, offset: number, translate?: Translate): readonly Refactoring[] {
  const offered = [
    ...extractParameter(text, offset),
    ...toggleLocalAuth(text, offset),
    ...sortOperations(text, offset),
    ...roleConversions(text, offset),
    ...policyConversions(text, offset),
  ];
  return offered.map((one) => titled(one, translate));
}

/**
 * The other forms in which a whole JSON text can be written; none where it holds no roles and no policies.
 *
 * @param translate Puts titles into the language of the reader; English without it.
 */
export function conversions(text: string, translate?: Translate): readonly Refactoring[] {
  const offered = [...roleFileConversions(text), ...policyFileConversions(text)];
  return offered.map((one) => titled(one, translate));
}

function titled(offered: Refactoring<Text>, translate: Translate | undefined): Refactoring {
  return { ...offered, title: inWords(offered.title, translate) };
}
