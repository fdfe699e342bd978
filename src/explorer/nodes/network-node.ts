import { l10n } from "vscode";
import type { Account, PrivateEndpointConnection } from "../../azure/azure-data";
import { networkOf, type Network } from "../posture";
import type { NodeContext } from "./context";
import { keep, type Icon, type TreeNode } from "./node";

/** Who reaches an account over the network. */
export interface NetworkNode extends TreeNode {
  readonly kind: "network";
}

/** One line about the network. */
export interface FactNode extends TreeNode {
  readonly kind: "fact";
}

const reachNames: Readonly<Record<Network["reach"], string>> = {
  everyone: l10n.t("public, every address"),
  selected: l10n.t("selected networks"),
  private: l10n.t("private endpoints only"),
};

export function networkNode(
  parent: TreeNode,
  account: () => Account,
  { api, signal }: NodeContext,
): NetworkNode {
  const endpoints = keep(() =>
    api.accounts.listPrivateEndpointConnections(account().subscription, account().id, { signal: signal() }),
  );
  const node: NetworkNode = {
    kind: "network",
    id: `${parent.id}#network`,
    parent,
    forget: () => endpoints.forget(),
    getItem: () => {
      const { reach } = networkOf(account().json);
      return {
        label: l10n.t("Network"),
        description: reachNames[reach],
        icon: reach === "everyone" ? { id: "globe", color: "list.warningForeground" } : { id: "globe" },
        contextValue: `network refreshable ${reach}`,
        expandable: "collapsed",
        spoken: l10n.t("Network: {0}", reachNames[reach]),
      };
    },
    getChildren: async () => {
      const connections = await endpoints.get();
      return [...rulesOf(node, networkOf(account().json)), ...endpointsOf(node, connections)];
    },
  };
  return node;
}

function rulesOf(parent: TreeNode, network: Network): readonly TreeNode[] {
  const { reach, publicAccess, defaultAction, bypass, ipRules, virtualNetworks } = network;
  const isOff = reach === "private";
  return [
    fact(parent, "publicAccess", l10n.t("Public network access"), publicAccess, {
      id: isOff ? "lock" : "unlock",
    }),
    // The rules are kept but not consulted while public access is off.
    fact(
      parent,
      "defaultAction",
      l10n.t("Addresses without a rule"),
      isOff ? l10n.t("{0}, not in force", defaultAction) : defaultAction,
      {
        id: "list-filter",
      },
    ),
    ...(bypass === undefined
      ? []
      : [fact(parent, "bypass", l10n.t("Trusted services"), bypass, { id: "azure" })]),
    ...ipRules.map((range) => fact(parent, `ip:${range}`, range, l10n.t("IP rule"), { id: "symbol-number" })),
    ...virtualNetworks.map((id) =>
      fact(parent, `subnet:${id}`, shortSubnet(id), l10n.t("virtual network rule"), {
        id: "type-hierarchy-sub",
      }),
    ),
  ];
}

function endpointsOf(
  parent: TreeNode,
  connections: readonly PrivateEndpointConnection[],
): readonly TreeNode[] {
  if (connections.length === 0) {
    return [fact(parent, "endpoints", l10n.t("Private endpoints"), l10n.t("none"), { id: "plug" })];
  }
  return connections.map(({ id, name, privateEndpointId, status = l10n.t("unknown") }) =>
    fact(
      parent,
      `endpoint:${id}`,
      privateEndpointId?.split("/").at(-1) ?? name,
      l10n.t("private endpoint · {0}", status.toLowerCase()),
      status === "Approved" ? { id: "plug" } : { id: "plug", color: "list.warningForeground" },
    ),
  );
}

function shortSubnet(id: string): string {
  const segments = id.split("/");
  const network = segments.at(-3);
  return network === undefined ? id : `${network}/${segments.at(-1) ?? ""}`;
}

function fact(parent: TreeNode, name: string, label: string, description: string, icon: Icon): FactNode {
  return {
    kind: "fact",
    id: `${parent.id}#${name.toLowerCase()}`,
    parent,
    getItem: () => ({
      label,
      description,
      icon,
      contextValue: "fact",
      expandable: "no",
      spoken: `${label}: ${description}`,
    }),
  };
}
