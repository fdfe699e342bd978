import { fitsDeclarations } from "../document/declared-type";
import { replaceValue } from "../document/edits";
import type { Provenance } from "../document/value";
import { say } from "../text/text";
import type { Fix, RelatedPlace } from "./rule";

/** Names the literal that decides a value, where that stands somewhere else than the value is used. */
export function decidingPlace({ at, source }: Provenance): readonly RelatedPlace[] {
  return source && source !== at ? [{ at: source, message: say("This value decides it.") }] : [];
}

/**
 * Offers to change the literal that decides a value, wherever it stands; the
 * title says so when it is not the place of the finding. Nothing is offered
 * when several literals decide, or when a parameter on the way does not take the value.
 *
 * @param what The name of the property, as in `Set disableLocalAuth to true`.
 */
export function setWhereDecided(value: Provenance, what: string, data: string | boolean): readonly Fix[] {
  const { at, source } = value;
  if (!source || !fitsDeclarations(value, data)) return [];
  const shown = String(data);
  return [
    {
      title:
        source === at
          ? say("Set {0} to {1}", what, shown)
          : say("Set {0} to {1} where it is decided", what, shown),
      safety: "unsafe",
      edits: replaceValue(source, data),
      in: source,
    },
  ];
}
