import type { JsonNode } from "#src/core/document/json-node";
import type { Value } from "#src/core/document/value";

/** Stands for a value that cannot be known. */
export const unknown = "(unknown)";

/** A value as plain data, for comparing. */
export function dataOf(value: Value): unknown {
  switch (value.kind) {
    case "absent":
      return undefined;
    case "unknown":
      return unknown;
    case "scalar":
      return value.value;
    case "array":
      return value.items().map(dataOf);
    case "object":
      return Object.fromEntries(value.names.map((name) => [name, dataOf(value.get(name))]));
  }
}

/** Where a value stands, what decides it and what it passed, as the pieces of text they are. */
export function wayOf(value: Value, text: string) {
  const piece = (node: JsonNode) => text.slice(node.offset, node.offset + node.length);
  if (value.kind === "absent" || value.kind === "unknown")
    return { at: undefined, source: undefined, via: [] };
  return {
    at: piece(value.at),
    source: value.source && piece(value.source),
    via: value.via.map(piece),
  };
}
