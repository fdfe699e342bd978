import { l10n } from "vscode";
import { counted } from "../../infrastructure/counted";
import { listed } from "./many";
import type { NetworkLook } from "./look-at-network";

/** Who still reaches an account once the internet does not. */
export function reachedThroughEndpoints({ endpoints }: NetworkLook): string {
  if (endpoints === undefined) {
    return l10n.t("Who reaches it afterwards is unknown: its private endpoints could not be read.");
  }
  if (endpoints.length === 0) {
    return l10n.t("It has no approved private endpoint, so nobody reaches it afterwards.");
  }
  return l10n.t("It is reached through these private endpoints alone afterwards: {0}.", listed(endpoints));
}

/** Who still reaches an account once only the networks that its rules name do. */
export function reachedThroughRules(look: NetworkLook): string {
  const { network, endpoints } = look;
  const rules = rulesOf(look);
  if (rules.length === 0) {
    if (endpoints === undefined) {
      return l10n.t(
        "No rule lets an address or a network in, so nobody reaches it afterwards but through private endpoints; whether it has any could not be read.",
      );
    }
    return endpoints.length === 0
      ? l10n.t(
          "No rule lets an address or a network in, and it has no approved private endpoint: nobody reaches it afterwards.",
        )
      : l10n.t(
          "No rule lets an address or a network in: nobody reaches it afterwards but through the private endpoints {0}.",
          listed(endpoints),
        );
  }
  const kept = l10n.t("These rules stay and are let in: {0}.", listed(rules));
  const wide = network.ipRules.filter((range) => range.endsWith("/0"));
  const open = wide.length === 0 ? "" : ` ${l10n.t("Mind {0}: it lets every address in.", wide.join(", "))}`;
  return `${kept}${open} ${alsoThrough(endpoints)}`;
}

function alsoThrough(endpoints: NetworkLook["endpoints"]): string {
  if (endpoints === undefined) return l10n.t("Its private endpoints could not be read.");
  return endpoints.length === 0
    ? l10n.t("It has no approved private endpoint.")
    : l10n.t("Private endpoints are not affected: {0}.", listed(endpoints));
}

/** The addresses and networks that an account's rules name. */
export function rulesOf({ network: { ipRules, virtualNetworks } }: NetworkLook): readonly string[] {
  return [...ipRules, ...virtualNetworks.map(shortSubnet)];
}

function shortSubnet(id: string): string {
  const segments = id.split("/");
  return [segments.at(-3), segments.at(-1)].filter((part) => part !== undefined).join("/");
}

/** For several accounts at once: those that nobody reaches afterwards are named. */
export function reachedForMany(
  looks: readonly NetworkLook[],
  isCutOff: (look: NetworkLook) => boolean,
): readonly string[] {
  const named = (some: readonly NetworkLook[]) => listed(some.map(({ account }) => account.name));
  const cutOff = looks.filter(isCutOff);
  const unread = looks.filter(({ endpoints }) => endpoints === undefined);
  return [
    cutOff.length === 0
      ? l10n.t(
          "Each of them is reached through a rule or a private endpoint afterwards, as far as could be read.",
        )
      : l10n.t("Nobody reaches {0} afterwards: {1}.", counted.accounts(cutOff.length), named(cutOff)),
    ...(unread.length === 0
      ? []
      : [l10n.t("The private endpoints of these could not be read: {0}.", named(unread))]),
  ];
}
