import { covers } from "./wildcard";

/**
 * The operations that a condition can keep from being granted, as names and patterns;
 * empty without a condition. What cannot be read is taken to limit everything.
 *
 * Conditions are written as clauses joined by AND, and a clause that begins with
 * `!(ActionMatches{'…'})` is met by every operation that the name or pattern does not
 * cover. So Foundry Owner may call models without further ado, though its one
 * permissions object has a condition: that speaks of role assignments alone.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
export function limitedBy(condition: string | undefined): readonly string[] {
  if (condition === undefined || condition.trim() === "") return [];
  const limited = splitAt("and", condition).flatMap((clause) => limitedByClause(clause) ?? ["*"]);
  return limited.includes("*") ? ["*"] : [...new Set(limited)];
}

/** Whether a condition can keep an operation from being granted. */
export function conditionLimits(condition: string | undefined, operation: string): boolean {
  return limitedBy(condition).some((limited) => covers(limited, operation));
}

/** The actions of the alternative that says "not this action"; other actions meet the clause by it. */
function limitedByClause(clause: string): readonly string[] | undefined {
  for (const alternative of splitAt("or", withoutBrackets(clause))) {
    const negated = /^(?:!|not\s)(.*)$/is.exec(withoutBrackets(alternative))?.[1];
    if (negated === undefined) continue;
    const actions = splitAt("or", withoutBrackets(negated)).map(actionOf);
    if (actions.every((action) => action !== undefined)) return actions;
  }
  return undefined;
}

/** The action that a conjunction asks for: without it the conjunction is false, whatever else it says. */
function actionOf(conjunction: string): string | undefined {
  return splitAt("and", withoutBrackets(conjunction))
    .map((part) => /^ActionMatches\s*\{\s*'([^']*)'\s*\}$/i.exec(withoutBrackets(part))?.[1])
    .find((action) => action !== undefined);
}

const operators = { and: /\s+and\s+|\s*&&\s*/iy, or: /\s+or\s+|\s*\|\|\s*/iy };

/** The parts between operators that stand outside brackets, braces and quotes. */
function splitAt(operator: keyof typeof operators, text: string): readonly string[] {
  const pattern = operators[operator];
  const parts: string[] = [];
  let start = 0;
  for (const at of outermost(text)) {
    pattern.lastIndex = at;
    const found = at < start ? null : pattern.exec(text);
    if (!found) continue;
    parts.push(text.slice(start, at));
    start = at + found[0].length;
  }
  return [...parts, text.slice(start)];
}

/** Without the pairs of brackets around the whole of a text, however many there are. */
function withoutBrackets(text: string): string {
  const closing = closingPlaces(text);
  let [start, end] = withoutBlanks(text, 0, text.length);
  while (text[start] === "(" && closing.get(start) === end - 1) {
    [start, end] = withoutBlanks(text, start + 1, end - 1);
  }
  return text.slice(start, end);
}

function withoutBlanks(text: string, from: number, to: number): readonly [start: number, end: number] {
  let [start, end] = [from, to];
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return [start, end];
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** For the place of each opening bracket or brace that of what closes it. */
function closingPlaces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { at, character } of unquoted(text)) {
    if (isOpening(character)) open.push(at);
    const start = isClosing(character) ? open.pop() : undefined;
    if (start !== undefined) closing.set(start, at);
  }
  return closing;
}

/** The places of a text that stand outside brackets, braces and quotes. */
function outermost(text: string): readonly number[] {
  const places: number[] = [];
  let depth = 0;
  for (const { at, character } of unquoted(text)) {
    if (isOpening(character)) depth++;
    else if (isClosing(character)) depth--;
    else if (depth === 0) places.push(at);
  }
  return places;
}

const isOpening = (character: string): boolean => character === "(" || character === "{";
const isClosing = (character: string): boolean => character === ")" || character === "}";

/** The characters outside quotes, without the quotes. */
function* unquoted(text: string): Iterable<{ readonly at: number; readonly character: string }> {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "'") quoted = !quoted;
    else if (!quoted) yield { at, character };
  }
}
