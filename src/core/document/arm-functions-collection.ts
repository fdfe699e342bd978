import { sameValue } from "./arm-equality";
import { exact, isPartlyKnown, strict, type CallContext, type FunctionTable } from "./arm-function";
import { computed, computedArray, computedObject, isOpen, opened, unknown } from "./arm-value";
import { asString, type ArrayValue, type ObjectValue, type Value } from "./value";

const maxItems = 20_000;
const maxLevels = 20;

/** The functions that make arrays and objects, or look into them. */
export const collectionFunctions: FunctionTable = {
  createarray: (args, { at }) => computedArray(at, args),
  createobject: createObject,
  array: strict(([value], { at }) => {
    if (!value) return unknown(at);
    return value.kind === "array" ? value : computedArray(at, [value]);
  }),
  union: strict((args, context) => union(args, context, maxLevels)),
  shallowmerge: strict(([list], context) =>
    list?.kind === "array" ? union(list.items(), context, 0) : unknown(context.at),
  ),
  contains: exact(([container, item], { at }) => {
    const found = container && item && contains(container, item);
    return found === undefined ? unknown(at) : computed(at, found);
  }),
  empty: strict(([value], { at }) => {
    if (value?.kind === "scalar" && value.value === null) return computed(at, true);
    if (value?.kind === "object" && value.names.length > 0) return computed(at, false);
    const length = lengthOf(value);
    return length === undefined ? unknown(at) : computed(at, length === 0);
  }),
  length: exact(([value], { at }) => {
    const length = lengthOf(value);
    return length === undefined ? unknown(at) : computed(at, length);
  }),
  first: exact(([value], { at }) => element(value, 0, at)),
  last: exact(([value], { at }) => element(value, -1, at)),
  take: exact(([value, count], { at }) => slice(value, count, at, (n) => [0, Math.max(n, 0)])),
  skip: exact(([value, count], { at }) => slice(value, count, at, (n) => [Math.max(n, 0)])),
};

function createObject(args: readonly Value[], { at }: CallContext): Value {
  const entries: [string, Value][] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [key, value] = [args[index], args[index + 1]];
    const name = key && !isPartlyKnown(key) ? asString(key) : undefined;
    if (name === undefined || !value) return unknown(at);
    entries.push([name, value]);
  }
  return args.length % 2 === 0 ? computedObject(at, entries) : unknown(at);
}

function union(args: readonly Value[], { at }: CallContext, levels: number): Value {
  const objects = args.filter((arg): arg is ObjectValue => arg.kind === "object");
  if (args.length > 0 && objects.length === args.length) return merged(objects, at, levels);
  const arrays = args.filter((arg): arg is ArrayValue => arg.kind === "array");
  if (args.length === 0 || arrays.length < args.length) return unknown(at);
  const items = distinct(arrays.flatMap((array) => array.items()));
  return items.length > maxItems ? unknown(at) : computedArray(at, items);
}

/**
 * Later objects win; objects below them are merged in turn, arrays are not. The
 * members are worked out at once, so that a union of a union of a union … does
 * not become a tower of look-ups.
 */
function merged(objects: readonly ObjectValue[], at: ObjectValue["at"], levels: number): Value {
  const names = new Map(objects.flatMap(({ names }) => names.map((name) => [name.toLowerCase(), name])));
  if (names.size > maxItems) return unknown(at);
  const entries = [...names.values()].map((name): [string, Value] => [
    name,
    mergedMember(
      objects.map((object) => object.get(name)).filter(({ kind }) => kind !== "absent"),
      at,
      levels,
    ),
  ]);
  const result = computedObject(at, entries);
  return objects.some(isOpen) ? opened(result) : result;
}

function mergedMember(values: readonly Value[], at: ObjectValue["at"], levels: number): Value {
  const nested = values.filter((value): value is ObjectValue => value.kind === "object");
  if (levels > 0 && nested.length > 1 && nested.length === values.length)
    return merged(nested, at, levels - 1);
  return values.at(-1) ?? unknown(at);
}

/** Drops repeated scalars. Repeated objects may stay: nobody here counts them. */
function distinct(items: readonly Value[]): readonly Value[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    if (item.kind !== "scalar") return true;
    if (seen.has(item.value)) return false;
    seen.add(item.value);
    return true;
  });
}

function contains(container: Value, item: Value): boolean | undefined {
  if (container.kind === "array") return containsItem(container.items(), item);
  const wanted = asString(item);
  if (wanted === undefined) return undefined;
  if (container.kind === "object") {
    const { kind } = container.get(wanted);
    const hasName = container.names.some((name) => name.toLowerCase() === wanted.toLowerCase());
    return hasName || (kind === "unknown" ? undefined : kind !== "absent");
  }
  return asString(container)?.includes(wanted);
}

function containsItem(items: readonly Value[], wanted: Value): boolean | undefined {
  const verdicts = items.map((item) => sameValue(item, wanted));
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function lengthOf(value: Value | undefined): number | undefined {
  if (value?.kind === "array") return value.items().length;
  if (value?.kind === "object") return isOpen(value) ? undefined : value.names.length;
  return value && asString(value)?.length;
}

function element(value: Value | undefined, index: number, at: ObjectValue["at"]): Value {
  if (value?.kind === "array") return value.items().at(index) ?? unknown(at);
  const text = value && asString(value);
  return text === undefined ? unknown(at) : computed(at, text.at(index) ?? "");
}

function slice(
  value: Value | undefined,
  count: Value | undefined,
  at: ObjectValue["at"],
  range: (count: number) => [number, number?],
): Value {
  if (count?.kind !== "scalar" || typeof count.value !== "number") return unknown(at);
  const limits = range(count.value);
  if (value?.kind === "array") return computedArray(at, value.items().slice(...limits));
  const text = value && asString(value);
  return text === undefined ? unknown(at) : computed(at, text.slice(...limits));
}
