import { replaceElements, setMember, type EditPlan, type JsonData } from "./edits";
import { elements, findMember, type JsonNode } from "./json-node";
import { replaceEach } from "./replace-each";

/**
 * Appends elements to an array that is a member of an object, or adds the member.
 *
 * @returns The change; absent where the member holds something else.
 */
export function addElements(object: JsonNode, name: string, data: readonly JsonData[]): EditPlan | undefined {
  const member = findMember(object, name);
  if (!member) return setMember(object, name, data);
  const array = member.value;
  if (array?.type !== "array") return undefined;
  const last = elements(array).at(-1);
  if (!last) return replaceElements(array, data);
  return replaceEach(array, (element) =>
    element === last ? [element.value as JsonData, ...data] : undefined,
  );
}
