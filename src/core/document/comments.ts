import { createScanner } from "jsonc-parser";
import { endOfLine, indentationAt } from "./formatting";
import type { JsonNode } from "./json-node";

/** The comments that belong to one member of an object or one element of an array. */
export interface Comments {
  /** Those on the lines above. */
  readonly above: readonly string[];
  /** Those behind it on its line, as one. */
  readonly behind: string | undefined;
  /** Those on the lines below, of the last one. */
  readonly below: readonly string[];
}

interface Comment {
  readonly text: string;
  readonly offset: number;
}

/**
 * Reads the comments between the children of an object or array. A comment on the line of
 * a child belongs to that child, every other one to the child below it.
 *
 * @param text The whole document.
 * @returns For each child, in order.
 */
export function commentsAtChildren(text: string, container: JsonNode): readonly Comments[] {
  const children = container.children ?? [];
  return children.map((child, place) => {
    const previous = children[place - 1];
    const next = children[place + 1];
    const before = commentsBetween(text, previous ? endOf(previous) : container.offset + 1, child.offset);
    const after = commentsBetween(text, endOf(child), next?.offset ?? endOf(container) - 1);
    const lineEnd = previous ? endOfLine(text, endOf(previous)) : container.offset;
    const ownLineEnd = endOfLine(text, endOf(child));
    return {
      above: before.filter(({ offset }) => offset > lineEnd).map(textOf),
      behind: joined(after.filter(({ offset }) => offset < ownLineEnd)),
      below: next ? [] : after.filter(({ offset }) => offset > ownLineEnd).map(textOf),
    };
  });
}

/** Every comment inside a stretch of text, in order, without the indentation of its place. */
export function commentsIn(text: string, { offset, length }: Pick<JsonNode, "offset" | "length">): string[] {
  return commentsBetween(text, offset, offset + length).map(textOf);
}

function joined(comments: readonly Comment[]): string | undefined {
  return comments.length === 0 ? undefined : comments.map(textOf).join(" ");
}

const textOf = ({ text }: Comment): string => text;

const endOf = ({ offset, length }: JsonNode): number => offset + length;

function commentsBetween(text: string, start: number, end: number): readonly Comment[] {
  const scanner = createScanner(text);
  const comments: Comment[] = [];
  scanner.setPosition(start);
  for (scanner.scan(); scanner.getTokenOffset() < end; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const token = text.slice(offset, offset + scanner.getTokenLength());
    if (/^\/[/*]/.test(token)) comments.push({ text: withoutIndentation(text, offset, token), offset });
  }
  return comments;
}

/**
 * Takes the indentation of the line a piece of text begins on from its other lines.
 *
 * @returns Text with `\n` between its lines.
 */
export function withoutIndentation(text: string, offset: number, piece: string): string {
  const indentation = indentationAt(text, offset);
  const [first = "", ...rest] = piece.trimEnd().split(/\r?\n/);
  const lines = rest.map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line));
  return [first, ...lines].join("\n");
}
