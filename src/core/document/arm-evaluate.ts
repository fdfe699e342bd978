import type { CallExpression, Expression } from "./arm-expression";
import { isPartlyKnown, type ArmFunction, type CallContext, type FunctionTable } from "./arm-function";
import { collectionFunctions } from "./arm-functions-collection";
import { logicFunctions } from "./arm-functions-logic";
import { scopeFunctions } from "./arm-functions-scope";
import { textFunctions } from "./arm-functions-text";
import { computed, unknown } from "./arm-value";
import { asString, type ScalarValue, type Value } from "./value";

/** What an expression can refer to where it stands. */
export interface Surroundings extends CallContext {
  /** The value of a parameter, seen from `at`. */
  readonly parameter: (name: string) => Value;
  /** The value of a variable, seen from `at`. */
  readonly variable: (name: string) => Value;
  /** Counts the expressions being worked out inside each other, across parameters and variables. */
  readonly level: { depth: number };
}

/** What is nested more deeply stays unknown, so that no document can exhaust the stack. */
const maxDepth = 300;

type LazyFunction = (args: readonly Expression[], surroundings: Surroundings) => Value;

const tables: readonly FunctionTable[] = [textFunctions, logicFunctions, collectionFunctions, scopeFunctions];
const functions = new Map<string, ArmFunction>(tables.flatMap((table) => Object.entries(table)));

/** The functions that do not need all of their arguments. */
const lazyFunctions = new Map<string, LazyFunction>([
  ["parameters", (args, around) => referred(args, around, around.parameter)],
  ["variables", (args, around) => referred(args, around, around.variable)],
  ["if", chosen],
  ["coalesce", firstNotNull],
  ["and", (args, around) => connected(args, around, false)],
  ["or", (args, around) => connected(args, around, true)],
  ["tryget", tryGet],
]);

/**
 * Works out an expression. A value that an expression merely hands on keeps
 * its source, so that replacing the source replaces the value; what was
 * computed, if only from one literal, has none.
 *
 * @returns The value, standing at `surroundings.at`; unknown for functions not known here, for what only the
 *   deployment knows, and for expressions the deployment would refuse. Never absent, never throws.
 */
export function evaluate(expression: Expression, surroundings: Surroundings): Value {
  const { at, level } = surroundings;
  if (level.depth >= maxDepth) return unknown(at);
  level.depth++;
  try {
    return workOut(expression, surroundings);
  } finally {
    level.depth--;
  }
}

function workOut(expression: Expression, surroundings: Surroundings): Value {
  const { at } = surroundings;
  switch (expression.kind) {
    case "string":
    case "number":
    case "constant":
      return computed(at, expression.value);
    case "property":
      return present(step(evaluate(expression.target, surroundings), expression.name), surroundings);
    case "index":
      return present(
        stepTo(evaluate(expression.target, surroundings), evaluate(expression.index, surroundings)),
        surroundings,
      );
    case "call":
      return call(expression, surroundings);
  }
}

function call({ name, args }: CallExpression, surroundings: Surroundings): Value {
  const key = name.toLowerCase();
  const lazy = lazyFunctions.get(key);
  if (lazy) return lazy(args, surroundings);
  const apply = functions.get(key);
  if (!apply) return unknown(surroundings.at);
  return apply(
    args.map((arg) => evaluate(arg, surroundings)),
    surroundings,
  );
}

function referred(
  [name]: readonly Expression[],
  around: Surroundings,
  lookUp: (name: string) => Value,
): Value {
  const known = name && exactText(evaluate(name, around));
  return known === undefined ? unknown(around.at) : present(lookUp(known), around);
}

/** When the condition is unknown, the result is known only if both branches are the same. */
function chosen([condition, yes, no]: readonly Expression[], around: Surroundings): Value {
  if (!condition || !yes || !no) return unknown(around.at);
  const truth = scalarOf(evaluate(condition, around));
  if (typeof truth === "boolean") return evaluate(truth ? yes : no, around);

  const [left, right] = [scalarOf(evaluate(yes, around)), scalarOf(evaluate(no, around))];
  return left !== undefined && left === right ? computed(around.at, left) : unknown(around.at);
}

function firstNotNull(args: readonly Expression[], around: Surroundings): Value {
  for (const arg of args) {
    const value = evaluate(arg, around);
    if (scalarOf(value) !== null) return value;
  }
  return args.length > 0 ? computed(around.at, null) : unknown(around.at);
}

/** `and` and `or`: one argument that decides is enough, whatever is unknown beside it. */
function connected(args: readonly Expression[], around: Surroundings, decisive: boolean): Value {
  let known = true;
  for (const arg of args) {
    const truth = scalarOf(evaluate(arg, around));
    if (truth === decisive) return computed(around.at, decisive);
    known &&= typeof truth === "boolean";
  }
  return known ? computed(around.at, !decisive) : unknown(around.at);
}

/** `tryGet(x, 'a', 0)`: null as soon as something on the way is missing. */
function tryGet([target, ...path]: readonly Expression[], around: Surroundings): Value {
  let value: Value = target ? evaluate(target, around) : unknown(around.at);
  for (const part of path) {
    if (scalarOf(value) === null) return value;
    const next = stepTo(value, evaluate(part, around));
    value = next.kind === "absent" ? computed(around.at, null) : next;
  }
  return value;
}

/** One step into an object or array: absent when there is nothing, unknown when that cannot be said. */
function stepTo(target: Value, key: Value): Value {
  const name = exactText(key);
  if (name !== undefined) return step(target, name);
  const index = scalarOf(key);
  if (target.kind !== "array" || typeof index !== "number") return unknownLike(key);
  return target.items()[index] ?? { kind: "absent" };
}

function step(target: Value, name: string): Value {
  return target.kind === "object" ? target.get(name) : unknownLike(target);
}

function unknownLike(value: Value): Value {
  return value.kind === "absent" ? value : unknown(value.at);
}

/** The deployment fails on what is not there, so the value is nobody's. */
function present(value: Value, { at }: Surroundings): Value {
  return value.kind === "absent" ? unknown(at) : value;
}

function exactText(value: Value): string | undefined {
  return isPartlyKnown(value) ? undefined : asString(value);
}

function scalarOf(value: Value): ScalarValue["value"] | undefined {
  return value.kind === "scalar" ? value.value : undefined;
}
