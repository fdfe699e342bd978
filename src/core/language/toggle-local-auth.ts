import { replaceValue, type Edit } from "../document/edits";
import { parseDocument } from "../document/json-node";
import { findResources } from "../resources/index";

/** A change an author may ask for where nothing is wrong. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/**
 * Offers to let keys in again where an account turns them off. This opens the
 * account, so it is offered and never counted among the fixes.
 *
 * @param text The whole document.
 * @param offset A place in it, in UTF-16 units.
 */
export function allowKeysAgain(text: string, offset: number): Refactoring | undefined {
  for (const resource of findResources(parseDocument(text)).resources) {
    if (resource.kind !== "account") continue;
    const value = resource.property("disableLocalAuth");
    if (value.kind !== "scalar" || value.value !== true || value.source !== value.at) continue;
    const member = value.at.parent ?? value.at;
    if (offset < member.offset || offset > member.offset + member.length) continue;
    return {
      title: "Allow API keys again (regenerates both keys)",
      edits: replaceValue(value.at, false)(text),
    };
  }
  return undefined;
}
