import { endOfLine, startOfLine } from "./formatting";
import type { PlainText } from "./plain-text";
import { directivesIn, type Directive, type Span } from "./suppression-comment";
import { fromDirectives, type Suppression } from "./suppressions";

/**
 * Finds what silences rules in a text of another language than JSON: comments, in Markdown those that do not show.
 *
 * @returns One entry for each rule named; those with a flaw silence nothing.
 */
export function readTextSuppressions(plain: PlainText): readonly Suppression[] {
  const directives = directivesIn(plain.text, plain.ownComments).filter(isMeant);
  return fromDirectives(directives, plain.text, (offset) => below(plain, offset));
}

/** A comment may begin like the name of one of our files and mean nothing by it. */
function isMeant({ form }: Directive): boolean {
  return form !== "unknown";
}

/** The next line that holds more than comments, and what belongs to it: the rest of a command, a table, a block of code. */
function below(plain: PlainText, offset: number): Span {
  const { text } = plain;
  let start = nextStart(text, offset);
  while (start < text.length && isBare(plain, start)) start = nextStart(text, start);
  if (start >= text.length) return { offset: text.length, length: 0 };
  return { offset: start, length: endOfWhole(plain, start) - start };
}

function nextStart(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  if (end >= text.length) return text.length;
  return end + (text.startsWith("\r\n", end) ? 2 : 1);
}

/** Whether nothing but blanks and comments stands on a line. */
function isBare({ text, ownComments }: PlainText, start: number): boolean {
  const end = endOfLine(text, start);
  let at = start;
  while (at < end) {
    if (/\s/.test(text.charAt(at))) at++;
    else {
      const comment = ownComments.find(({ offset, length }) => offset <= at && at < offset + length);
      if (!comment) return false;
      at = comment.offset + comment.length;
    }
  }
  return true;
}

function endOfWhole({ text, syntax, fences }: PlainText, start: number): number {
  const line = endOfLine(text, start);
  const fence = fences.find(({ offset }) => offset >= start && offset <= line);
  if (fence) return fence.offset + fence.length;
  if (syntax === "markdown") return endOfLines(text, start, /^[ \t]*\|/);
  return mayContinue(syntax) ? endOfCommand(text, start) : line;
}

/** The end of the last of the lines, from one on, that match; at least of that one. */
function endOfLines(text: string, start: number, pattern: RegExp): number {
  let end = endOfLine(text, start);
  const matches = (at: number) => pattern.test(text.slice(at, endOfLine(text, at)));
  for (let at = start; at < text.length && matches(at); at = nextStart(text, at)) end = endOfLine(text, at);
  return end;
}

/** Whether a command may go on below the line it begins on. */
export function mayContinue(syntax: PlainText["syntax"]): boolean {
  return syntax === "shellscript" || syntax === "powershell" || syntax === "yaml";
}

function endOfCommand(text: string, start: number): number {
  let end = endOfLine(text, start);
  while (end < text.length && /[\\`]$/.test(text.slice(startOfLine(text, end), end))) {
    end = endOfLine(text, nextStart(text, end));
  }
  return end;
}
