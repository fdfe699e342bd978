import { commentsAtChildren, commentsIn, withoutIndentation, type Comments } from "./comments";
import { members, type JsonNode } from "./json-node";

/** A member as its author wrote it, with the comments that belong to it, ready to be put somewhere else. */
export interface MemberText extends Comments {
  readonly name: string;
  readonly value: JsonNode;
  /** The value; from its second line on without the indentation of its place. */
  readonly text: string;
}

/**
 * Reads the members of an object with the comments that belong to them.
 *
 * @param text The whole document.
 */
export function memberTexts(text: string, object: JsonNode | undefined): readonly MemberText[] {
  if (!object) return [];
  const comments = commentsAtChildren(text, object);
  return members(object).flatMap(({ name, value }, place) => {
    const own = comments[place];
    if (!value || !own) return [];
    const { offset, length } = value;
    const written = withoutIndentation(text, offset, text.slice(offset, offset + length));
    return [{ name, value, text: written, ...own }];
  });
}

/** A member to write: one that was read, perhaps under another name, or a new one. */
export interface NewMember extends Partial<Comments> {
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

/** Puts the comments inside a node that no member has taken along above the first one, so that none is lost. */
export function withAllComments(
  text: string,
  node: Pick<JsonNode, "offset" | "length">,
  written: readonly NewMember[],
): readonly NewMember[] {
  const content = writeObject(written, "");
  const taken = commentsIn(content, { offset: 0, length: content.length });
  const left = commentsIn(text, node).filter((comment) => {
    const place = taken.indexOf(comment);
    if (place >= 0) taken.splice(place, 1);
    return place < 0;
  });
  const [first, ...others] = written;
  return first && left.length > 0
    ? [{ ...first, above: [...left, ...(first.above ?? [])] }, ...others]
    : written;
}
