import { sameName } from "../document/json-node";

/** The effect by which Azure Policy fills a network group of Azure Virtual Network Manager. */
export const networkGroupEffect = "addToNetworkGroup";

/** The only mode in which that effect is accepted. */
export const networkGroupMode = "Microsoft.Network.Data";

/** A network group's id with the parts an author fills in between `‹` and `›`. */
export const networkGroupIdSkeleton =
  "/subscriptions/‹subscription-id›/resourceGroups/‹resource-group›/providers/Microsoft.Network/networkManagers/‹network-manager›/networkGroups/‹network-group›";

const shape = [
  ["subscriptions", "a subscription id"],
  ["resourceGroups", "a resource group"],
  ["providers", "the provider Microsoft.Network"],
  ["networkManagers", "a network manager"],
  ["networkGroups", "a network group"],
] as const;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const placeholder = /^[<{].*[>}]$|\$\{|^x{4,}|^0{8}-(?:0{4}-){3}0{12}$|^your[-_]/i;

/**
 * What keeps a text from being the full resource id of a network group.
 *
 * @param id The text, in any letter case.
 * @returns The part that is wrong, as the end of a sentence; absent when the id is complete.
 * @see https://learn.microsoft.com/azure/virtual-network-manager/concept-azure-policy-integration
 */
export function networkGroupIdFault(id: string): string | undefined {
  const [start, ...segments] = id.split("/");
  if (start !== "" || segments.length === 0) return 'it does not start with "/subscriptions/"';
  const missing = shapeFault(segments);
  if (missing) return missing;
  if (segments.length > 10) return "it goes on after the network group";

  const names = [segments[1], segments[3], segments[7], segments[9]].map((name) => name ?? "");
  const unfilled = names.find((name) => placeholder.test(name));
  if (unfilled !== undefined) return `"${unfilled}" is a placeholder that nobody has filled in`;
  if (!guid.test(names[0] ?? "")) return `"${names[0] ?? ""}" is not a subscription id`;
  return names.slice(1).every((name) => /^[^\s?#%&\\]+$/.test(name))
    ? undefined
    : "one of its names holds a character Azure does not allow";
}

/** Walks the fixed words of the id; each is followed by a name. */
function shapeFault(segments: readonly string[]): string | undefined {
  let at = 0;
  for (const [word, meaning] of shape) {
    const isProvider = word === "providers";
    const name = segments[at + 1];
    if (!sameName(segments[at] ?? "", word) || !name) return `it lacks ${meaning}`;
    if (isProvider && !sameName(name, "Microsoft.Network")) return `it lacks ${meaning}`;
    at += 2;
  }
  return undefined;
}
