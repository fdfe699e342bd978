import { createScanner } from "jsonc-parser";
import { endOfLine, indentationAt } from "./formatting";
import { members, type JsonNode, type Member } from "./json-node";

/** A member as its author wrote it, ready to be put somewhere else. */
export interface MemberText {
  readonly name: string;
  readonly value: JsonNode;
  /** The value; from its second line on without the indentation of its place. */
  readonly text: string;
  /** The comments on the lines above. */
  readonly above: readonly string[];
  /** The comment behind it on its line. */
  readonly behind: string | undefined;
  /** The comments on the lines below, of the last member of its object. */
  readonly below: readonly string[];
}

interface Comment {
  readonly text: string;
  readonly offset: number;
}

/**
 * Reads the members of an object with the comments that belong to them. A comment on the
 * line of a value belongs to that value, every other one to the member below it.
 *
 * @param text The whole document.
 */
export function memberTexts(text: string, object: JsonNode | undefined): readonly MemberText[] {
  const written = members(object);
  return written.flatMap((member, place) => {
    if (!member.value || !object) return [];
    const previous = written[place - 1];
    const next = written[place + 1];
    const before = commentsBetween(text, previous ? endOf(previous) : object.offset + 1, member.node.offset);
    const after = commentsBetween(
      text,
      endOf(member),
      next?.node.offset ?? object.offset + object.length - 1,
    );
    const lineEnd = previous ? endOfLine(text, endOf(previous)) : object.offset;
    return [
      {
        name: member.name,
        value: member.value,
        text: withoutIndentation(text, member.value),
        above: before.filter(({ offset }) => offset > lineEnd).map(textOf),
        behind: after.find(({ offset }) => offset < endOfLine(text, endOf(member)))?.text,
        below: next ? [] : after.filter(({ offset }) => offset > endOfLine(text, endOf(member))).map(textOf),
      },
    ];
  });
}

const textOf = ({ text }: Comment): string => text;

const endOf = ({ node }: Member): number => node.offset + node.length;

function commentsBetween(text: string, start: number, end: number): readonly Comment[] {
  const scanner = createScanner(text);
  const comments: Comment[] = [];
  scanner.setPosition(start);
  for (scanner.scan(); scanner.getTokenOffset() < end; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const token = text.slice(offset, offset + scanner.getTokenLength());
    if (/^\/[/*]/.test(token)) comments.push({ text: token.trimEnd(), offset });
  }
  return comments;
}

function withoutIndentation(text: string, { offset, length }: JsonNode): string {
  const indentation = indentationAt(text, offset);
  const [first = "", ...rest] = text.slice(offset, offset + length).split(/\r?\n/);
  const lines = rest.map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line));
  return [first, ...lines].join("\n");
}

/** A member to write: one that was read, perhaps under another name, or a new one. */
export interface NewMember extends Partial<Pick<MemberText, "above" | "behind" | "below">> {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes an object, one member a line, comments at their members.
 *
 * @param unit One step of indentation.
 * @returns Text with `\n` between its lines, its first line without indentation.
 */
export function writeObject(written: readonly NewMember[], unit: string): string {
  if (written.length === 0) return "{}";
  const lines = written.flatMap(({ name, text, above = [], behind, below = [] }, place) => {
    const comma = place < written.length - 1 ? "," : "";
    const member = `${JSON.stringify(name)}: ${text}${comma}${behind === undefined ? "" : ` ${behind}`}`;
    return [...above, member, ...below].flatMap((part) => part.split("\n"));
  });
  return ["{", ...lines.map((line) => unit + line), "}"].join("\n");
}
