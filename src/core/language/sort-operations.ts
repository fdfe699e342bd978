import { say, type Text } from "../text/text";
import { isUnsorted, sortElements } from "../document/sort-elements";
import { elements } from "../document/json-node";
import { listsOf } from "../resources/role-definition";
import { holds, isUnderstood, readText } from "./reading";
import type { Refactoring } from "./refactoring";

/**
 * Offers to sort the list of operations around a place and to take out what it says twice.
 * What a role grants is no other afterwards.
 */
export function sortOperations(text: string, offset: number): readonly Refactoring<Text>[] {
  const reading = readText(text);
  return reading.content.resources.flatMap((resource) => {
    if (resource.kind !== "roleDefinition" || !holds(resource.node, offset)) return [];
    const lists = resource.permissions.flatMap(listsOf).flatMap(({ member }) => member ?? []);
    return lists
      .filter(({ node }) => holds(node, offset))
      .flatMap(({ name, value }): readonly Refactoring<Text>[] => {
        const isList = value?.type === "array" && elements(value).every(({ type }) => type === "string");
        if (!isList || !isUnsorted(value) || !isUnderstood(reading, value)) return [];
        const title = say('Sort and dedupe "{0}"', name);
        return [{ title, kind: "rewrite", edits: () => sortElements(value)(text) }];
      });
  });
}
