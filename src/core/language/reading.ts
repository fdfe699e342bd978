import { findNodeAtOffset } from "jsonc-parser";
import { mayConcernUs } from "../document/classify";
import { stringsIn } from "../document/change-strings";
import { parseDocument, type JsonDocument, type JsonNode } from "../document/json-node";
import { onceInARow } from "../memo/once";
import { findResources, type DocumentContent } from "../resources/index";

/** A text, its tree and what was found in it. */
export interface Reading {
  readonly document: JsonDocument;
  readonly content: DocumentContent;
}

const nothing: DocumentContent = { kind: undefined, resources: [], known: [] };

/**
 * Reads a JSON text. The last reading is kept: an editor asks for lenses, hints and
 * symbols of the same text one after the other.
 */
export const readText = onceInARow((text: string): Reading => {
  const document = parseDocument(text);
  return { document, content: mayConcernUs(text) ? findResources(document) : nothing };
});

/** The string, number or name under a cursor. */
export function leafAt({ document }: Reading, offset: number): JsonNode | undefined {
  const node = document.root && findNodeAtOffset(document.root, offset, true);
  return node?.children ? undefined : node;
}

/** Whether a cursor stands in a node, or right before or behind it. */
export function holds({ offset, length }: Pick<JsonNode, "offset" | "length">, cursor: number): boolean {
  return cursor >= offset && cursor <= offset + length;
}

/**
 * Whether all that is written in a node was understood, so that nothing of it gets lost when it
 * is written anew. Strings over several lines, which templates may have, are read but not kept.
 */
export function isUnderstood({ document }: Reading, node: JsonNode): boolean {
  if (document.problems.some(({ offset }) => holds(node, offset))) return false;
  for (const { offset, length } of stringsIn(node)) {
    if (/[\r\n]/.test(document.text.slice(offset, offset + length))) return false;
  }
  return true;
}

/** Whether a node is the name of a member. */
export function isName(node: JsonNode): boolean {
  return node.parent?.type === "property" && node.parent.children?.[0] === node;
}

/** The name of the member whose value a node is, or whose name it is, in lower case; absent in arrays. */
export function memberName(node: JsonNode): string | undefined {
  if (node.parent?.type !== "property") return undefined;
  const name: unknown = node.parent.children?.[0]?.value;
  return typeof name === "string" ? name.toLowerCase() : undefined;
}
