import type { Companion, Range } from "./finding";

/** A network group that a definition fills, and where it names it. */
export interface NetworkGroupUse {
  /** The id of the group in lower case. */
  readonly id: string;
  readonly range: Range;
}

/** A file whose definitions fill network groups. */
export interface GroupFile extends Companion {
  readonly groups: readonly NetworkGroupUse[];
}

/**
 * The files, among some, that fill a group which a file of another name fills as well.
 *
 * @param groups What is filled by the file in question.
 * @param name The name of that file, which is left out.
 */
export function filesSharing(
  groups: readonly NetworkGroupUse[],
  name: string,
  files: Iterable<GroupFile>,
): readonly GroupFile[] {
  const ids = new Set(groups.map(({ id }) => id));
  if (ids.size === 0) return [];
  return [...files].filter((file) => file.name !== name && file.groups.some(({ id }) => ids.has(id)));
}
