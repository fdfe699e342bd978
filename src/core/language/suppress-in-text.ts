import type { Edit } from "../document/edits";
import { endOfLine, indentationAt, lineBreak, startOfLine } from "../document/formatting";
import { readPlainText, type PlainText } from "../document/plain-text";
import type { Syntax } from "../document/text-language";
import { mayContinue } from "../document/text-suppressions";
import { commentOf, type SuppressionRequest } from "./suppress";

const marks: Readonly<Record<Syntax, readonly [string, string]>> = {
  bicep: ["//", ""],
  json: ["//", ""],
  markdown: ["<!--", " -->"],
  powershell: ["#", ""],
  shellscript: ["#", ""],
  terraform: ["#", ""],
  yaml: ["#", ""],
};

/**
 * Suppresses a rule at one place of a text that is not JSON: by a comment above the line, or above the
 * whole of a command, a table or a block of code that must not be torn apart.
 *
 * @param offset Where the finding starts.
 * @returns Absent for a language in which nothing is judged.
 */
export function suppressHereInText(
  text: string,
  offset: number,
  request: SuppressionRequest,
  languageId: string,
): readonly Edit[] | undefined {
  const plain = readPlainText(text, languageId);
  if (!plain) return undefined;
  const start = afterMark(text, startOfWhole(plain, offset));
  const indentation = indentationAt(text, endOfBlanks(text, start));
  return [insertion(plain, start, indentation, "disable-next-line", request)];
}

/**
 * Suppresses a rule in a whole text that is not JSON: by a comment at its top, below what has to stand first.
 *
 * @returns Absent for a language in which nothing is judged.
 */
export function suppressInTextFile(
  text: string,
  request: SuppressionRequest,
  languageId: string,
): readonly Edit[] | undefined {
  const plain = readPlainText(text, languageId);
  return plain && [insertion(plain, afterMark(text, headOf(plain)), "", "disable-file", request)];
}

function insertion(
  { text, syntax }: PlainText,
  offset: number,
  indentation: string,
  form: string,
  request: SuppressionRequest,
): Edit {
  const [open, close] = marks[syntax];
  const said = commentOf(form, { ...request, reason: request.reason.replaceAll("-->", "->") });
  const content = `${indentation}${open} ${said}${close}${lineBreak(text)}`;
  return { offset, length: 0, content };
}

/** A byte order mark stays the first character. */
function afterMark(text: string, offset: number): number {
  return offset === 0 && text.startsWith("\uFEFF") ? 1 : offset;
}

function endOfBlanks(text: string, start: number): number {
  return start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
}

const programLine = /^\uFEFF?#![^\r\n]*(?:\r?\n|$)/;
const frontMatter = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/;

/** The line a script is run by, and the data before a Markdown text, have to stand first. */
function headOf({ text, syntax }: PlainText): number {
  const head = syntax === "markdown" ? frontMatter : programLine;
  return head.exec(text)?.[0].length ?? 0;
}

function startOfWhole({ text, syntax, fences }: PlainText, offset: number): number {
  const fence = fences.find((each) => offset >= each.offset && offset < each.offset + each.length);
  if (fence) return fence.offset;
  const start = startOfLine(text, offset);
  if (syntax === "markdown") return above(text, start, (line) => /^[ \t]*\|/.test(line));
  return mayContinue(syntax) ? above(text, start, (line) => /[\\`]$/.test(line)) : start;
}

/** The start of the first of the lines above that match, or of the line itself. */
function above(text: string, start: number, matches: (line: string) => boolean): number {
  let first = start;
  while (first > 0) {
    const before = startOfLine(text, first - (text.startsWith("\r\n", first - 2) ? 2 : 1));
    if (!matches(text.slice(before, endOfLine(text, before)))) break;
    first = before;
  }
  return first;
}
