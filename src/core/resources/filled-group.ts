import { memberValue, type JsonNode } from "../document/json-node";
import { networkGroupIdFault } from "../policy/network-group";
import { mayAddToNetworkGroup, type PolicyDefinition } from "./policy-definition";
import type { Resource } from "./resource";

/** A network group that a definition fills, named by a complete, literal id. */
export interface FilledGroup {
  /** In lower case. */
  readonly id: string;
  readonly at: JsonNode;
}

/** The group a definition fills; absent where it fills none, or names it by something to be worked out. */
export function filledGroup(policy: PolicyDefinition): FilledGroup | undefined {
  if (!mayAddToNetworkGroup(policy)) return undefined;
  const at = memberValue(policy.details, "networkGroupId");
  const id = policy.text(at);
  const isComplete = id?.kind === "literal" && networkGroupIdFault(id.text) === undefined;
  return at && isComplete ? { id: id.text.toLowerCase(), at } : undefined;
}

/** The groups that the definitions of a document fill, in the order they are written. */
export function filledGroups(resources: readonly Resource[]): readonly FilledGroup[] {
  return resources.flatMap((resource) =>
    resource.kind === "policyDefinition" ? (filledGroup(resource) ?? []) : [],
  );
}
