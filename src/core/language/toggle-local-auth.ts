import { replaceValue } from "../document/edits";
import type { Account } from "../resources/account";
import { holds, readText } from "./reading";
import type { Refactoring } from "./refactoring";

/**
 * Offers to turn keys off where an account lets them in, and to let them in again where it
 * does not. The second opens the account, so it is offered and never counted among the fixes.
 *
 * @param text The whole document.
 * @param offset A place in it, in UTF-16 units.
 */
export function toggleLocalAuth(text: string, offset: number): readonly Refactoring[] {
  const resources = readText(text).content.resources;
  return resources.flatMap((resource) => (resource.kind === "account" ? toggle(text, offset, resource) : []));
}

function toggle(text: string, offset: number, account: Account): readonly Refactoring[] {
  const value = account.property("disableLocalAuth");
  if (value.kind !== "scalar" || typeof value.value !== "boolean") return [];
  const { at, source, value: disabled } = value;
  if (!source || !holds(at.parent ?? at, offset)) return [];
  const where = source === at ? "" : " where it is decided";
  const title = disabled
    ? `Allow API keys again${where} (regenerates both keys when applied)`
    : `Turn API keys off${where} (disableLocalAuth: true)`;
  return [{ title, kind: "change", edits: () => replaceValue(source, !disabled)(text) }];
}
