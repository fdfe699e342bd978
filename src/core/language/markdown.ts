import { row, type Text } from "../text/text";

/** Longer pieces of a document say nothing more in a hover. */
const longest = 300;

/**
 * Text of a document as Markdown that shows just this text: no link, no image, no
 * formatting can come out of it, whatever it holds.
 */
export function plain(text: string): string {
  return shortened(text).replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** A text whose values are of a document, as such Markdown. */
export function plainValues(text: Text): Text {
  if (typeof text === "string") return plain(text);
  if ("texts" in text) return { ...text, texts: text.texts.map(plainValues) };
  return { ...text, values: text.values.map(plainValues) };
}

/** Text of a document as inline code. */
export function code(text: string): string {
  const content = shortened(text);
  const fence = "`".repeat(longestRun(content) + 1);
  const padding = content.startsWith("`") || content.endsWith("`") ? " " : "";
  return `${fence}${padding}${content}${padding}${fence}`;
}

/** Paragraphs, those that are absent left out. */
export function paragraphs(...parts: readonly (Text | undefined)[]): Text {
  const present = parts.flatMap((part) => (part === undefined || part === "" ? [] : [part]));
  return present.length === 0 ? "" : row(present, "\n\n");
}

/** What stands beside each other in one line: "a · b". */
export function beside(...parts: readonly Text[]): Text {
  return row(parts, " · ");
}

/** One line below the other. */
export function lines(texts: readonly Text[]): Text {
  return row(texts, "\n");
}

function shortened(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
