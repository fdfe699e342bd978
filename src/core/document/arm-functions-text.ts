import { exact, strict, type CallContext, type FunctionTable } from "./arm-function";
import { typeInId } from "./arm-id-type";
import { computed, computedArray, fromData, unknown } from "./arm-value";
import { asString, type ArrayValue, type Value } from "./value";

/** Longer results stay unknown: doubling a string in variable after variable would fill any memory. */
const maxLength = 32_000;
const maxItems = 20_000;

/** The functions that make strings, or read them. */
export const textFunctions: FunctionTable = {
  concat: (args, context) =>
    args[0]?.kind === "array" ? concatArrays(args, context) : concatTexts(args, context),
  format: ([pattern, ...args], context) => {
    const texts = args.map(textOf);
    const isKnown = args.every(({ kind }) => kind !== "unknown");
    if (isKnown) return text(context, pattern && formatted(stringOf(pattern), texts));
    return partOfId(
      context,
      formatted(
        stringOf(pattern),
        texts.map((part) => part ?? nameless),
      ),
    );
  },
  tolower: strict(([value], context) => text(context, stringOf(value)?.toLowerCase())),
  toupper: exact(([value], context) => text(context, stringOf(value)?.toUpperCase())),
  trim: strict(([value], context) => text(context, stringOf(value)?.trim())),
  string: strict(([value], context) => text(context, value && textOf(value))),
  replace: exact(([value, old, next], context) => {
    const [whole, from, to] = [stringOf(value), stringOf(old), stringOf(next)];
    if (whole === undefined || !from || to === undefined) return unknown(context.at);
    const longest = (whole.length / from.length) * to.length;
    return longest > maxLength ? unknown(context.at) : text(context, whole.replaceAll(from, to));
  }),
  split: exact(([value, delimiter], context) => {
    const [whole, by] = [stringOf(value), stringOf(delimiter)];
    if (whole === undefined || !by) return unknown(context.at);
    const parts = whole.split(by).map((part) => computed(context.at, part));
    return computedArray(context.at, parts);
  }),
  join: strict(([list, delimiter], context) => {
    const by = stringOf(delimiter);
    const parts = list?.kind === "array" ? list.items().map(textOf) : undefined;
    if (by === undefined || !parts?.every((part) => part !== undefined)) return unknown(context.at);
    const length = parts.reduce((sum, part) => sum + part.length + by.length, 0);
    return length > maxLength ? unknown(context.at) : text(context, parts.join(by));
  }),
  substring: exact(([value, start, length], context) => {
    const [whole, from, count] = [stringOf(value), numberOf(start), numberOf(length)];
    if (whole === undefined || from === undefined || (length && count === undefined))
      return unknown(context.at);
    const end = count === undefined ? whole.length : from + count;
    return text(context, from >= 0 && end <= whole.length ? whole.slice(from, end) : undefined);
  }),
  startswith: exact(([value, part], context) => test(context, value, part, (a, b) => a.startsWith(b))),
  endswith: exact(([value, part], context) => test(context, value, part, (a, b) => a.endsWith(b))),
  json: exact(([value], context) => {
    const source = stringOf(value);
    if (source === undefined) return unknown(context.at);
    try {
      return fromData(context.at, JSON.parse(source));
    } catch {
      return unknown(context.at); // the deployment fails here too
    }
  }),
};

/** A scalar the way string functions write it; Resource Manager writes booleans with a capital. */
function textOf(value: Value): string | undefined {
  if (value.kind !== "scalar" || value.value === null) return undefined;
  if (typeof value.value === "boolean") return value.value ? "True" : "False";
  return String(value.value);
}

function concatTexts(args: readonly Value[], context: CallContext): Value {
  const parts = args.map(textOf);
  if (parts.every((part) => part !== undefined)) return text(context, parts.join(""));
  const isHandedOn = args.every((arg, index) => parts[index] !== undefined || arg.kind === "unknown");
  return partOfId(context, isHandedOn ? parts.map((part) => part ?? nameless).join("") : undefined);
}

/** Stands for a part of a text that nobody knows. */
const nameless = "⟨unknown⟩";

/** Of an id whose names are not all known, the type still is. */
function partOfId({ at }: CallContext, id: string | undefined): Value {
  const type = id === undefined || id.length > maxLength ? undefined : typeInId(id);
  return type === undefined ? unknown(at) : { ...unknown(at), idOf: type };
}

/** Unknown elements do not hide the known ones; an unknown array hides how many there are. */
function concatArrays(args: readonly Value[], { at }: CallContext): Value {
  const arrays = args.filter((arg): arg is ArrayValue => arg.kind === "array");
  if (arrays.length < args.length) return unknown(at);
  const items = arrays.flatMap((array) => array.items());
  return items.length > maxItems ? unknown(at) : computedArray(at, items);
}

/** Fills `{0}`; what has a format of its own, `{0:N2}`, is left unknown. */
function formatted(pattern: string | undefined, args: readonly (string | undefined)[]): string | undefined {
  let length = pattern?.length ?? 0;
  const result = pattern?.replace(/\{\{|\}\}|\{(\d+)\}|[{}]/g, (token, index?: string) => {
    if (token === "{{" || token === "}}") return token.charAt(0);
    const arg = index === undefined ? undefined : args[Number(index)];
    length += arg?.length ?? Number.POSITIVE_INFINITY;
    return length > maxLength ? "" : (arg ?? "");
  });
  return length > maxLength ? undefined : result;
}

function text({ at }: CallContext, result: string | undefined): Value {
  return result === undefined || result.length > maxLength ? unknown(at) : computed(at, result);
}

function test(
  { at }: CallContext,
  value: Value | undefined,
  part: Value | undefined,
  verdict: (value: string, part: string) => boolean,
): Value {
  const [whole, wanted] = [stringOf(value), stringOf(part)];
  // Both functions ignore letter case.
  if (whole === undefined || wanted === undefined) return unknown(at);
  return computed(at, verdict(whole.toLowerCase(), wanted.toLowerCase()));
}

function stringOf(value: Value | undefined): string | undefined {
  return value && asString(value);
}

function numberOf(value: Value | undefined): number | undefined {
  return value?.kind === "scalar" && typeof value.value === "number" ? value.value : undefined;
}
