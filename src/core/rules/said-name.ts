import type { BuiltInRole } from "../catalog/built-in-roles";
import { rolesById, rolesByName, type NamedRole } from "../catalog/named-roles";

/** Words that speak of another role than the one that stands here. */
const ofAnother =
  /\b(?:not|no longer|never|was|were|former(?:ly)?|previous(?:ly)?|old|instead|rather|replac\w+|unlike|like|until|before|deprecated|legacy)\b/i;

/** What may stand before a name, and behind it, where the name is what the comment says. */
const before =
  /^(?:[^\w]|\b(?:assign|assigns|assigned|grant|grants|granted|gives|role|rbac|definition|id|guid|name|built-in|builtin|is|for|of|the|as|an?|azure)\b)*$/i;
const behind = /^\s*(?:$|[^\w\s]|(?:role|id|guid|for|to|on|at|in|so|built-in|builtin|definition)\b)/i;

/** The one built-in role a text names by its id; other GUIDs may stand beside it. */
export function oneRoleIn(text: string): NamedRole | undefined {
  const [role, ...others] = rolesById(text);
  return others.length === 0 ? role : undefined;
}

/**
 * The name a comment gives a role, where it is not the role's own. A comment that says the right name too,
 * several others, or something about another role is left alone.
 *
 * @param comment What somebody wrote beside the id of `role`.
 * @returns Where the name stands in the comment, and whose it is.
 */
export function otherNameIn(comment: string, role: BuiltInRole): NamedRole | undefined {
  const said = rolesByName(comment);
  const [first, ...others] = said;
  if (!first || others.length > 0 || ofAnother.test(comment)) return undefined;
  if (sameText(nameOf(comment, first), role.name)) return undefined;
  const isWhatIsSaid =
    before.test(comment.slice(0, first.offset)) && behind.test(comment.slice(first.offset + first.length));
  return isWhatIsSaid ? first : undefined;
}

function nameOf(comment: string, { offset, length }: NamedRole): string {
  return comment.slice(offset, offset + length);
}

function sameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
