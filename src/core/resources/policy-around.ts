import type { JsonNode } from "../document/json-node";
import type { PolicyDefinition } from "./policy-definition";
import type { Resource } from "./resource";

/** The policy definition of a document that a node stands in; absent where it stands in none. */
export function policyAround(
  resources: readonly Resource[],
  { offset }: JsonNode,
): PolicyDefinition | undefined {
  for (const resource of resources) {
    if (resource.kind !== "policyDefinition") continue;
    const { node } = resource;
    if (node.offset <= offset && offset < node.offset + node.length) return resource;
  }
  return undefined;
}
