import { say, type Text } from "../text/text";
import { replaceValue } from "../document/edits";
import type { Account } from "../resources/account";
import { holds, readText } from "./reading";
import type { Refactoring } from "./refactoring";

/** What turning keys on or off is called, by where that is decided. */
const titles = {
  here: {
    on: say("Allow API keys again (regenerates both keys when applied)"),
    off: say("Turn API keys off (disableLocalAuth: true)"),
  },
  elsewhere: {
    on: say("Allow API keys again where it is decided (regenerates both keys when applied)"),
    off: say("Turn API keys off where it is decided (disableLocalAuth: true)"),
  },
} as const;

/**
 * Offers to turn keys off where an account lets them in, and to let them in again where it
 * does not. The second opens the account, so it is offered and never counted among the fixes.
 *
 * @param text The whole document.
 * @param offset A place in it, in UTF-16 units.
 */
export function toggleLocalAuth(text: string, offset: number): readonly Refactoring<Text>[] {
  const resources = readText(text).content.resources;
  return resources.flatMap((resource) => (resource.kind === "account" ? toggle(text, offset, resource) : []));
}

function toggle(text: string, offset: number, account: Account): readonly Refactoring<Text>[] {
  const value = account.property("disableLocalAuth");
  if (value.kind !== "scalar" || typeof value.value !== "boolean") return [];
  const { at, source, value: disabled } = value;
  if (!source || !holds(at.parent ?? at, offset)) return [];
  const title = titles[source === at ? "here" : "elsewhere"][disabled ? "on" : "off"];
  return [{ title, kind: "change", edits: () => replaceValue(source, !disabled)(text) }];
}
