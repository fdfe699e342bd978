import { createScanner } from "jsonc-parser";

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

/** Tokens as the scanner numbers them; its enum has no values at run time that TypeScript lets us use. */
const [lineComment, blockComment, endOfText] = [12, 13, 17];

const forms: readonly string[] = ["disable-next-line", "disable", "disable-file", "enable"];

/** Finds the comments of a JSON text that speak to the linter, in the order they stand. */
export function findDirectives(text: string): readonly Directive[] {
  return directivesIn(text, commentsOf(text));
}

/** Those of the comments of a text that speak to the linter. */
export function directivesIn(text: string, comments: readonly Span[]): readonly Directive[] {
  return comments.flatMap((comment) => readDirective(text, comment) ?? []);
}

function commentsOf(text: string): readonly Span[] {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (token === lineComment || token === blockComment) {
      comments.push({ offset: scanner.getTokenOffset(), length: scanner.getTokenLength() });
    }
  }
  return comments;
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
