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
 */
export function refactorings(text: string, offset: number): readonly Refactoring[] {
  return [
    ...extractParameter(text, offset),
    ...toggleLocalAuth(text, offset),
    ...sortOperations(text, offset),
    ...roleConversions(text, offset),
    ...policyConversions(text, offset),
  ];
}

/** The other forms in which a whole JSON text can be written; none where it holds no roles and no policies. */
export function conversions(text: string): readonly Refactoring[] {
  return [...roleFileConversions(text), ...policyFileConversions(text)];
}
