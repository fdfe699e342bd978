import type { Span } from "../document/arm-expression";
import { resourcesOf } from "../document/arm-template";
import type { JsonNode } from "../document/json-node";
import type { Resource } from "../resources/resource";
import { listsOf, type RoleDefinition } from "../resources/role-definition";
import { readText } from "./reading";

/**
 * The definitions that stand inside something else: the rule of a policy, templates in templates and in
 * policies, the permissions of a role. They can be folded away all at once, to see what is around them.
 *
 * @returns Objects and arrays, in UTF-16 units of the text, in no particular order.
 */
export function embeddedDefinitions(text: string): readonly Span[] {
  return readText(text).content.resources.flatMap(embeddedIn);
}

function embeddedIn(resource: Resource): readonly JsonNode[] {
  switch (resource.kind) {
    case "roleDefinition":
      return permissionsOf(resource);
    case "policyDefinition":
      return resource.rule.parent ? [resource.rule] : [];
    case "template": {
      const { node, template } = resource;
      const inside = [...resourcesOf(template)].flatMap(({ nested }) => (nested ? [nested.node] : []));
      return node.parent ? [node, ...inside] : inside;
    }
    default:
      return [];
  }
}

/** The permissions objects where a role has such, and otherwise its lists. */
function permissionsOf({ permissions, body, node }: RoleDefinition): readonly JsonNode[] {
  const blocks = permissions.filter((block) => block.node !== body && block.node !== node);
  if (blocks.length > 0) return blocks.map((block) => block.node);
  return permissions.flatMap(listsOf).flatMap(({ member }) => member?.value ?? []);
}
