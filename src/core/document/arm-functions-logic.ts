import { sameValue } from "./arm-equality";
import { exact, type FunctionTable, type CallContext } from "./arm-function";
import { computed, unknown } from "./arm-value";
import type { ScalarValue, Value } from "./value";

/** The functions that compare, and those that make booleans and numbers. */
export const logicFunctions: FunctionTable = {
  true: (_, { at }) => computed(at, true),
  false: (_, { at }) => computed(at, false),
  null: (_, { at }) => computed(at, null),
  equals: ([left, right], context) => verdict(context, left && right && sameValue(left, right)),
  not: exact(([value], context) => {
    const truth = scalarOf(value);
    return verdict(context, typeof truth === "boolean" ? !truth : undefined);
  }),
  bool: exact(([value], context) => verdict(context, toBoolean(scalarOf(value)))),
  int: exact(([value], { at }) => {
    const number = Number(scalarOf(value) ?? Number.NaN);
    return Number.isSafeInteger(number) ? computed(at, number) : unknown(at);
  }),
  less: exact((args, context) =>
    verdict(
      context,
      ordered(args, (order) => order < 0),
    ),
  ),
  lessorequals: exact((args, context) =>
    verdict(
      context,
      ordered(args, (order) => order <= 0),
    ),
  ),
  greater: exact((args, context) =>
    verdict(
      context,
      ordered(args, (order) => order > 0),
    ),
  ),
  greaterorequals: exact((args, context) =>
    verdict(
      context,
      ordered(args, (order) => order >= 0),
    ),
  ),
};

function verdict({ at }: CallContext, result: boolean | undefined): Value {
  return result === undefined ? unknown(at) : computed(at, result);
}

function scalarOf(value: Value | undefined): ScalarValue["value"] | undefined {
  return value?.kind === "scalar" ? value.value : undefined;
}

function toBoolean(value: ScalarValue["value"] | undefined): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (typeof value !== "string") return undefined;
  return new Map([
    ["true", true],
    ["false", false],
  ]).get(value.toLowerCase());
}

/** Only numbers are ordered here: how strings are depends on the culture of the service. */
function ordered(args: readonly Value[], test: (order: number) => boolean): boolean | undefined {
  const [left, right] = args.map(scalarOf);
  return typeof left === "number" && typeof right === "number" ? test(left - right) : undefined;
}
