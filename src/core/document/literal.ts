import { elements, memberValue, members, type JsonNode } from "./json-node";
import { isToken } from "./unfilled";
import type { Reader, Value } from "./value";

/**
 * Reads nodes where no template around them can be asked: a scalar is what it
 * says, or unknown where that cannot be told.
 *
 * @param isKnown Whether a string, number, boolean or null is what it says.
 */
export function literalReader(isKnown: (scalar: JsonNode) => boolean): Reader {
  const read: Reader = (node) => {
    if (!node) return { kind: "absent" };
    const provenance = { at: node, source: node, via: [] };
    switch (node.type) {
      case "object":
        return {
          kind: "object",
          ...provenance,
          get names() {
            return members(node).map((member) => member.name);
          },
          get: (name) => read(memberValue(node, name)),
        };
      case "array":
        return { kind: "array", ...provenance, items: () => elements(node).map(read) };
      default:
        return isKnown(node) ? scalar(node) : { kind: "unknown", at: node };
    }
  };
  return read;
}

function scalar(node: JsonNode): Value {
  const value = node.value as string | number | boolean | null;
  return { kind: "scalar", at: node, source: node, via: [], value };
}

/** Reads a node of a file in which a string is just that string, unless a tool is to put something in its place. */
export const readLiteral: Reader = literalReader(({ value }) => typeof value !== "string" || !isToken(value));

/**
 * Reads a node of a resource that stands alone. It may have been cut out of a
 * template, so a string in brackets is an expression whose parameters are not here.
 */
export const readFragment: Reader = literalReader(
  ({ value }) =>
    typeof value !== "string" || (!isToken(value) && (!value.startsWith("[") || !value.endsWith("]"))),
);
