import { covers } from "./wildcard";

/**
 * Whether a condition can keep an operation from being granted.
 *
 * Conditions are written as clauses joined by AND, and a clause that begins with
 * `!(ActionMatches{'…'})` is met by every operation that the name or pattern does not
 * cover. So Foundry Owner may call models without further ado, though its one
 * permissions object has a condition: that speaks of role assignments alone. What
 * cannot be read is taken to limit everything.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
export function conditionLimits(condition: string | undefined, operation: string): boolean {
  if (condition === undefined || condition.trim() === "") return false;
  return !splitAt("and", condition).every((clause) => isMetByOthers(clause, operation));
}

/** Whether one alternative of a clause says "not this action" of actions that leave the operation out. */
function isMetByOthers(clause: string, operation: string): boolean {
  return splitAt("or", withoutBrackets(clause)).some((alternative) => {
    const negated = /^(?:!|not\s)(.*)$/is.exec(withoutBrackets(alternative))?.[1];
    if (negated === undefined) return false;
    return splitAt("or", withoutBrackets(negated)).every((part) => leavesOut(part, operation));
  });
}

/** Whether a conjunction cannot be true of an operation, because it asks for another action. */
function leavesOut(conjunction: string, operation: string): boolean {
  return splitAt("and", withoutBrackets(conjunction)).some((part) => {
    const action = /^ActionMatches\s*\{\s*'([^']*)'\s*\}$/i.exec(withoutBrackets(part))?.[1];
    return action !== undefined && !covers(action, operation);
  });
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

function withoutBrackets(text: string): string {
  let inner = text.trim();
  while (inner.startsWith("(") && closesAtEnd(inner)) inner = inner.slice(1, -1).trim();
  return inner;
}

function closesAtEnd(text: string): boolean {
  return text.endsWith(")") && outermost(text).length === 0;
}

/** The places of a text that stand outside brackets, braces and quotes. */
function outermost(text: string): readonly number[] {
  const places: number[] = [];
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "'") quoted = !quoted;
    else if (!quoted && "({".includes(character)) depth++;
    else if (!quoted && ")}".includes(character)) depth--;
    else if (!quoted && depth === 0) places.push(at);
  }
  return places;
}
