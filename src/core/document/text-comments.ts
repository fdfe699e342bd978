import type { Span } from "./suppression-comment";
import type { Syntax } from "./text-language";

/** A comment of a text that is not JSON. */
export interface TextComment extends Span {
  /** What is said in it, without its marks. */
  readonly content: Span;
}

/**
 * Something in which other marks mean nothing: a string, a comment, an escaped character.
 * `opens` and `closes` are regular expressions. The closing one has a group where it closes,
 * and matches without it what only looks like the end.
 */
interface Piece {
  readonly opens: string;
  readonly closes: string;
  readonly isComment?: true;
}

const untilEndOfLine = "($)";
const lines = (opens: string): Piece => ({ opens, closes: untilEndOfLine, isComment: true });
const block = (opens: string, closes: string): Piece => ({ opens, closes: `(${closes})`, isComment: true });
const slashes = lines("//");
const slashBlock = block("/\\*", "\\*/");
/** In shells and YAML the sign opens a comment only where a word may begin. */
const hash = lines("(?<![^\\s;&|()])#");
/** Strings that end with their line, so that an unfinished one does not swallow the rest while it is typed. */
const doubleQuoted: Piece = { opens: '"', closes: '\\\\.|("|$)' };
const escapeOf = (mark: string): Piece => ({ opens: `${mark}[\\s\\S]`, closes: "()" });

const pieces: Readonly<Record<Syntax, readonly Piece[]>> = {
  json: [doubleQuoted, slashes, slashBlock],
  bicep: [{ opens: "'''", closes: "(''')" }, { opens: "'", closes: "\\\\.|('|$)" }, slashes, slashBlock],
  terraform: [
    doubleQuoted,
    { opens: "<<[-~]?(?<tag>[A-Za-z_]\\w*)$", closes: "^[ \\t]*(TAG)[ \\t]*$" },
    lines("#"),
    slashes,
    slashBlock,
  ],
  // A quote opens a string only where a value may begin, since plain words hold apostrophes.
  yaml: [
    { ...doubleQuoted, opens: '(?<![^\\s[{,(=:])"' },
    { opens: "(?<![^\\s[{,(=:])'", closes: "''|('|$)" },
    lines("(?<!\\S)#"),
  ],
  shellscript: [
    escapeOf("\\\\"),
    { opens: '"', closes: '\\\\[\\s\\S]|(")' },
    { opens: "'", closes: "(')" },
    { opens: "(?<!<)<<-?[ \\t]*[\"'\\\\]?(?<tag>[A-Za-z_]\\w*)", closes: "^[ \\t]*(TAG)$" },
    hash,
  ],
  powershell: [
    escapeOf("`"),
    { opens: '@"[ \\t]*$', closes: '^("@)' },
    { opens: "@'[ \\t]*$", closes: "^('@)" },
    { opens: '"', closes: '`[\\s\\S]|""|(")' },
    { opens: "'", closes: "''|(')" },
    block("<#", "#>"),
    hash,
  ],
  markdown: [{ opens: "`+", closes: "(`|$)" }, block("<!--", "-->")],
};

/**
 * Finds the comments of a text, in the order they stand. Strings are passed over as far as
 * that can be told without reading the whole language.
 */
export function findComments(text: string, syntax: Syntax): readonly TextComment[] {
  const known = pieces[syntax];
  const opening = new RegExp(known.map(({ opens }, at) => `(?<p${String(at)}>${opens})`).join("|"), "gm");
  const comments: TextComment[] = [];
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const piece = known.find((_, at) => match?.groups?.[`p${String(at)}`] !== undefined);
    if (!piece) break;
    const start = opening.lastIndex;
    const end = endOf(text, start, piece.closes.replace("TAG", match.groups?.["tag"] ?? ""));
    if (piece.isComment) comments.push(toComment(match.index, start, end));
    opening.lastIndex = end.after;
  }
  return comments;
}

interface End {
  readonly at: number;
  readonly after: number;
}

/** Where a piece ends; what nobody closes reaches to the end of the text. */
function endOf(text: string, start: number, closes: string): End {
  const closing = new RegExp(closes, "gm");
  closing.lastIndex = start;
  for (let match = closing.exec(text); match; match = closing.exec(text)) {
    if (match[1] !== undefined) return { at: match.index, after: match.index + match[0].length };
  }
  return { at: text.length, after: text.length };
}

function toComment(offset: number, start: number, { at, after }: End): TextComment {
  return { offset, length: after - offset, content: { offset: start, length: at - start } };
}
