import { endOfLine } from "./formatting";

/** UTF-16 units of a text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** What a comment that speaks to the linter does; `unknown` where its word is misspelled. */
export type DirectiveForm = "disable-next-line" | "disable" | "disable-file" | "enable" | "unknown";

/** A comment such as `// aoai-security-disable-next-line no-key-access -- reason`. */
export interface Directive {
  readonly form: DirectiveForm;
  /** The whole comment. */
  readonly at: Span;
  readonly rules: readonly { readonly name: string; readonly at: Span }[];
  /** What follows the two hyphens; empty when nothing does. */
  readonly reason: string;
}

const forms: readonly string[] = ["disable-next-line", "disable", "disable-file", "enable"];

/** Finds the comments of a JSON text that speak to the linter, in the order they stand. */
export function findDirectives(text: string): readonly Directive[] {
  return directivesIn(text, commentsOf(text));
}

/** Those of the comments of a text that speak to the linter. */
export function directivesIn(text: string, comments: readonly Span[]): readonly Directive[] {
  return comments.flatMap((comment) => readDirective(text, comment) ?? []);
}

const [quote, backslash, slash, star, lineFeed, carriageReturn] = Array.from('"\\/*\n\r', (sign) =>
  sign.charCodeAt(0),
);

/** Finds what the parser takes for comments, without the token it would make of everything else in a long text. */
function commentsOf(text: string): readonly Span[] {
  const comments: Span[] = [];
  for (let at = 0; at < text.length;) {
    const sign = text.charCodeAt(at);
    if (sign === quote) {
      at = endOfString(text, at);
    } else if (sign === slash && isComment(text, at)) {
      const end = endOfComment(text, at);
      comments.push({ offset: at, length: end - at });
      at = end;
    } else at++;
  }
  return comments;
}

function isComment(text: string, start: number): boolean {
  const next = text.charCodeAt(start + 1);
  return next === slash || next === star;
}

function endOfComment(text: string, start: number): number {
  if (text.charCodeAt(start + 1) === slash) return endOfLine(text, start);
  const end = text.indexOf("*/", start + 2);
  return end < 0 ? text.length : end + 2;
}

/** A string ends with its line at the latest, unless a backslash stands before the line break. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) return at + 1;
    if (sign === lineFeed || sign === carriageReturn) return at;
    if (sign === backslash) at++;
  }
  return text.length;
}

function readDirective(text: string, at: Span): Directive | undefined {
  const comment = text.slice(at.offset, at.offset + at.length);
  const parts = /^((?:\/[/*]|<?#|<!--)\s*aoai-security-)((?:(?!-->)[\w-])*)([\s\S]*)$/i.exec(comment);
  if (!parts) return undefined;
  const [, opening = "", word = "", rest = ""] = parts;
  const body = rest.replace(/\s*(?:\*\/|#>|-->)$/, "");
  const separator = /(?:^|\s)--(?:\s|$)/.exec(body);
  const names = body.slice(0, separator?.index);
  const start = at.offset + opening.length + word.length;
  return {
    form: forms.includes(word.toLowerCase()) ? (word.toLowerCase() as DirectiveForm) : "unknown",
    at,
    rules: [...names.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
      name,
      at: { offset: start + index, length: name.length },
    })),
    reason: separator ? body.slice(separator.index + separator[0].length).trim() : "",
  };
}
