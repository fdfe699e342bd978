/** The offset at which the line that holds `offset` begins. */
export function startOfLine(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  // Looked for in the whole text, a line break that is never used would take the way back to the first line.
  return start + text.slice(start, offset).lastIndexOf("\r") + 1;
}

/** The offset at which the blanks right before `offset` begin, on the same line. */
export function startOfBlanks(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && " \t".includes(text.charAt(start - 1))) start -= 1;
  return start;
}

/** The offset at which the line that holds `offset` ends, its line break left out. */
export function endOfLine(text: string, offset: number): number {
  const rest = /[\r\n]/.exec(text.slice(offset));
  return rest ? offset + rest.index : text.length;
}

/** The blanks at the start of the line that holds `offset`. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? "";
}

/** Whether nothing but blanks stands before `offset` on its line. */
export function onlyBlanksBefore(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() === "";
}

/** The line break the text uses. */
export function lineBreak(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** One step of indentation as the text uses it: a tab, or the blanks before its first indented line. */
export function indentUnit(text: string): string {
  const first = /\n(\t| +)\S/.exec(text)?.[1];
  return first ?? "  ";
}
