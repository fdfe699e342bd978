import { commentsAtChildren, commentsIn, withoutIndentation } from "./comments";
import type { EditPlan } from "./edits";
import { endOfLine, indentationAt, indentUnit, lineBreak, onlyBlanksBefore } from "./formatting";
import { elements, type JsonNode } from "./json-node";

interface Line {
  readonly key: string;
  readonly text: string;
  readonly above: readonly string[];
  readonly behind: string | undefined;
}

/**
 * Puts the strings of an array in alphabetical order, letter case aside, and takes out all
 * but the first of those that differ in letter case alone. Comments travel with their line;
 * one behind the opening bracket and those below the last element stay where they are.
 *
 * @param array An array of strings.
 */
export function sortElements(array: JsonNode): EditPlan {
  return (text) => {
    const written = text.slice(array.offset, array.offset + array.length);
    const isOneLine = !/[\r\n]/.test(written);
    const content = isOneLine ? inOneLine(text, array) : inLines(text, array);
    if (content === written) return [];
    return [{ offset: array.offset, length: array.length, content }];
  };
}

/** Whether sorting an array would change its order, or take something out of it. */
export function isUnsorted(array: JsonNode): boolean {
  const keys = elements(array).map(keyOf);
  return keys.some((key, place) => place > 0 && (keys[place - 1] ?? "") >= key);
}

const keyOf = ({ value }: JsonNode): string => String(value).toLowerCase();

/** Blanks behind the brackets stay; comments move before the element they stand at. */
function inOneLine(text: string, array: JsonNode): string {
  const inside = text.slice(array.offset + 1, array.offset + array.length - 1);
  const [, start = "", end = ""] = /^(\s*).*?(\s*)$/.exec(inside) ?? [];
  const entries = sortedLines(text, array).map((line) =>
    [...line.above, line.text, ...(line.behind === undefined ? [] : [line.behind])].join(" "),
  );
  const below = commentsAtChildren(text, array).at(-1)?.below ?? [];
  return `[${start}${[entries.join(", "), ...below].join(" ")}${end}]`;
}

function inLines(text: string, array: JsonNode): string {
  const outer = indentationAt(text, array.offset);
  const [first] = elements(array);
  const isIndented = first && onlyBlanksBefore(text, first.offset);
  const inner = isIndented ? indentationAt(text, first.offset) : outer + indentUnit(text);
  const heading = headingOf(text, array);
  const lines = sortedLines(text, array).flatMap(({ text: element, above, behind }, place, all) => {
    const comma = place < all.length - 1 ? "," : "";
    return [...above, `${element}${comma}${behind === undefined ? "" : ` ${behind}`}`];
  });
  const below = commentsAtChildren(text, array).at(-1)?.below ?? [];
  const indented = [...lines, ...below].flatMap((line) => line.split("\n")).map((line) => inner + line);
  return [`[${heading === "" ? "" : ` ${heading}`}`, ...indented, `${outer}]`].join(lineBreak(text));
}

/** The comments behind the opening bracket, which are about the whole list. */
function headingOf(text: string, { offset }: JsonNode): string {
  const line = text.slice(offset + 1, endOfLine(text, offset));
  const isComment = /^\s*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/\s*)$/.test(line);
  return isComment ? commentsIn(text, { offset: offset + 1, length: line.length }).join(" ") : "";
}

function sortedLines(text: string, array: JsonNode): readonly Line[] {
  const heading = headingOf(text, array);
  const comments = commentsAtChildren(text, array);
  const byKey = new Map<string, Line>();
  for (const [place, element] of elements(array).entries()) {
    const { offset, length } = element;
    const { above = [], behind } = comments[place] ?? {};
    const own = place === 0 && heading !== "" ? above.slice(1) : above;
    const key = keyOf(element);
    const before = byKey.get(key);
    byKey.set(
      key,
      before
        ? { ...before, above: [...before.above, ...own, ...(behind === undefined ? [] : [behind])] }
        : {
            key,
            text: withoutIndentation(text, offset, text.slice(offset, offset + length)),
            above: own,
            behind,
          },
    );
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
