import { parseTree } from "jsonc-parser";
import type { JsonNode } from "../document/json-node";
import { walkTo, type Frame, type Token } from "./spot-walk";

/** What stands at the cursor and gives way to what is accepted there; in UTF-16 units. */
export interface Written {
  readonly offset: number;
  readonly length: number;
  /** Without quotes. */
  readonly content: string;
  readonly quoted: boolean;
}

/** A place in a JSON text, finished or not, where a value is or could be written. */
export interface Spot {
  readonly text: string;
  readonly cursor: number;
  /** Names, in lower case, and positions that lead from the root to the value. */
  readonly path: readonly (string | number)[];
  readonly written: Written;
  /** Whether a comma has to follow, because another value does. */
  readonly needsComma: boolean;
  /** The object or array around the value, `up` levels further out; read anew, with offsets that count from its start. */
  readonly container: (up?: number) => JsonNode | undefined;
  /** Where that object or array begins. */
  readonly containerStart: (up?: number) => number;
}

/**
 * Finds out what a cursor stands in. Reads the text before the cursor and little of what
 * follows, so that what is unfinished behind it does not matter.
 *
 * @returns Absent in comments, in names, and where no value may stand.
 */
export function readSpot(text: string, cursor: number): Spot | undefined {
  const { frames, token, expects } = walkTo(text, cursor);
  if (expects !== "value" || frames.length === 0) return undefined;
  const written = writtenAt(text, cursor, token);
  const next = behindTrivia(text, written.offset + written.length);
  const isFollowed = /[^,\]}]/.test(text.charAt(next));
  if (!token && isFollowed && frames.at(-1)?.kind === "object" && !isNameAt(text, next)) return undefined;
  const containerStart = (up = 0): number => frames[frames.length - 1 - up]?.start ?? 0;
  return {
    text,
    cursor,
    path: frames.map(stepOf),
    written,
    needsComma: isFollowed,
    containerStart,
    container: (up = 0) => {
      const frame = frames[frames.length - 1 - up];
      return frame && parseTree(text.slice(frame.start), [], { allowTrailingComma: true });
    },
  };
}

function stepOf(frame: Frame): string | number {
  return frame.kind === "array" ? frame.index : (frame.name ?? "").toLowerCase();
}

function writtenAt(text: string, cursor: number, token: Token | undefined): Written {
  if (!token) return { offset: cursor, length: 0, content: "", quoted: false };
  const raw = text.slice(token.start, token.end);
  if (token.kind === "word") return { offset: token.start, length: raw.length, content: raw, quoted: false };
  const inner = token.closed ? raw.slice(1, -1) : raw.slice(1);
  return { offset: token.start, length: raw.length, content: unescaped(inner), quoted: true };
}

function unescaped(inner: string): string {
  if (!inner.includes("\\")) return inner;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner;
  }
}

/** Where the next thing behind blanks and comments stands. */
function behindTrivia(text: string, offset: number): number {
  const trivia = /(?:\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
  trivia.lastIndex = offset;
  return offset + (trivia.exec(text)?.[0].length ?? 0);
}

/** Whether a string that is the name of a member stands there, and so no value yet. */
function isNameAt(text: string, offset: number): boolean {
  const name = /"(?:[^"\\\r\n]|\\.)*"\s*:/y;
  name.lastIndex = offset;
  return name.test(text);
}
