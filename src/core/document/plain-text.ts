import { findFenceComments, findFences, findTableRows, type Fence, type TableRow } from "./markdown";
import { findComments, type TextComment } from "./text-comments";
import { syntaxOf, type Syntax } from "./text-language";

/** A text of another language than JSON, read as far as its comments. */
export interface PlainText {
  readonly text: string;
  readonly syntax: Syntax;
  /** In the order they stand; of Markdown, those in its blocks of code too. */
  readonly comments: readonly TextComment[];
  /** Those that readers of the text see as comments of it: all but those in blocks of code. */
  readonly ownComments: readonly TextComment[];
  /** Of Markdown. */
  readonly fences: readonly Fence[];
  /** Of the tables of Markdown. */
  readonly rows: readonly TableRow[];
}

/**
 * Reads a text as far as its comments and, in Markdown, its tables.
 *
 * @returns Absent for a language in which nothing is looked for. Never throws.
 */
export function readPlainText(text: string, languageId: string): PlainText | undefined {
  const syntax = syntaxOf(languageId);
  if (!syntax) return undefined;
  if (syntax === "markdown") return readMarkdown(text);
  const comments = findComments(text, syntax);
  return { text, syntax, comments, ownComments: comments, fences: [], rows: [] };
}

function readMarkdown(text: string): PlainText {
  const fences = findFences(text);
  const ownComments = findComments(withoutFences(text, fences), "markdown");
  const comments = [...ownComments, ...findFenceComments(text, fences)].sort((a, b) => a.offset - b.offset);
  const rows = findTableRows(text, fences);
  return { text, syntax: "markdown", comments, ownComments, fences, rows };
}

/** The same text with blanks where code stands, so that places stay what they are. */
function withoutFences(text: string, fences: readonly Fence[]): string {
  let [left, from] = ["", 0];
  for (const { offset, length } of fences) {
    left += text.slice(from, offset) + " ".repeat(length);
    from = offset + length;
  }
  return left + text.slice(from);
}
