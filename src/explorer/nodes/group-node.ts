import { l10n } from "vscode";
import type { Account, Subscription } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import type { Group, GroupKind } from "../arrange";
import { plain, type Icon, type TreeNode } from "./node";

/** A heading above accounts: a tenant, a subscription, a resource group, a location, a posture. */
export interface GroupNode extends TreeNode {
  readonly kind: "group";
  readonly by: GroupKind;
  /** The subscriptions a refresh of this heading reads. */
  readonly subscriptions: readonly Subscription[];
}

const icons: Readonly<Record<GroupKind, Icon>> = {
  tenant: { id: "home" },
  subscription: { id: "layers" },
  resourceGroup: { id: "symbol-namespace" },
  location: { id: "location" },
  posture: { id: "shield" },
  range: { id: "list-ordered" },
};

export function groupNode(
  parent: TreeNode | undefined,
  group: Group,
  isOpen: boolean,
  nodeOf: (account: Account, parent: TreeNode) => TreeNode,
): GroupNode {
  const { by, label, subscriptions, accounts, groups } = group;
  const number = countAccounts(group);
  const node: GroupNode = {
    kind: "group",
    by,
    id: `${parent === undefined ? "" : `${parent.id}#`}${by}:${group.id}`,
    parent,
    subscriptions,
    getItem: () => ({
      label,
      description: describe(group, number),
      icon: icons[by],
      tooltip: tooltip(group),
      contextValue: `${by} group refreshable`,
      expandable: isOpen ? "expanded" : "collapsed",
      spoken: `${spokenName(group)}, ${counted.accounts(number)}`,
    }),
    getChildren: () => [
      ...groups.map((inner) => groupNode(node, inner, isOpen, nodeOf)),
      ...accounts.map((account) => nodeOf(account, node)),
    ],
  };
  return node;
}

function countAccounts({ accounts, groups }: Group): number {
  return groups.reduce((sum, group) => sum + countAccounts(group), accounts.length);
}

/** What a sighted user takes from the icon is said. */
function spokenName({ by, label }: Group): string {
  switch (by) {
    case "tenant":
      return l10n.t("Tenant {0}", label);
    case "subscription":
      return l10n.t("Subscription {0}", label);
    case "resourceGroup":
      return l10n.t("Resource group {0}", label);
    case "location":
      return l10n.t("Location {0}", label);
    default:
      return label;
  }
}

/** Resource groups of different subscriptions may have the same name. */
function describe({ by, accounts, subscriptions: [first] }: Group, number: number): string {
  if (by === "range") return `${accounts[0]?.name ?? ""} … ${accounts.at(-1)?.name ?? ""}`;
  return by === "resourceGroup" && first !== undefined ? `${number} · ${first.name}` : String(number);
}

function tooltip({ by, label, subscriptions: [first] }: Group): string {
  if (by !== "subscription" || first === undefined) return plain(label);
  const seen = l10n.t("Seen by {0}, state {1}", plain(first.loginLabel), plain(first.state));
  return `**${plain(label)}**\n\n\`${first.id}\`\n\n${seen}`;
}
