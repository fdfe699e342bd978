import type { Expression, ExpressionProblem } from "./arm-expression";

/** What a string in a template is to Resource Manager. */
export type ParsedString =
  /** Plain text; an escaping bracket is already taken off. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly expression: Expression }
  /** Bracketed, so Resource Manager would try to evaluate it and fail. */
  | { readonly kind: "broken"; readonly problem: ExpressionProblem }
  /** Evaluated by a template around this one, before this one exists. */
  | { readonly kind: "outer" };

const openBracket = 0x5b;

/** Deeper nesting is refused, so that no text can exhaust the stack. Compiled templates stay below 20. */
const maxDepth = 60;

/** So many accesses may follow each other, for the same reason. */
const maxAccesses = 30;

/** Whether a string is read as an expression, right or broken; for `unescape` see `parseExpression`. */
export function isExpression(text: string, unescape = 0): boolean {
  return text.startsWith("[") && text.endsWith("]") && leadingBrackets(text, unescape + 2) === unescape + 1;
}

/**
 * Reads a string as Resource Manager does: it is an expression when it starts
 * with `[` and ends with `]`; a second `[` in front makes it plain text again.
 *
 * @param text The whole string as it stands in the JSON tree.
 * @param unescape How many templates unescape the string before the one it belongs to reads it: 1 for a
 *   deployment inside a policy definition inside a template.
 * @returns The reading. Spans count from the start of `text`. Never throws.
 */
export function parseExpression(text: string, unescape = 0): ParsedString {
  if (text.charCodeAt(0) !== openBracket || !text.endsWith("]")) return { kind: "text", text };

  const brackets = leadingBrackets(text, unescape + 2) - unescape;
  if (brackets < 1) return { kind: "outer" };
  if (brackets > 1) return { kind: "text", text: text.slice(unescape + 1) };
  return parseBetween(text, unescape + 1, text.length - 1);
}

function leadingBrackets(text: string, most: number): number {
  let count = 0;
  while (count < most && text.charCodeAt(count) === openBracket) count++;
  return count;
}

function parseBetween(text: string, start: number, end: number): ParsedString {
  const parser = new Parser(text, start, end);
  const expression = parser.parse();
  if (expression) return { kind: "expression", expression };
  return {
    kind: "broken",
    problem: parser.problem ?? { offset: start, length: 0, message: "Not an expression." },
  };
}

const spaces = /[\s\uFEFF]*/y;
const word = /[A-Za-z_$][\w$]*/y;
const number = /-?\d+(?:\.\d+)?/y;
const quoted = /'[^']*(?:''[^']*)*'/y;
const constants = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Recursive descent over one string. A class because a position and a first problem are its whole state. */
class Parser {
  problem: ExpressionProblem | undefined;
  private depth = 0;

  constructor(
    private readonly text: string,
    private position: number,
    private readonly end: number,
  ) {}

  parse(): Expression | undefined {
    const expression = this.expression();
    this.skipSpaces();
    if (expression && this.position < this.end) return this.fail("The expression should end here.", this.end);
    return expression;
  }

  private expression(): Expression | undefined {
    if (this.depth >= maxDepth) return this.fail("The expression is nested too deeply.");
    this.depth++;
    this.skipSpaces();
    const primary = this.primary();
    const expression = primary && this.accesses(primary);
    this.depth--;
    return expression;
  }

  private primary(): Expression | undefined {
    const offset = this.position;
    const text = this.take(quoted);
    if (text !== undefined) {
      return { kind: "string", value: text.slice(1, -1).replaceAll("''", "'"), ...this.since(offset) };
    }
    const digits = this.take(number);
    if (digits !== undefined) return { kind: "number", value: Number(digits), ...this.since(offset) };

    const name = this.take(word);
    if (name !== undefined) return this.callOrConstant(name, offset);
    if (offset < this.end && this.text[offset] === "'") {
      return this.fail("The string is not closed by a quote.", this.end);
    }
    return this.fail("A function, a string or a number should stand here.");
  }

  private callOrConstant(first: string, offset: number): Expression | undefined {
    const constant = constants.get(first.toLowerCase());
    const name = this.restOfName(first);
    if (name !== undefined && this.accept("(")) {
      const args = this.args();
      return args && { kind: "call", name, args, ...this.since(offset) };
    }
    if (constant === undefined)
      return this.fail("The name of a function should be followed by its arguments.");
    return { kind: "constant", value: constant, offset, length: first.length };
  }

  /** The author's own functions are called `namespace.name(…)`. */
  private restOfName(first: string): string | undefined {
    if (this.text[this.position] !== ".") return first;
    this.position++;
    const member = this.take(word);
    return member === undefined ? undefined : `${first}.${member}`;
  }

  private args(): Expression[] | undefined {
    const args: Expression[] = [];
    if (this.accept(")")) return args;
    for (;;) {
      const arg = this.expression();
      if (!arg) return undefined;
      args.push(arg);
      if (this.accept(")")) return args;
      if (!this.accept(",")) return this.fail("A comma or a closing parenthesis should stand here.");
    }
  }

  private accesses(primary: Expression): Expression | undefined {
    let target = primary;
    for (let count = 0; count <= maxAccesses; count++) {
      const next = this.access(target);
      if (!next || next === target) return next;
      target = next;
    }
    return this.fail("The expression is nested too deeply.");
  }

  private access(target: Expression): Expression | undefined {
    if (this.accept(".")) return this.property(target);
    return this.accept("[") ? this.index(target) : target;
  }

  private property(target: Expression): Expression | undefined {
    this.skipSpaces();
    const name = this.take(word);
    if (name === undefined) return this.fail("The name of a property should stand here.");
    return { kind: "property", target, name, ...this.since(target.offset) };
  }

  private index(target: Expression): Expression | undefined {
    const index = this.expression();
    if (!index) return undefined;
    if (!this.accept("]")) return this.fail("A closing bracket should stand here.");
    return { kind: "index", target, index, ...this.since(target.offset) };
  }

  /** Steps over the character, and blanks before it, when it comes next. */
  private accept(character: string): boolean {
    const before = this.position;
    this.skipSpaces();
    if (this.position < this.end && this.text[this.position] === character) {
      this.position++;
      return true;
    }
    this.position = before;
    return false;
  }

  private skipSpaces(): void {
    this.take(spaces);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || this.position + found.length > this.end) return undefined;
    this.position += found.length;
    return found;
  }

  private since(offset: number) {
    return { offset, length: this.position - offset };
  }

  private fail(message: string, until?: number): undefined {
    this.skipSpaces();
    const end = until ?? Math.min(this.position + 1, this.end);
    this.problem ??= { offset: this.position, length: end - this.position, message };
    return undefined;
  }
}
