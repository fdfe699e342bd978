import type { JsonNode } from "./json-node";
import type { ArrayValue, ObjectValue, ScalarValue, UnknownValue, Value } from "./value";

type Scalar = ScalarValue["value"];

/** A value passed on more often than this is a variable that contains itself. */
const maxPlaces = 40;

/** Something is written at `at`, and nobody can say what it amounts to. */
export function unknown(at: JsonNode): UnknownValue {
  return { kind: "unknown", at };
}

/** A string, number, boolean or null that an expression computes: no single literal decides it. */
export function computed(at: JsonNode, value: Scalar): ScalarValue {
  return { kind: "scalar", at, source: undefined, via: [], value };
}

/** An array that an expression puts together; the elements may still have sources of their own. */
export function computedArray(at: JsonNode, items: readonly Value[]): ArrayValue {
  return { kind: "array", at, source: undefined, via: [], items: () => items };
}

/** An object that an expression puts together. Of names that differ in letter case only, the last one counts. */
export function computedObject(at: JsonNode, entries: readonly (readonly [string, Value])[]): ObjectValue {
  const byName = new Map(entries.map(([name, value]) => [name.toLowerCase(), { name, value }]));
  return {
    kind: "object",
    at,
    source: undefined,
    via: [],
    names: [...byName.values()].map(({ name }) => name),
    get: (name) => byName.get(name.toLowerCase())?.value ?? { kind: "absent" },
  };
}

/** The same object, but with members beside the named ones of which nothing is known. */
export function opened(object: ObjectValue): ObjectValue {
  const get = (name: string): Value => {
    const member = object.get(name);
    return member.kind === "absent" ? unknown(object.at) : member;
  };
  return { ...object, get };
}

/** Whether an object may have members that are not named: then it has even the one nobody writes. */
export function isOpen(object: ObjectValue): boolean {
  return object.get("").kind === "unknown";
}

/** The value of data that has no place in the document, such as what `json('…')` returns. */
export function fromData(at: JsonNode, data: unknown): Value {
  if (Array.isArray(data))
    return { ...computedArray(at, []), items: () => data.map((item) => fromData(at, item)) };
  if (typeof data === "object" && data !== null) {
    return computedObject(
      at,
      Object.entries(data).map(([name, member]) => [name, fromData(at, member)]),
    );
  }
  return computed(at, data as Scalar);
}

function carriedUnknown(value: UnknownValue, at: JsonNode, passed: readonly JsonNode[]): UnknownValue {
  const via = [...passed, value.at, ...(value.via ?? [])];
  return { ...value, at, via: via.length > maxPlaces ? [] : via };
}

/**
 * A value as it appears where an expression refers to it: the same value, at
 * another place, with the way it took.
 *
 * @param value The value at the place it is written.
 * @param at The node that refers to it.
 * @param passed Places between the two, beginning with the one nearest to `at`.
 */
export function carried(value: Value, at: JsonNode, passed: readonly JsonNode[] = []): Value {
  if (value.kind === "absent") return value;
  if (value.kind === "unknown") return carriedUnknown(value, at, passed);

  const isLast = value.at === value.source || value.at === passed.at(-1);
  const via = isLast ? passed : [...passed, value.at, ...value.via];
  if (via.length > maxPlaces) return unknown(at);
  const provenance = { at, source: value.source, via };
  switch (value.kind) {
    case "scalar":
      return { kind: "scalar", ...provenance, value: value.value };
    case "array":
      return {
        kind: "array",
        ...provenance,
        items: () => value.items().map((item) => carried(item, at, passed)),
      };
    case "object":
      return {
        kind: "object",
        ...provenance,
        get names() {
          return value.names;
        },
        get: (name) => carried(value.get(name), at, passed),
      };
  }
}
