import { createScanner } from "jsonc-parser";
import { elements, findMember, type JsonNode } from "./json-node";
import {
  endOfLine,
  indentationAt,
  indentUnit,
  lineBreak,
  onlyBlanksBefore,
  startOfBlanks,
  startOfLine,
} from "./formatting";

/** Replaces `length` UTF-16 units at `offset` by `content`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
  /** The parts of `content` that the author has to fill in, in order; offsets count from its start. */
  readonly placeholders?: readonly { readonly offset: number; readonly length: number }[];
}

/**
 * Works edits out when they are needed: most findings are never fixed, and
 * formatting like the surrounding text takes a look at that text.
 */
export type EditPlan = (text: string) => readonly Edit[];

/** Data that can be written as JSON. */
export type JsonData =
  string | number | boolean | null | readonly JsonData[] | { readonly [name: string]: JsonData };

/** Writes another value in the place of a node, indented like the line the node starts on. */
export function replaceValue(node: JsonNode, data: JsonData): EditPlan {
  return (text) => [
    {
      offset: node.offset,
      length: node.length,
      content: serialise(text, data, indentationAt(text, node.offset)),
    },
  ];
}

/**
 * Writes a string that the author has to complete.
 *
 * @param node The value to replace.
 * @param template The string, with each part to fill in between `‹` and `›`.
 */
export function replaceWithSkeleton(node: JsonNode, template: string): EditPlan {
  return () => [{ offset: node.offset, length: node.length, ...skeleton(template) }];
}

function skeleton(template: string): Pick<Edit, "content" | "placeholders"> {
  const placeholders: { offset: number; length: number }[] = [];
  let content = '"';
  for (const part of template.split(/(‹[^›]*›)/)) {
    const isPlaceholder = part.startsWith("‹");
    const written = JSON.stringify(isPlaceholder ? part.slice(1, -1) : part).slice(1, -1);
    if (isPlaceholder) placeholders.push({ offset: content.length, length: written.length });
    content += written;
  }
  return { content: `${content}"`, placeholders };
}

/** Replaces one element of an array by any number of others, each where its line would stand. */
export function replaceElement(element: JsonNode, replacements: readonly JsonData[]): EditPlan {
  if (replacements.length === 0) return removeElement(element);
  return (text) => {
    const indentation = indentationAt(text, element.offset);
    const onOwnLine = onlyBlanksBefore(text, element.offset);
    const separator = onOwnLine ? `,${lineBreak(text)}${indentation}` : ", ";
    const content = replacements.map((data) => serialise(text, data, indentation)).join(separator);
    return [{ offset: element.offset, length: element.length, content }];
  };
}

/** Replaces all elements of an array, and with them whatever was written between them. */
export function replaceElements(array: JsonNode, replacements: readonly JsonData[]): EditPlan {
  return replaceValue(array, replacements);
}

/** Takes one element out of its array; comments stay. */
export function removeElement(element: JsonNode): EditPlan {
  return (text) => removeFromSequence(text, element, elements(element.parent));
}

/** Takes a member out of its object; comments stay. */
export function removeMember(object: JsonNode, name: string): EditPlan {
  return (text) => {
    const member = findMember(object, name);
    return member ? removeFromSequence(text, member.node, object.children ?? []) : [];
  };
}

/** Replaces a stretch of text as it stands. */
export function replaceText(offset: number, length: number, content: string): EditPlan {
  return () => [{ offset, length, content }];
}

/** Takes a stretch of text out, with its line where nothing else stands on it. */
export function removeText(offset: number, length: number): EditPlan {
  return (text) => [wholeLineOr(text, offset, offset + length)];
}

/** Appends an element to an array. */
export function addElement(array: JsonNode, data: JsonData): EditPlan {
  return (text) => append(text, array, (indentation) => serialise(text, data, indentation));
}

/** Adds an element to an array right behind another one. */
export function addElementAfter(element: JsonNode, data: JsonData): EditPlan {
  return (text) => {
    const indentation = indentationAt(text, element.offset);
    const separator = onlyBlanksBefore(text, element.offset) ? lineBreak(text) + indentation : " ";
    const content = `,${separator}${serialise(text, data, indentation)}`;
    return [{ offset: element.offset + element.length, length: 0, content }];
  };
}

