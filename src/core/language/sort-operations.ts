import { sortElements } from "../document/sort-elements";
import { elements } from "../document/json-node";
import { listsOf } from "../resources/role-definition";
import { holds, isUnderstood, readText } from "./reading";
import type { Refactoring } from "./refactoring";

/**
 * Offers to sort the list of operations around a place and to take out what it says twice.
 * What a role grants is no other afterwards.
 */
export function sortOperations(text: string, offset: number): readonly Refactoring[] {
  const reading = readText(text);
  return reading.content.resources.flatMap((resource) => {
    if (resource.kind !== "roleDefinition" || !holds(resource.node, offset)) return [];
    const lists = resource.permissions.flatMap(listsOf).flatMap(({ member }) => member ?? []);
    return lists
      .filter(({ node }) => holds(node, offset))
      .flatMap(({ name, value }): readonly Refactoring[] => {
        const isList = value?.type === "array" && elements(value).every(({ type }) => type === "string");
        if (!isList || !isUnderstood(reading, value)) return [];
        const edits = sortElements(value)(text);
        return edits.length > 0
          ? [{ title: `Sort and dedupe "${name}"`, kind: "rewrite", edits: () => edits }]
          : [];
      });
  });
}
