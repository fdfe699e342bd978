import { elements, memberValue, members, type JsonNode } from "./json-node";
import type { Value } from "./value";

/**
 * Reads a node where no template language applies: every string is just that
 * string.
 *
 * @param node A node, or none.
 * @returns The value; absent for no node. Never unknown.
 */
export function readLiteral(node: JsonNode | undefined): Value {
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
        get: (name) => readLiteral(memberValue(node, name)),
      };
    case "array":
      return { kind: "array", ...provenance, items: () => elements(node).map(readLiteral) };
    default:
      return { kind: "scalar", ...provenance, value: node.value as string | number | boolean | null };
  }
}
