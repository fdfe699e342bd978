/** An object or array that is open at the cursor. */
export interface Frame {
  readonly kind: "object" | "array";
  readonly start: number;
  /** The member the cursor stands in; absent in arrays and before the first name. */
  name?: string;
  /** The element the cursor stands in. */
  index: number;
}

/** The string or bare word the cursor stands in. */
export interface Token {
  readonly kind: "string" | "word";
  readonly start: number;
  readonly end: number;
  /** Whether a string ends with its quote. */
  readonly closed: boolean;
}

/** What was found on the way to a cursor. */
export interface Walk {
  readonly frames: readonly Frame[];
  /** The token under the cursor. */
  readonly token: Token | undefined;
  /** What may stand at the cursor; nothing in a comment. */
  readonly expects: "name" | "colon" | "value" | "comma" | "nothing";
}

interface State {
  readonly frames: Frame[];
  expects: Walk["expects"];
}

/** Walks from the start of a text to a cursor. Time is linear in what stands before the cursor. */
export function walkTo(text: string, cursor: number): Walk {
  const state: State = { frames: [], expects: "value" };
  let at = 0;
  while (at < cursor) {
    at = endOf(blanks, text, at);
    if (at >= cursor) break;
    const character = text.charAt(at);
    if (character === "/" && isComment(text, at)) {
      at = endOfComment(text, at);
      if (at > cursor || (at === cursor && !text.startsWith("*/", at - 2)))
        return { ...state, token: undefined, expects: "nothing" };
    } else if (isPunctuation(character)) {
      punctuate(state, character, at);
      at++;
    } else {
      const token = character === '"' ? stringAt(text, at, cursor) : wordAt(text, at);
      if (token.end > cursor || (token.end === cursor && !token.closed)) return { ...state, token };
      take(state, text, token);
      at = token.end;
    }
  }
  return { ...state, token: undefined };
}

function punctuate(state: State, character: string, at: number): void {
  const frame = state.frames.at(-1);
  switch (character) {
    case "{":
    case "[":
      state.frames.push({ kind: character === "{" ? "object" : "array", start: at, index: 0 });
      state.expects = character === "{" ? "name" : "value";
      break;
    case "}":
    case "]":
      state.frames.pop();
      state.expects = "comma";
      break;
    case ":":
      state.expects = "value";
      break;
    default:
      if (frame?.kind === "array") frame.index++;
      state.expects = frame?.kind === "object" ? "name" : "value";
  }
}

function take(state: State, text: string, token: Token): void {
  const frame = state.frames.at(-1);
  if (frame?.kind === "object" && state.expects === "name") {
    frame.name = text.slice(token.start + 1, token.closed ? token.end - 1 : token.end);
    state.expects = "colon";
  } else {
    state.expects = "comma";
  }
}

const blanks = /[\s\uFEFF]*/y;
const closedString = /"(?:[^"\\\r\n]|\\.)*"/y;

/** Where the match of a sticky pattern ends; where it begins when there is none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** A string ends at its quote, or with its line when the quote is missing. */
function stringAt(text: string, start: number, cursor: number): Token {
  const end = endOf(closedString, text, start);
  if (end > start && end <= cursor) return { kind: "string", start, end, closed: true };
  return stringAround(text, start, cursor);
}

function stringAround(text: string, start: number, cursor: number): Token {
  let at = start + 1;
  for (; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === quote) {
      const isUnfinished = start < cursor && cursor <= at && runsIntoNext(text.slice(cursor, at));
      if (isUnfinished) break;
      return { kind: "string", start, end: at + 1, closed: true };
    }
    if (character === backslash) at++;
    else if (character === lineFeed || character === carriageReturn) break;
  }
  const end = start + text.slice(start, at).replace(/[\s,\]}[{:]+$/, "").length;
  return {
    kind: "string",
    start,
    end: start < cursor && cursor <= at ? Math.max(end, cursor) : at,
    closed: false,
  };
}

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Whether a string lacks its quote and so ends at that of the next one: `"abc, "def"`. */
function runsIntoNext(behindCursor: string): boolean {
  return /^[\s\]}]*,\s*$/.test(behindCursor);
}

function wordAt(text: string, start: number): Token {
  let end = start;
  while (
    end < text.length &&
    !isBlank(text.charAt(end)) &&
    !isPunctuation(text.charAt(end)) &&
    text.charAt(end) !== '"'
  )
    end++;
  return { kind: "word", start, end: Math.max(end, start + 1), closed: false };
}

function isBlank(character: string): boolean {
  return character <= " " || character === "\uFEFF";
}

function isPunctuation(character: string): boolean {
  switch (character) {
    case "{":
    case "}":
    case "[":
    case "]":
    case ":":
    case ",":
      return true;
    default:
      return false;
  }
}

function isComment(text: string, at: number): boolean {
  return text.startsWith("//", at) || text.startsWith("/*", at);
}

function endOfComment(text: string, at: number): number {
  if (text.startsWith("//", at)) {
    const lineEnd = /[\r\n]/g;
    lineEnd.lastIndex = at;
    return lineEnd.exec(text)?.index ?? text.length;
  }
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 2;
}
