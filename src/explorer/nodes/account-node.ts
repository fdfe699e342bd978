import type { Account, DenyAssignment } from "../../azure/azure-data";
import type { Severity } from "../../core/index";
import { accountKey } from "../inventory";
import { networkOf, postureOf } from "../posture";
import type { Review } from "../review";
import type { NodeContext } from "./context";
import { denyAssignmentsNode } from "./deny-assignments-node";
import { deploymentsNode } from "./deployments-node";
import { diagnosticSettingsNode } from "./diagnostic-settings-node";
import { severityIcon } from "./finding-node";
import { findingsNode } from "./findings-node";
import { networkNode } from "./network-node";
import { count, keep, plain, words, type Icon, type NodeItem, type TreeNode } from "./node";
import { roleAssignmentsNode, type RoleAssignmentsNode } from "./role-assignments-node";

/** An account. Its node stays the same object whatever is read again. */
export interface AccountNode extends TreeNode {
  readonly kind: "account";
  readonly key: string;
  /** As it was read last. */
  readonly account: Account;
  readonly roleAssignments: RoleAssignmentsNode;
  parent: TreeNode | undefined;
  forget(): void;
}

export function accountNode(first: Account, context: NodeContext): AccountNode {
  const key = accountKey(first);
  let last = first;
  const account = () => (last = context.inventory.account(key) ?? last);
  const denied = keep(() =>
    context.api.roles.listDenyAssignments(account().subscription, account().id, { signal: context.signal() }),
  );
  const node: AccountNode = {
    kind: "account",
    id: key,
    key,
    parent: undefined,
    get account() {
      return account();
    },
    get roleAssignments() {
      return sections.roleAssignments;
    },
    forget: () => {
      for (const section of Object.values(sections)) section.forget?.();
      denied.forget();
      denyAssignments = undefined;
    },
    getItem: () => toItem(account(), context),
    getChildren: () => {
      lookForDenyAssignments();
      const { findings, roleAssignments, deployments, network, diagnosticSettings } = sections;
      const shown = [findings, roleAssignments, deployments, network, diagnosticSettings];
      return hasDenied(denyAssignments) ? [...shown, sections.denyAssignments] : shown;
    },
  };
  const sections = {
    findings: findingsNode(node, account, context),
    roleAssignments: roleAssignmentsNode(node, account, context),
    deployments: deploymentsNode(node, account, context),
    network: networkNode(node, account, context),
    diagnosticSettings: diagnosticSettingsNode(node, account, context),
    denyAssignments: denyAssignmentsNode(node, account, denied, context),
  } satisfies Record<string, TreeNode>;

  /** Most accounts have none, so nobody waits for them: the heading comes when there is something below it. */
  let denyAssignments: readonly DenyAssignment[] | "looking" | "unreadable" | undefined;
  function lookForDenyAssignments(): void {
    if (denyAssignments !== undefined) return;
    denyAssignments = "looking";
    denied.get().then(
      (found) => {
        denyAssignments = found;
        if (found.length > 0) context.redraw(node);
      },
      () => {
        denyAssignments = "unreadable";
        context.redraw(node);
      },
    );
  }
  return node;
}

function hasDenied(found: readonly DenyAssignment[] | "looking" | "unreadable" | undefined): boolean {
  return found === "unreadable" || (Array.isArray(found) && found.length > 0);
}

function toItem(account: Account, context: NodeContext): NodeItem {
  const { name, kind, location, json } = account;
  const activity = context.activityOn(accountKey(account));
  const review = context.reviewOf(account);
  const { keysOn, isPublic } = postureOf(json);
  const state = [keysOn ? "keys on" : "", isPublic ? "public" : ""].filter((part) => part !== "");
  const description = activity ?? [...state, kind, location].join(" · ");
  return {
    label: name,
    description,
    icon: activity === undefined ? severityIcon(review.worst) : ({ id: "loading~spin" } satisfies Icon),
    // Seldom looked at, and the better part of the work for a row.
    get tooltip() {
      return tooltip(account, review);
    },
    contextValue: words(
      "account",
      keysOn ? "keysOn" : "keysOff",
      networkOf(json).reach,
      activity !== undefined && "busy",
      context.api.portalUrl(account.subscription, account.id) !== undefined && "portal",
    ),
    expandable: "collapsed",
    spoken: `Account ${name}, ${spokenState(review)}${description}`,
  };
}

function spokenState({ findings, worst }: Review): string {
  return worst === undefined ? "no findings, " : `${count(findings.length, "finding")}, worst ${worst}, `;
}

const severityWords: Readonly<Record<Severity, string>> = {
  error: "$(error)",
  warning: "$(warning)",
  information: "$(info)",
  hint: "$(lightbulb)",
};

function tooltip(account: Account, { findings }: Review): string {
  const { name, kind, location, resourceGroup, subscription, json } = account;
  const { keysOn } = postureOf(json);
  const facts = [
    `Kind: ${plain(kind)}`,
    `Location: ${plain(location)}`,
    `Resource group: ${plain(resourceGroup)}`,
    `Subscription: ${plain(subscription.name)}`,
    `API keys: ${keysOn ? "on" : "off"}`,
    `Network: ${reachWords[networkOf(json).reach]}`,
  ];
  const lines = findings.map(({ severity, label }) => `${severityWords[severity]} ${plain(label)}`);
  return [`**${plain(name)}**`, facts.join("  \n"), lines.join("  \n")]
    .filter((part) => part !== "")
    .join("\n\n");
}

const reachWords = {
  everyone: "open to every address",
  selected: "selected networks",
  private: "private endpoints only",
} as const;
