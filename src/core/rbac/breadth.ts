import { ends, isWildcard } from "./wildcard";

/**
 * Whether an entry is a wildcard that begins above, or at, one of some places, so that it
 * takes in everything below it: `*`, `Microsoft.X/*` and `Microsoft.X/things/*` all do for
 * the place `Microsoft.X/things/`, and `Microsoft.X/things/parts/*` does not.
 *
 * @param places Texts that end with a slash.
 * @param verbs What may stand behind the `*` beside nothing, such as `/write`.
 */
export function reachesAllBelow(
  entry: string,
  places: readonly string[],
  verbs: readonly string[] = [],
): boolean {
  if (!isWildcard(entry)) return false;
  const { prefix, suffix } = ends(entry.toLowerCase());
  const isVerb = suffix === "" || verbs.includes(suffix);
  return isVerb && places.some((place) => place.toLowerCase().startsWith(prefix));
}
