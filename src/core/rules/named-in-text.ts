import type { BuiltInRole } from "../catalog/built-in-roles";
import { guids, rolesById, rolesByName } from "../catalog/named-roles";
import { endOfLine, startOfLine } from "../document/formatting";
import type { TableRow } from "../document/markdown";
import type { PlainText } from "../document/plain-text";
import type { TextComment } from "../document/text-comments";
import { oneRoleIn } from "./said-name";

/** What stands beside the id of a role to say which it is. */
export interface RoleLabel {
  readonly role: BuiltInRole;
  readonly offset: number;
  readonly text: string;
}

/** The comments behind ids of roles on their lines, and in Markdown the cells of names beside cells of ids. */
export function labelsOfRoles({ text, comments, rows }: PlainText): readonly RoleLabel[] {
  const beside = comments.flatMap((comment, at) => {
    const last = comments[at - 1];
    const between = text.slice(last ? last.offset + last.length : 0, comment.offset);
    const named = oneRoleIn(between.slice(startOfLine(between, between.length)));
    if (!named || isBeforeAnother(text, comment)) return [];
    const { offset, length } = comment.content;
    return [{ role: named.role, offset, text: text.slice(offset, offset + length) }];
  });
  return [...beside, ...rows.flatMap((row) => labelInRow(row) ?? [])];
}

/** Whether the comment may speak of an id that follows it on the line. */
function isBeforeAnother(text: string, { offset, length }: TextComment): boolean {
  const end = offset + length;
  return text.slice(end, endOfLine(text, end)).search(guids) >= 0;
}

/** Tables of what once was tell old names on purpose. */
const ofThePast = /former|old|previous|before|legacy|deprecated|rename/i;

function labelInRow({ cells }: TableRow): RoleLabel | undefined {
  const [idCell, ...otherIds] = cells.filter(({ text }) => rolesById(text).length > 0);
  const named = idCell && otherIds.length === 0 ? oneRoleIn(idCell.text) : undefined;
  if (!named || cells.some(({ heading }) => ofThePast.test(heading))) return undefined;
  const [label, ...others] = cells.filter(({ text }) => isName(text));
  return label && others.length === 0
    ? { role: named.role, offset: label.offset, text: label.text }
    : undefined;
}

/** Whether a cell holds the name of a role and nothing else. A link is left alone, since it leads to one role. */
function isName(cell: string): boolean {
  const bare = cell.replace(/^[*_`]+|[*_`]+$/g, "");
  return rolesByName(bare).some(({ length }) => length === bare.length);
}
