import type { Account, DiagnosticSetting } from "../../azure/azure-data";
import type { NodeContext } from "./context";
import { keep, plain, type NodeItem, type TreeNode } from "./node";

/** Which logs of an account go where. */
export interface DiagnosticSettingsNode extends TreeNode {
  readonly kind: "diagnosticSettings";
}

export interface DiagnosticSettingNode extends TreeNode {
  readonly kind: "diagnosticSetting";
  readonly account: Account;
  readonly setting: DiagnosticSetting;
}

/** Stands where there is no setting. */
export interface NoLogsNode extends TreeNode {
  readonly kind: "noLogs";
  readonly account: Account;
}

export function diagnosticSettingsNode(
  parent: TreeNode,
  account: () => Account,
  { api, signal, redraw }: NodeContext,
): DiagnosticSettingsNode {
  let known: readonly DiagnosticSetting[] | undefined;
  const reading = keep(async () => {
    known = await api.monitor.listDiagnosticSettings(account().subscription, account().id, {
      signal: signal(),
    });
    // The heading now has a number.
    redraw(node);
    return known;
  });
  const node: DiagnosticSettingsNode = {
    kind: "diagnosticSettings",
    id: `${parent.id}#diagnosticSettings`,
    parent,
    forget: () => reading.forget(),
    getItem: () => ({
      label: "Diagnostic settings",
      ...(known === undefined ? {} : { description: known.length === 0 ? "none" : String(known.length) }),
      icon: { id: "output" },
      contextValue: "diagnosticSettings refreshable",
      expandable: "collapsed",
      spoken: "Diagnostic settings",
    }),
    getChildren: async () => {
      const settings = await reading.get();
      if (settings.length > 0) return settings.map((setting) => settingNode(node, account(), setting));
      return [noLogsNode(node, account())];
    },
  };
  return node;
}

/** What an account lacks: where to send its logs to is asked from here. */
function noLogsNode(parent: TreeNode, account: Account): NoLogsNode {
  return {
    kind: "noLogs",
    id: `${parent.id}#none`,
    parent,
    account,
    getItem: () => ({
      label: "No logs are sent anywhere",
      icon: { id: "warning" },
      tooltip: "Without a diagnostic setting nobody can tell later who called this account.",
      contextValue: "noLogs",
      expandable: "no",
      spoken: "No logs are sent anywhere",
    }),
  };
}

function settingNode(parent: TreeNode, account: Account, setting: DiagnosticSetting): DiagnosticSettingNode {
  return {
    kind: "diagnosticSetting",
    id: `${parent.id}#${setting.name.toLowerCase()}`,
    parent,
    account,
    setting,
    getItem: () => toItem(setting),
  };
}

function toItem(setting: DiagnosticSetting): NodeItem {
  const sent = [...setting.logs, ...setting.metrics]
    .filter(({ enabled }) => enabled)
    .map(({ category, categoryGroup }) => category ?? categoryGroup ?? "");
  const destinations = destinationsOf(setting);
  const categories = sent.length === 0 ? "nothing" : sent.join(", ");
  const description = `${categories} → ${destinations.join(", ") || "nowhere"}`;
  return {
    label: setting.name,
    description,
    icon: { id: "output" },
    tooltip: `**${plain(setting.name)}**\n\nSends: ${plain(categories)}\n\nTo: ${plain(destinations.join(", ") || "nowhere")}`,
    contextValue: "diagnosticSetting",
    expandable: "no",
    spoken: `Diagnostic setting ${setting.name} sends ${categories} to ${destinations.join(", ") || "nowhere"}`,
  };
}

function destinationsOf(setting: DiagnosticSetting): readonly string[] {
  const named = (what: string, id: string | undefined) =>
    id === undefined ? [] : [`${what} ${id.split("/").at(-1) ?? id}`];
  return [
    ...named("workspace", setting.workspaceId),
    ...named("storage account", setting.storageAccountId),
    ...named("event hub", setting.eventHubName ?? setting.eventHubAuthorizationRuleId),
    ...named("partner", setting.marketplacePartnerId),
  ];
}
