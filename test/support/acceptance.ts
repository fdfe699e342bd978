import { complete } from "#src/core/language/completion";
import type { Completion } from "#src/core/language/completion-offer";
import { applyEdits } from "#src/core/document/edits";
import { readCursor } from "#support/marks";

/** What is offered at the bar | in a text. */
export function offersAt(marked: string, languageId = "json"): readonly Completion[] {
  const { text, offset } = readCursor(marked);
  return complete(text, offset, languageId);
}

/** The whole text after an offer, given by its label, was accepted at the bar |. */
export function acceptAt(marked: string, label: string, languageId = "json"): string {
  const { text, offset } = readCursor(marked);
  const offers = complete(text, offset, languageId);
  const chosen = offers.find((offer) => offer.label === label);
  if (!chosen)
    throw new Error(`"${label}" is not offered, but ${offers.map((offer) => offer.label).join(", ")}`);
  return accept(text, chosen);
}

/** The whole text after an offer was accepted. */
export function accept(text: string, { offset, length, newText, edits }: Completion): string {
  return applyEdits(text, [...edits, { offset, length, content: newText }]);
}
