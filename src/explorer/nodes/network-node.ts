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
  everyone: "public, every address",
  selected: "selected networks",
  private: "private endpoints only",
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
        label: "Network",
        description: reachNames[reach],
        icon: reach === "everyone" ? { id: "globe", color: "list.warningForeground" } : { id: "globe" },
        contextValue: `network refreshable ${reach}`,
        expandable: "collapsed",
        spoken: `Network: ${reachNames[reach]}`,
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
    fact(parent, "publicAccess", "Public network access", publicAccess, { id: isOff ? "lock" : "unlock" }),
    // The rules are kept but not consulted while public access is off.
    fact(
      parent,
      "defaultAction",
      "Addresses no rule names",
      isOff ? `${defaultAction}, not in force` : defaultAction,
      {
        id: "list-filter",
      },
    ),
    ...(bypass === undefined ? [] : [fact(parent, "bypass", "Trusted services", bypass, { id: "azure" })]),
    ...ipRules.map((range) => fact(parent, `ip:${range}`, range, "IP rule", { id: "symbol-number" })),
    ...virtualNetworks.map((id) =>
      fact(parent, `subnet:${id}`, shortSubnet(id), "virtual network rule", { id: "type-hierarchy-sub" }),
    ),
  ];
}

function endpointsOf(
  parent: TreeNode,
  connections: readonly PrivateEndpointConnection[],
): readonly TreeNode[] {
  if (connections.length === 0) {
    return [fact(parent, "endpoints", "Private endpoints", "none", { id: "plug" })];
  }
  return connections.map(({ id, name, privateEndpointId, status = "unknown" }) =>
    fact(
      parent,
      `endpoint:${id}`,
      privateEndpointId?.split("/").at(-1) ?? name,
      `private endpoint · ${status.toLowerCase()}`,
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