/** Sets a member of an object: replaces its value where it stands, or adds it at the end. */
export function setMember(object: JsonNode, name: string, data: JsonData): EditPlan {
  const member = findMember(object, name);
  if (member?.value) return replaceValue(member.value, data);
  return (text) =>
    append(text, object, (indentation) => `${JSON.stringify(name)}: ${serialise(text, data, indentation)}`);
}

/** Adds a member above another one, whose comments stay with it only where they stand behind it. */
export function addMemberBefore(next: JsonNode, name: string, data: JsonData): EditPlan {
  return (text) => {
    const indentation = indentationAt(text, next.offset);
    const separator = onlyBlanksBefore(text, next.offset) ? lineBreak(text) + indentation : " ";
    const content = `${JSON.stringify(name)}: ${serialise(text, data, indentation)},${separator}`;
    return [{ offset: next.offset, length: 0, content }];
  };
}

/** Adds several members at the end of an object, in the order given. */
export function addMembers(object: JsonNode, data: { readonly [name: string]: JsonData }): EditPlan {
  const entries = Object.entries(data);
  if (entries.length === 0) return () => [];
  return (text) =>
    append(text, object, (indentation) =>
      entries
        .map(([name, value]) => `${JSON.stringify(name)}: ${serialise(text, value, indentation)}`)
        .join(`,${lineBreak(text)}${indentation}`),
    );
}

/** Sets several members of an object: those it has where they stand, the others at its end in the order given. */
export function setMembers(object: JsonNode, data: { readonly [name: string]: JsonData }): EditPlan {
  const isWritten = ([name]: readonly [string, JsonData]) => findMember(object, name)?.value !== undefined;
  const entries = Object.entries(data);
  return together(
    ...entries.filter(isWritten).map(([name, value]) => setMember(object, name, value)),
    addMembers(object, Object.fromEntries(entries.filter((entry) => !isWritten(entry)))),
  );
}

/** Writes a member in the place of another. */
export function replaceMember(member: JsonNode, name: string, data: JsonData): EditPlan {
  return (text) => [
    {
      offset: member.offset,
      length: member.length,
      content: `${JSON.stringify(name)}: ${serialise(text, data, indentationAt(text, member.offset))}`,
    },
  ];
}

/** Adds a member whose value is a string for the author to complete (see {@link replaceWithSkeleton}). */
export function addSkeletonMember(object: JsonNode, name: string, template: string): EditPlan {
  const prefix = `${JSON.stringify(name)}: `;
  const { content, placeholders = [] } = skeleton(template);
  return (text) =>
    append(text, object, () => prefix + content).map((edit) => {
      const start = edit.content.indexOf(prefix) + prefix.length;
      if (!edit.content.includes(prefix)) return edit;
      return {
        ...edit,
        placeholders: placeholders.map((part) => ({ ...part, offset: part.offset + start })),
      };
    });
}

/** Sets a value below an object, adding the objects on the way that are missing. */
export function setIn(object: JsonNode, names: readonly string[], data: JsonData): EditPlan {
  const [name, ...rest] = names;
  if (name === undefined) return () => [];
  const existing = findMember(object, name)?.value;
  if (rest.length > 0 && existing?.type === "object") return setIn(existing, rest, data);
  const nested = rest.reduceRight<JsonData>((inner, key) => ({ [key]: inner }), data);
  return setMember(object, name, nested);
}

/** Carries several plans out as one; they must not overlap. */
export function together(...plans: readonly EditPlan[]): EditPlan {
  return (text) => plans.flatMap((plan) => plan(text));
}

