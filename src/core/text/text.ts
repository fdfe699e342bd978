/**
 * Something a person reads, not yet in their language: a name or value that is the same in
 * all of them, a phrase, or several texts in a row.
 */
export type Text = string | Phrase | Row;

/** A whole sentence, or a part of one, with places "{0}", "{1}" … for values. */
export interface Phrase {
  readonly phrase: string;
  readonly values: readonly Text[];
}

/** Texts that follow each other. */
export interface Row {
  readonly texts: readonly Text[];
  readonly between: string;
}

/** Says a phrase in the reader's language, with values in its places. */
export type Translate = (phrase: string, ...values: string[]) => string;

/**
 * Makes a text of a phrase. The phrase has to stand in the call as it is, since what
 * translators get is read from the sources.
 *
 * @param phrase In English, with places "{0}", "{1}" … for the values.
 */
export function say(phrase: string, ...values: readonly (Text | number)[]): Phrase {
  return { phrase, values: values.map((value) => (typeof value === "number" ? String(value) : value)) };
}

/** Puts texts in a row, such as sentences of one message. Empty ones are left out. */
export function row(texts: readonly Text[], between = " "): Row {
  return { texts: texts.filter((text) => text !== ""), between };
}

/** Puts a text into words. Without a translation they are English. */
export function inWords(text: Text, translate: Translate = fill): string {
  if (typeof text === "string") return text;
  if ("texts" in text) return text.texts.map((each) => inWords(each, translate)).join(text.between);
  return translate(text.phrase, ...text.values.map((value) => inWords(value, translate)));
}

function fill(phrase: string, ...values: string[]): string {
  if (values.length === 0) return phrase;
  return phrase.replace(/\{(\d+)\}/g, (place, index: string) => values[Number(index)] ?? place);
}

/** Names and values as a sentence lists them: "a, b and c". */
export function listed(texts: readonly Text[]): Text {
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : say("{0} and {1}", row(texts.slice(0, -1), ", "), last);
}

/** Names and values of which a sentence means any one: "a, b or c". */
export function anyOf(texts: readonly Text[]): Text {
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : say("{0} or {1}", row(texts.slice(0, -1), ", "), last);
}
