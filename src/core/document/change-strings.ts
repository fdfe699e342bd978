import { applyEdits, type Edit } from "./edits";
import type { JsonNode } from "./json-node";

/** Every string below a node, and the node itself if it is one; names of members included. */
export function* stringsIn(node: JsonNode): Iterable<JsonNode> {
  if (node.type === "string") yield node;
  for (const child of node.children ?? []) yield* stringsIn(child);
}

/**
 * The text of a node with every string in it changed, names of members included. Whatever
 * is no string stays as it is written, comments and blanks too.
 *
 * @param text The whole document.
 */
export function changeStrings(text: string, node: JsonNode, change: (text: string) => string): string {
  const edits = [...stringsIn(node)].flatMap(({ offset, length, value }): readonly Edit[] => {
    const before = String(value);
    const after = change(before);
    return after === before ? [] : [{ offset: offset - node.offset, length, content: JSON.stringify(after) }];
  });
  return applyEdits(text.slice(node.offset, node.offset + node.length), edits);
}