/**
 * @param text The text the edits were worked out for.
 * @param edits Edits that do not overlap, in any order.
 * @returns The text after them.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const inOrder = edits.map((edit, index) => ({ edit, index }));
  inOrder.sort((a, b) => b.edit.offset - a.edit.offset || b.index - a.index);
  return inOrder.reduce(
    (result, { edit }) =>
      result.slice(0, edit.offset) + edit.content + result.slice(edit.offset + edit.length),
    text,
  );
}

function serialise(text: string, data: JsonData, indentation: string): string {
  const lines = JSON.stringify(data, null, indentUnit(text)).split("\n");
  return lines.join(lineBreak(text) + indentation);
}

function removeFromSequence(text: string, node: JsonNode, siblings: readonly JsonNode[]): readonly Edit[] {
  const end = node.offset + node.length;
  const commaAfter = commaFollowing(text, end);
  if (commaAfter !== undefined) {
    return onlyTriviaBetween(text, end, commaAfter)
      ? [wholeLineOr(text, node.offset, commaAfter + 1)]
      : [wholeLineOr(text, node.offset, end), { offset: commaAfter, length: 1, content: "" }];
  }
  const previous = siblings[siblings.indexOf(node) - 1];
  const removal = wholeLineOr(text, node.offset, end);
  const commaBefore = previous && commaFollowing(text, previous.offset + previous.length);
  return commaBefore === undefined ? [removal] : [{ offset: commaBefore, length: 1, content: "" }, removal];
}

/** Widens a removal to its whole line where nothing else stands there, or to the blanks before the next thing. */
function wholeLineOr(text: string, start: number, end: number): Edit {
  const lineEnd = endOfLine(text, end);
  if (onlyBlanksBefore(text, start) && text.slice(end, lineEnd).trim() === "") {
    const from = startOfLine(text, start);
    const afterBreak = text.startsWith("\r\n", lineEnd) ? lineEnd + 2 : Math.min(lineEnd + 1, text.length);
    return { offset: from, length: afterBreak - from, content: "" };
  }
  if (onlyBlanksBefore(text, start)) {
    const blanks = /^[ \t]*/.exec(text.slice(end, lineEnd))?.[0].length ?? 0;
    return { offset: start, length: end + blanks - start, content: "" };
  }
  const from = startOfBlanks(text, start);
  return { offset: from, length: end - from, content: "" };
}

function onlyTriviaBetween(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === "";
}

/** The offset of the comma that follows a value, comments passed over; absent when something else does. */
function commaFollowing(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  const start = scanner.getTokenOffset();
  return text.charAt(start) === "," ? start : undefined;
}

function append(text: string, container: JsonNode, write: (indentation: string) => string): readonly Edit[] {
  const children = container.children ?? [];
  const last = children.at(-1);
  if (!last) return [fillEmpty(text, container, write)];

  const end = last.offset + last.length;
  const comma = commaFollowing(text, end);
  const ownLine = onlyBlanksBefore(text, last.offset);
  const addComma: readonly Edit[] = comma === undefined ? [{ offset: end, length: 0, content: "," }] : [];
  const after = comma === undefined ? end : comma + 1;
  if (!ownLine) {
    return [
      ...addComma,
      { offset: after, length: 0, content: ` ${write(indentationAt(text, last.offset))}` },
    ];
  }
  const indentation = indentationAt(text, last.offset);
  const place = afterLineComment(text, after);
  return [
    ...addComma,
    { offset: place, length: 0, content: lineBreak(text) + indentation + write(indentation) },
  ];
}

/** A comment behind a value on its line belongs to that value, so what is added goes behind the comment. */
function afterLineComment(text: string, offset: number): number {
  const rest = text.slice(offset, endOfLine(text, offset));
  const comment = /^\s*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)$/.exec(rest);
  return comment ? offset + rest.trimEnd().length : offset;
}

function fillEmpty(text: string, container: JsonNode, write: (indentation: string) => string): Edit {
  const outer = indentationAt(text, container.offset);
  const inner = outer + indentUnit(text);
  const eol = lineBreak(text);
  const interior = text.slice(container.offset + 1, container.offset + container.length - 1);
  if (interior.trim() !== "") {
    // Only comments stand inside: they stay, and the new content goes behind them.
    const offset = container.offset + 1 + interior.trimEnd().length;
    return {
      offset,
      length: interior.length - interior.trimEnd().length,
      content: `${eol}${inner}${write(inner)}${eol}${outer}`,
    };
  }
  const content = `${eol}${inner}${write(inner)}${eol}${outer}`;
  return { offset: container.offset + 1, length: interior.length, content };
}
