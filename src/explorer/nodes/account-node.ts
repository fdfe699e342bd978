import { l10n } from "vscode";
import type { Account, DenyAssignment } from "../../azure/azure-data";
import type { Severity } from "../../core/index";
import { counted } from "../../infrastructure/counted";
import { accountKey } from "../inventory";
import { networkOf, postureOf } from "../posture";
import type { Review } from "../review";
import { standingOf } from "../scope";
import type { NodeContext } from "./context";
import { denyAssignmentsNode } from "./deny-assignments-node";
import { deploymentsNode } from "./deployments-node";
import { diagnosticSettingsNode } from "./diagnostic-settings-node";
import { severityIcon, severityNames } from "./finding-node";
import { findingsNode } from "./findings-node";
import { networkNode } from "./network-node";
import { keep, plain, words, type Icon, type NodeItem, type TreeNode } from "./node";
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
  const denied = keep(async () => {
    const { subscription, id } = account();
    const all = await context.api.roles.listDenyAssignments(subscription, id, { signal: context.signal() });
    return all.filter((one) => !one.doNotApplyToChildScopes || standingOf(one.scope, { id }) === "direct");
  });
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
  const state = [keysOn ? l10n.t("keys on") : "", isPublic ? l10n.t("public") : ""].filter(
    (part) => part !== "",
  );
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
    spoken: spoken(name, review, description),
  };
}

function spoken(name: string, { findings, worst }: Review, description: string): string {
  if (worst === undefined) return l10n.t("Account {0}, no findings, {1}", name, description);
  const number = counted.findings(findings.length);
  return l10n.t("Account {0}, {1}, worst {2}, {3}", name, number, severityNames[worst], description);
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
    l10n.t("Kind: {0}", plain(kind)),
    l10n.t("Location: {0}", plain(location)),
    l10n.t("Resource group: {0}", plain(resourceGroup)),
    l10n.t("Subscription: {0}", plain(subscription.name)),
    keysOn ? l10n.t("API keys: on") : l10n.t("API keys: off"),
    l10n.t("Network: {0}", reachWords[networkOf(json).reach]),
  ];
  const lines = findings.map(({ severity, label }) => `${severityWords[severity]} ${plain(label)}`);
  return [`**${plain(name)}**`, facts.join("  \n"), lines.join("  \n")]
    .filter((part) => part !== "")
    .join("\n\n");
}

const reachWords = {
  everyone: l10n.t("open to every address"),
  selected: l10n.t("selected networks"),
  private: l10n.t("private endpoints only"),
} as const;
