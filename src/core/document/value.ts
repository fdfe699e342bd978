import type { JsonNode } from "./json-node";

/** Where a value stands and how it got there. */
export interface Provenance {
  /** The node as it is written where the value is used. */
  readonly at: JsonNode;
  /**
   * The one literal in the document that decides the value: `at` itself, or the
   * default of a parameter, a variable, the value handed to a nested
   * deployment. Absent when the value was computed from several.
   */
  readonly source: JsonNode | undefined;
  /** The places passed on the way from `at` to `source`, in that order, both left out. */
  readonly via: readonly JsonNode[];
}

/** Nothing is written there. */
export interface AbsentValue {
  readonly kind: "absent";
}

/** Something is written, but what it amounts to cannot be known from the document. */
export interface UnknownValue {
  readonly kind: "unknown";
  readonly at: JsonNode;
  /** The resource type, where the value is known to be the id of a resource whose name is not known. */
  readonly idOf?: string;
  /** The places passed on the way from `at` to the expression nobody can work out, that one included. */
  readonly via?: readonly JsonNode[];
}

/** A string, number, boolean or null. */
export interface ScalarValue extends Provenance {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

/** An object whose members are worked out when they are asked for. */
export interface ObjectValue extends Provenance {
  readonly kind: "object";
  /** The names as written. */
  readonly names: readonly string[];
  /** The member of that name in any letter case. */
  get(name: string): Value;
}

/** An array whose elements are worked out when they are asked for. */
export interface ArrayValue extends Provenance {
  readonly kind: "array";
  items(): readonly Value[];
}

/** What a place in a document amounts to once its expression, if any, is worked out. */
export type Value = AbsentValue | UnknownValue | ScalarValue | ObjectValue | ArrayValue;

/** Works out what a node amounts to in the document, or the part of a document, it stands in. */
export type Reader = (node: JsonNode | undefined) => Value;

/** The string a value is known to be; absent for every other value. */
export function asString(value: Value): string | undefined {
  return value.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}

/** The boolean a value is known to be; absent for every other value. */
export function asBoolean(value: Value): boolean | undefined {
  return value.kind === "scalar" && typeof value.value === "boolean" ? value.value : undefined;
}

/** A member of an object; what is not an object has none, and what is unknown may have any. */
export function get(value: Value, name: string): Value {
  if (value.kind === "object") return value.get(name);
  return value.kind === "unknown" ? value : { kind: "absent" };
}

/** Follows member names from an object to a value below it. */
export function getIn(value: Value, ...names: readonly string[]): Value {
  return names.reduce(get, value);
}

/** Whether nothing is set: the member is not written, or null is. */
export function isUnset(value: Value): boolean {
  return value.kind === "absent" || (value.kind === "scalar" && value.value === null);
}
