import { findNodeAtOffset } from "jsonc-parser";
import { applyEdits, replaceElement, type EditPlan, type JsonData } from "./edits";
import { elements, parseDocument, type JsonNode } from "./json-node";

/**
 * Replaces several elements of an array at once, each where it stands; comments stay.
 *
 * @param replacements What takes the place of an element: nothing to take it out, absent to leave it.
 */
export function replaceEach(
  array: JsonNode,
  replacements: (element: JsonNode) => readonly JsonData[] | undefined,
): EditPlan {
  return (text) => {
    // One after the other, the last first: removing neighbours at once would fight over their commas.
    const planned = elements(array).map(replacements);
    const after = planned.reduceRight<string>(
      (current, data, place) => (data ? replaceOne(current, array.offset, place, data) : current),
      text,
    );
    const length = array.length + after.length - text.length;
    const content = after.slice(array.offset, array.offset + length);
    return [{ offset: array.offset, length: array.length, content }];
  };
}

function replaceOne(text: string, arrayOffset: number, place: number, data: readonly JsonData[]): string {
  const { root } = parseDocument(text);
  const opening = root && findNodeAtOffset(root, arrayOffset);
  const element = elements(opening)[place];
  return element ? applyEdits(text, replaceElement(element, data)(text)) : text;
}
