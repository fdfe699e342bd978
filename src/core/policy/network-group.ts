import { sameName } from "../document/json-node";
import { say, type Text } from "../text/text";

/** The effect by which Azure Policy fills a network group of Azure Virtual Network Manager. */
export const networkGroupEffect = "addToNetworkGroup";

/** The only mode in which that effect is accepted. */
export const networkGroupMode = "Microsoft.Network.Data";

/** A network group's id with the parts an author fills in between `‹` and `›`. */
export const networkGroupIdSkeleton =
  "/subscriptions/‹subscription-id›/resourceGroups/‹resource-group›/providers/Microsoft.Network/networkManagers/‹network-manager›/networkGroups/‹network-group›";

const shape = [
  ["subscriptions", say("it lacks a subscription id")],
  ["resourceGroups", say("it lacks a resource group")],
  ["providers", say("it lacks the provider Microsoft.Network")],
  ["networkManagers", say("it lacks a network manager")],
  ["networkGroups", say("it lacks a network group")],
] as const;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const placeholder = /^[<{].*[>}]$|^x{4,}|^0{8}-(?:0{4}-){3}0{12}$|^your[-_]/i;

/**
 * What keeps a text from being the full resource id of a network group.
 *
 * @param id The text, in any letter case.
 * @returns The part that is wrong, as a clause; absent when the id is complete.
 * @see https://learn.microsoft.com/azure/virtual-network-manager/concept-azure-policy-integration
 */
export function networkGroupIdFault(id: string): Text | undefined {
  const [start, ...segments] = id.split("/");
  if (start !== "" || segments.length === 0) return say('it does not start with "/subscriptions/"');
  const missing = shapeFault(segments);
  if (missing) return missing;
  if (segments.length > 10) return say("it goes on after the network group");

  const names = [segments[1], segments[3], segments[7], segments[9]].map((name) => name ?? "");
  const unfilled = names.find((name) => placeholder.test(name));
  if (unfilled !== undefined) return say('"{0}" is a placeholder that nobody has filled in', unfilled);
  if (!guid.test(names[0] ?? "")) return say('"{0}" is not a subscription id', names[0] ?? "");
  return names.slice(1).every((name) => /^[^\s?#%&\\]+$/.test(name))
    ? undefined
    : say("one of its names holds a character Azure does not allow");
}

/** Walks the fixed words of the id; each is followed by a name. */
function shapeFault(segments: readonly string[]): Text | undefined {
  let at = 0;
  for (const [word, lacking] of shape) {
    const isProvider = word === "providers";
    const name = segments[at + 1];
    if (!sameName(segments[at] ?? "", word) || !name) return lacking;
    if (isProvider && !sameName(name, "Microsoft.Network")) return lacking;
    at += 2;
  }
  return undefined;
}
