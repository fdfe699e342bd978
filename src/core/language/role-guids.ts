import { findRoleById, type BuiltInRole } from "../catalog/built-in-roles";
import { guids } from "../catalog/named-roles";
import { findBuiltInPolicy, type BuiltInPolicy } from "../catalog/built-in-policies";

/** A GUID of something Azure ships, in UTF-16 units of the text it stands in. */
export type KnownGuid = { readonly offset: number; readonly length: number } & (
  | { readonly kind: "role"; readonly role: BuiltInRole }
  | { readonly kind: "policy"; readonly policy: BuiltInPolicy }
);

/**
 * The GUIDs of built-in roles and policies in a text of any language, in their order.
 *
 * @param from Where to begin, in UTF-16 units.
 * @param to Where to end.
 */
export function knownGuids(text: string, from = 0, to = text.length): readonly KnownGuid[] {
  return [...text.slice(from, to).matchAll(guids)].flatMap((match): readonly KnownGuid[] => {
    const place = { offset: from + match.index, length: match[0].length };
    const role = findRoleById(match[0]);
    if (role) return [{ ...place, kind: "role", role }];
    const policy = findBuiltInPolicy(match[0]);
    return policy ? [{ ...place, kind: "policy", policy }] : [];
  });
}
