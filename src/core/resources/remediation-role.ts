import { elements, memberValue, stringOf, type JsonNode } from "../document/json-node";
import { asString } from "../document/value";
import { roleIdGuid } from "../policy/role-id";
import type { PolicyDefinition } from "./policy-definition";

/** A role that the identity of an assignment gets in order to remediate. */
export interface RemediationRole {
  readonly at: JsonNode;
  readonly text: string;
  /** Absent when the text is no full role id. */
  readonly guid: string | undefined;
}

/** The roles of a policy definition, and whether all of them are known. */
export interface RemediationRoles {
  /** The list as written; absent when there is none. */
  readonly list: JsonNode | undefined;
  readonly roles: readonly RemediationRole[];
  readonly complete: boolean;
}

/** Reads `roleDefinitionIds`. What is an expression is worked out where the template around the definition tells. */
export function remediationRoles({ details, text, read }: PolicyDefinition): RemediationRoles {
  const list = memberValue(details, "roleDefinitionIds");
  const places = elements(list);
  const roles = places.flatMap((at): readonly RemediationRole[] => {
    const seen = text(at);
    const id = seen?.kind === "template" ? asString(read(at)) : seen?.text;
    if (id === undefined || seen?.kind === "expression") return [];
    const guid = roleIdGuid(id);
    // The scope of a role may be filled in by a tool as long as the role itself is written.
    return seen?.kind === "token" && guid === undefined ? [] : [{ at, text: id, guid }];
  });
  const isWritten = list?.type === "array" && stringOf(list) === undefined;
  return { list, roles, complete: isWritten && roles.length === places.length };
}
