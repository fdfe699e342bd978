import type { BuiltInRole } from "../catalog/built-in-roles";
import type { Edit } from "../document/edits";
import { complete } from "./completion";
import { knownGuids } from "./role-guids";
import { roleOfTask, roleTasks } from "./role-tasks";

/**
 * Names a role at a cursor in the form that the place wants, instead of the role that is named there.
 *
 * @param offset The cursor, in UTF-16 units.
 * @param languageId The editor's name of the language.
 */
export function insertRole(text: string, offset: number, languageId: string, role: BuiltInRole): Edit {
  const guid = knownGuids(text).find((one) => one.offset <= offset && offset <= one.offset + one.length);
  return (
    asOffered(text, offset, languageId, role) ?? {
      offset: guid?.offset ?? offset,
      length: guid?.length ?? 0,
      content: role.id,
    }
  );
}

/** Completion knows the places and their forms; it offers some roles only, so one of them stands in. */
function asOffered(text: string, offset: number, languageId: string, role: BuiltInRole): Edit | undefined {
  const model = roleTasks.slice(0, 1).map(roleOfTask)[0];
  const offered = complete(text, offset, languageId).find(
    ({ kind, label }) => kind === "role" && label === model?.name,
  );
  if (!model || !offered) return undefined;
  const content = offered.newText.replace(model.id, role.id).replace(model.name, role.name);
  return { offset: offered.offset, length: offered.length, content };
}
