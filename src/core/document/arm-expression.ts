/** Where a piece of an expression stands, in UTF-16 units from the start of the string that holds it. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** `'text'`, with the doubled quotes already undone. */
export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly value: string;
}

/** `42`, `-1` */
export interface NumberLiteral extends Span {
  readonly kind: "number";
  readonly value: number;
}

/** `true`, `false` and `null` written as bare words; the usual spelling is a call, `true()`. */
export interface ConstantLiteral extends Span {
  readonly kind: "constant";
  readonly value: boolean | null;
}

/** `concat('a', 'b')`; `name` keeps its letter case and, for the author's own functions, the namespace. */
export interface CallExpression extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `target.name` */
export interface PropertyExpression extends Span {
  readonly kind: "property";
  readonly target: Expression;
  readonly name: string;
}

/** `target[index]` */
export interface IndexExpression extends Span {
  readonly kind: "index";
  readonly target: Expression;
  readonly index: Expression;
}

/** A template expression, without the brackets around it. */
export type Expression =
  StringLiteral | NumberLiteral | ConstantLiteral | CallExpression | PropertyExpression | IndexExpression;

/** Why a bracketed string is no expression, and where. */
export interface ExpressionProblem extends Span {
  readonly message: string;
}

/** Whether a call names a function, which like all names ignores letter case. */
export function isCallOf(expression: Expression, ...names: readonly string[]): expression is CallExpression {
  if (expression.kind !== "call") return false;
  const name = expression.name.toLowerCase();
  return names.some((candidate) => candidate.toLowerCase() === name);
}

/** Every call in an expression, the outer before the inner, in the order they are written. */
export function* callsIn(expression: Expression): Iterable<CallExpression> {
  switch (expression.kind) {
    case "call":
      yield expression;
      for (const arg of expression.args) yield* callsIn(arg);
      break;
    case "property":
      yield* callsIn(expression.target);
      break;
    case "index":
      yield* callsIn(expression.target);
      yield* callsIn(expression.index);
      break;
  }
}

/** Writes an expression the way Bicep does, with the brackets that make a string one. */
export function printExpression(expression: Expression): string {
  return `[${print(expression)}]`;
}

function print(expression: Expression): string {
  switch (expression.kind) {
    case "string":
      return `'${expression.value.replaceAll("'", "''")}'`;
    case "number":
    case "constant":
      return String(expression.value);
    case "call":
      return `${expression.name}(${expression.args.map(print).join(", ")})`;
    case "property":
      return `${print(expression.target)}.${expression.name}`;
    case "index":
      return `${print(expression.target)}[${print(expression.index)}]`;
  }
}
