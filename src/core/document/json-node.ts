import { parseTree, type Node, type ParseError, printParseErrorCode } from "jsonc-parser";

/** A node of the tolerant JSON tree: offsets into the text, children, parent. */
export type JsonNode = Node;

/** A place where the text is not JSON, in UTF-16 units from the start of the text. */
export interface SyntaxProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

/** A text and the tree that could be read from it; `root` is absent when nothing could. */
export interface JsonDocument {
  readonly text: string;
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** One member of an object. `value` is absent while the author is still typing it. */
export interface Member {
  readonly name: string;
  readonly key: JsonNode;
  readonly value: JsonNode | undefined;
  readonly node: JsonNode;
}

/** What the parser made of a text. */
export interface Parsed {
  readonly root: JsonNode | undefined;
  readonly errors: readonly ParseError[];
}

const byteOrderMark = "\uFEFF";

/**
 * Reads JSON with everything authors put into it: comments, trailing commas, a
 * byte order mark, and raw line breaks inside strings, which ARM accepts in
 * templates. Broken text yields the part of the tree that could be read.
 *
 * @param text The whole document.
 * @returns The tree, with offsets that are valid in `text`, and what is not JSON in it. Never throws.
 */
export function parseDocument(text: string): JsonDocument {
  const { root, errors } = bestReading(withoutMark(text));
  return { text, root, problems: errors.map(toProblem) };
}

/** The same text with a blank in place of its byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? ` ${text.slice(1)}` : text;
}

function bestReading(text: string): Parsed {
  const first = parse(text);
  if (!first.errors.some(isOpenString)) return first;

  const second = parse(joinMultilineStrings(text));
  return second.errors.length < first.errors.length ? second : first;
}

/** Whether a string ends with its line, which means that others may be meant to span lines. */
export function isOpenString({ error }: ParseError): boolean {
  return printParseErrorCode(error) === "UnexpectedEndOfString";
}

/** Reads the first value of a text as the parser does; what stands behind it is one error. */
export function parse(text: string): Parsed {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    return { root, errors };
  } catch (error) {
    // The parser recurses, so text nested some ten thousand levels deep exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return { root: undefined, errors: [{ error: 1, offset: 0, length: 1 }] };
  }
}

/** Replaces line breaks inside strings by blanks, so that every offset stays where it was. */
function joinMultilineStrings(text: string): string {
  return text.replace(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\[\s\S])*"/g, (token) =>
    token.startsWith('"') ? token.replace(/[\r\n]/g, " ") : token,
  );
}

/** Puts what the parser says into words. */
export function toProblem({ error, offset, length }: ParseError): SyntaxProblem {
  const words = printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return { offset, length, message: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` };
}

/**
 * @param node Any node, or none.
 * @returns The members of an object in the order they are written; nothing for other nodes.
 */
export function members(node: JsonNode | undefined): readonly Member[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap((child) => toMember(child) ?? []);
}

function toMember(node: JsonNode): Member | undefined {
  const [key, value] = node.children ?? [];
  return key ? { name: String(key.value), key, value, node } : undefined;
}

/**
 * Looks a member up the way Azure does, without regard to letter case.
 *
 * @param node An object; any other node has no members.
 * @param name The member's name in any letter case.
 * @returns The member; of duplicates the last one, which is the one that counts.
 */
export function findMember(node: JsonNode | undefined, name: string): Member | undefined {
  if (node?.type !== "object" || !node.children) return undefined;
  for (let index = node.children.length - 1; index >= 0; index--) {
    const child = node.children[index];
    const key: unknown = child?.children?.[0]?.value;
    if (child && typeof key === "string" && sameName(key, name)) return toMember(child);
  }
  return undefined;
}

/** The value of a member, found without regard to letter case; absent when there is none. */
export function memberValue(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return findMember(node, name)?.value;
}

/** Follows member names from an object to a value below it. */
export function valueAt(node: JsonNode | undefined, ...names: readonly string[]): JsonNode | undefined {
  return names.reduce(memberValue, node);
}

/** The elements of an array; nothing for other nodes. */
export function elements(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** The text of a string node; absent for other nodes. */
export function stringOf(node: JsonNode | undefined): string | undefined {
  return node?.type === "string" ? (node.value as string) : undefined;
}

/** Calls back with each string at or below a node, names of members included, in no certain order. */
export function forEachString(around: JsonNode, visit: (node: JsonNode, text: string) => void): void {
  const waiting = [around];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "string") visit(node, node.value as string);
    // One by one: a list may be longer than a call takes arguments.
    if (node.children) for (const child of node.children) waiting.push(child);
  }
}

/** Whether two names are the same to Azure, which ignores letter case in keys, types and operations. */
export function sameName(left: string, right: string): boolean {
  return left.length === right.length && (left === right || left.toLowerCase() === right.toLowerCase());
}
