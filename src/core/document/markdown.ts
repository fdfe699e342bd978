import { findComments, type TextComment } from "./text-comments";
import type { Span } from "./suppression-comment";
import { syntaxOf, type Syntax } from "./text-language";

/** A block of code in a Markdown text. */
export interface Fence extends Span {
  /** How the code is written; absent where nobody says, or in a language that is not read. */
  readonly syntax: Syntax | undefined;
  /** The code between the lines that open and close the block. */
  readonly code: Span;
}

/** One row of a table: its cells without the blanks around them. */
export interface TableRow extends Span {
  readonly cells: readonly (Span & { readonly text: string; readonly heading: string })[];
}

const names: Readonly<Record<string, Syntax>> = {
  azurecli: "shellscript",
  "azurecli-interactive": "shellscript",
  azurepowershell: "powershell",
  "azurepowershell-interactive": "powershell",
  bash: "shellscript",
  hcl: "terraform",
  json: "json",
  jsonc: "json",
  ps1: "powershell",
  pwsh: "powershell",
  sh: "shellscript",
  shell: "shellscript",
  tf: "terraform",
  yml: "yaml",
  zsh: "shellscript",
};

/** Finds the blocks of code between lines of three or more backticks or tildes; an open one ends with the text. */
export function findFences(text: string): readonly Fence[] {
  const marks = /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^\r\n]*)$/gm;
  const fences: Fence[] = [];
  for (let open = marks.exec(text); open; open = marks.exec(text)) {
    const [line, , mark = "", info = ""] = open;
    if (mark.startsWith("`") && info.includes("`")) continue;
    const start = Math.min(open.index + line.length + 1, text.length);
    const close = closeOf(text, start, mark);
    fences.push({
      offset: open.index,
      length: close.after - open.index,
      syntax: syntaxNamed(info),
      code: { offset: start, length: close.at - start },
    });
    marks.lastIndex = close.after;
  }
  return fences;
}

function closeOf(text: string, start: number, mark: string) {
  const closing = new RegExp(`^[ \\t>]*${mark.charAt(0)}{${String(mark.length)},}[ \\t]*$`, "gm");
  closing.lastIndex = start;
  const match = closing.exec(text);
  return { at: match?.index ?? text.length, after: match ? match.index + match[0].length : text.length };
}

function syntaxNamed(info: string): Syntax | undefined {
  const name = /^\{?\.?([\w-]+)/.exec(info)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(names, name) ? names[name] : syntaxOf(name);
}

/** The comments in blocks of code, each as its language writes them. */
export function findFenceComments(text: string, fences: readonly Fence[]): readonly TextComment[] {
  return fences.flatMap(({ syntax, code }) => {
    if (!syntax) return [];
    const comments = findComments(text.slice(code.offset, code.offset + code.length), syntax);
    return comments.map(({ content, ...comment }) => ({
      ...shift(comment, code.offset),
      content: shift(content, code.offset),
    }));
  });
}

function shift({ offset, length }: Span, by: number): Span {
  return { offset: offset + by, length };
}

/**
 * Finds the rows of the tables of a text: lines that begin and end with a bar, under a line of dashes.
 *
 * @param fences What is written in them is no table.
 */
export function findTableRows(text: string, fences: readonly Fence[]): readonly TableRow[] {
  const rows: TableRow[] = [];
  const tables =
    /^([ \t]*\|[^\r\n]*)\r?\n[ \t]*\|[ \t:|-]*-[ \t:|-]*\r?\n((?:[ \t]*\|[^\r\n]*(?:\r?\n|$))+)/gm;
  for (const table of text.matchAll(tables)) {
    if (fences.some(({ offset, length }) => table.index >= offset && table.index < offset + length)) continue;
    const [all, head = "", body = ""] = table;
    const headings = cellsOf(head, 0).map((cell) => cell.text);
    for (const line of body.matchAll(/[^\r\n]+/g)) {
      const offset = table.index + all.length - body.length + line.index;
      const cells = cellsOf(line[0], offset).map((cell, at) => ({ ...cell, heading: headings[at] ?? "" }));
      rows.push({ offset, length: line[0].length, cells });
    }
  }
  return rows;
}

function cellsOf(line: string, offset: number): readonly (Span & { readonly text: string })[] {
  const cells: (Span & { text: string })[] = [];
  for (const match of line.matchAll(/(?<=(?<!\\)\|)((?:\\.|[^|\\])*)(?=\|)/g)) {
    const text = match[0].trim();
    const at = match.index + match[0].length - match[0].trimStart().length;
    cells.push({ offset: offset + at, length: text.length, text });
  }
  return cells;
}
