import type { BuiltInRole } from "../catalog/built-in-roles";
import type { Edit } from "../document/edits";
import { endOfLine, startOfLine } from "../document/formatting";
import { complete } from "./completion";
import type { Completion } from "./completion-offer";
import { knownGuids, type KnownGuid } from "./role-guids";
import { roleOfTask, roleTasks } from "./role-tasks";

/**
 * Names a role at a cursor in the form that the place wants, instead of the role that is named there.
 *
 * @param offset The cursor, in UTF-16 units.
 * @param languageId The editor's name of the language.
 */
export function insertRole(text: string, offset: number, languageId: string, role: BuiltInRole): Edit {
  // What stands around a GUID is the author's choice, and stays.
  const guid = roleGuidAt(text, offset);
  if (guid) return { offset: guid.offset, length: guid.length, content: role.id };
  return asOffered(text, offset, languageId, role) ?? { offset, length: 0, content: role.id };
}

/**
 * Whether a role is named at a cursor, so that another one can take its place.
 *
 * @param offset The cursor, in UTF-16 units.
 * @param languageId The editor's name of the language.
 */
export function namesRole(text: string, offset: number, languageId: string): boolean {
  if (roleGuidAt(text, offset)) return true;
  const offered = modelOffer(text, offset, languageId);
  const written = offered && text.slice(offered.offset, offered.offset + offered.length);
  return written !== undefined && /[^'"\s]/.test(written);
}

function roleGuidAt(text: string, offset: number): KnownGuid | undefined {
  return knownGuids(text, startOfLine(text, offset), endOfLine(text, offset)).find(
    (one) => one.kind === "role" && one.offset <= offset && offset <= one.offset + one.length,
  );
}

function asOffered(text: string, offset: number, languageId: string, role: BuiltInRole): Edit | undefined {
  const offered = modelOffer(text, offset, languageId);
  if (!model || !offered) return undefined;
  const content = offered.newText.replace(model.id, role.id).replace(model.name, role.name);
  return { offset: offered.offset, length: offered.length, content };
}

/** Completion knows the places and their forms; it offers some roles only, so one of them stands in. */
const model = roleTasks.slice(0, 1).map(roleOfTask)[0];

function modelOffer(text: string, offset: number, languageId: string): Completion | undefined {
  return complete(text, offset, languageId).find(
    ({ kind, label }) => kind === "role" && label === model?.name,
  );
}
