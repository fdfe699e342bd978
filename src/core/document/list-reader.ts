import { createScanner, type ParseError } from "jsonc-parser";
import {
  isOpenString,
  parse,
  parseDocument,
  toProblem,
  withoutMark,
  type JsonDocument,
  type JsonNode,
} from "./json-node";

/** A list as it was read, and those of its objects in which nothing is wrong, in their order. */
interface ReadList {
  readonly document: JsonDocument;
  readonly intact: readonly JsonNode[];
}

/** An object of a list, and what is wrong in it. */
interface ReadObject {
  readonly object: JsonNode;
  readonly errors: readonly ParseError[];
}

/** Reads the object that begins at a place; absent where that cannot be done without reading what follows it. */
type ObjectReader = (text: string, offset: number, list: JsonNode) => ReadObject | undefined;

/** A node while its tree is being built. */
type Building = { -readonly [Key in keyof JsonNode]: JsonNode[Key] };

/** Tokens and an error as the parser numbers them; its enums have no values at run time that TypeScript lets us use. */
const [openBrace, openBracket, closeBracket, comma, endOfText] = [1, 3, 4, 5, 17];
const blanks: readonly number[] = [12, 13, 14, 15];
const commaExpected = 6;

/** How many objects in a row may be gone without those behind them being read again. */
const reach = 8;

/**
 * Makes what reads the versions of one text, one after the other: each as `parseDocument`
 * would. Of a list of objects only those are read that were not there in the version before;
 * the others get their children when somebody asks for them. That is right because what an
 * object without mistakes reads as is decided by its own text, whatever stands around it.
 */
export function createListReader(): (text: string) => JsonDocument {
  let last: ReadList | undefined;
  return (text) => {
    const list = readList(text, recognise(last));
    last = list ?? last;
    return list?.document ?? parseDocument(text);
  };
}

/** Edits leave the order of objects as it was, so only the next few are held against what stands there now. */
function recognise(before: ReadList | undefined): ObjectReader {
  if (!before) return readObject;
  const { document, intact } = before;
  let next = 0;
  return (text, start, list) => {
    const end = Math.min(next + reach, intact.length);
    for (let at = next; at < end; at++) {
      const { offset = 0, length = 0 } = intact[at] ?? {};
      // Slices are compared as a whole, which takes V8 a small part of the time that startsWith does.
      if (text.slice(start, start + length) !== document.text.slice(offset, offset + length)) continue;
      next = at + 1;
      return { object: new UnreadObject(text, start, length, list), errors: [] };
    }
    return readObject(text, start, list);
  };
}

/** Absent where the text is no list of objects, or a mistake may reach beyond one of them. */
function readList(text: string, read: ObjectReader): ReadList | undefined {
  const plain = withoutMark(text);
  const scanner = createScanner(plain, true);
  const scan = (): number => scanner.scan();
  if (scan() !== openBracket) return undefined;

  const children: JsonNode[] = [];
  const root: Building = { type: "array", offset: scanner.getTokenOffset(), length: 0, children };
  const errors: ParseError[] = [];
  const intact: JsonNode[] = [];
  for (let token = scan(); token !== closeBracket; token = scan()) {
    if (children.length > 0 && token === comma) token = scan();
    else if (children.length > 0)
      errors.push({ error: commaExpected, offset: scanner.getTokenOffset(), length: 1 });
    if (token === closeBracket) break;
    const found = token === openBrace ? read(plain, scanner.getTokenOffset(), root) : undefined;
    if (!found) return undefined;

    const { object } = found;
    children.push(object);
    errors.push(...found.errors);
    if (found.errors.length === 0) intact.push(object);
    scanner.setPosition(object.offset + object.length);
  }
  root.length = scanner.getTokenOffset() + 1 - root.offset;
  if (!isBlank(plain, root.offset + root.length)) return undefined;
  return { document: { text, root, problems: errors.map(toProblem) }, intact };
}

/** Whether nothing but blanks and comments stands from a place on. Of a comment without an end the parser tells. */
function isBlank(text: string, from: number): boolean {
  const scanner = createScanner(text);
  scanner.setPosition(from);
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    const error: number = scanner.getTokenError();
    if (!blanks.includes(token) || error !== 0) return false;
  }
  return true;
}

/** What the parser says of the text behind the object is none of its mistakes. */
function readObject(text: string, offset: number, list: JsonNode): ReadObject | undefined {
  const { root, errors } = parse(text.slice(offset));
  // A string without an end may be one that spans lines; that is decided by the text as a whole.
  if (!root || errors.some(isOpenString)) return undefined;
  const inside = errors.filter((error) => error.offset < root.length);
  return {
    object: place(root, offset, list),
    errors: inside.map((error) => ({ ...error, offset: error.offset + offset })),
  };
}

/** Puts a tree, which was read by itself, where it stands in the text. */
function place(root: JsonNode, offset: number, parent: JsonNode): JsonNode {
  const top: Building = root;
  top.parent = parent;
  const waiting: Building[] = [top];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    node.offset += offset;
    if (node.colonOffset !== undefined) node.colonOffset += offset;
    if (node.children) for (const child of node.children) waiting.push(child);
  }
  return root;
}

/** An object without mistakes. A class, since objects that each have a getter of their own take V8 far more room. */
class UnreadObject implements JsonNode {
  readonly type = "object";
  private read: JsonNode[] | undefined;

  constructor(
    private readonly text: string,
    readonly offset: number,
    readonly length: number,
    readonly parent: JsonNode,
  ) {}

  get children(): JsonNode[] {
    return (this.read ??= this.readChildren());
  }

  private readChildren(): JsonNode[] {
    const { children = [] } = parse(this.text.slice(this.offset, this.offset + this.length)).root ?? {};
    for (const child of children) place(child, this.offset, this);
    return children;
  }
}
