import { l10n } from "vscode";
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
    getItem: () => {
      const number = known?.length === 0 ? l10n.t("none") : known?.length.toString();
      return {
        label: l10n.t("Diagnostic settings"),
        ...(number === undefined ? {} : { description: number }),
        icon: { id: "output" },
        contextValue: "diagnosticSettings refreshable",
        expandable: "collapsed",
        spoken: [l10n.t("Diagnostic settings"), ...(number === undefined ? [] : [number])].join(", "),
      };
    },
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
      label: l10n.t("No logs are sent anywhere"),
      icon: { id: "warning", color: "list.warningForeground" },
      tooltip: l10n.t("Without a diagnostic setting nobody can tell later who called this account."),
      contextValue: "noLogs",
      expandable: "no",
      spoken: l10n.t("No logs are sent anywhere"),
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
  const destinations = destinationsOf(setting).join(", ") || l10n.t("nowhere");
  const categories = sent.length === 0 ? l10n.t("nothing") : sent.join(", ");
  const description = `${categories} → ${destinations}`;
  return {
    label: setting.name,
    description,
    icon: { id: "output" },
    tooltip: [
      `**${plain(setting.name)}**`,
      l10n.t("Sends: {0}", plain(categories)),
      l10n.t("To: {0}", plain(destinations)),
    ].join("\n\n"),
    contextValue: "diagnosticSetting",
    expandable: "no",
    spoken: l10n.t("Diagnostic setting {0} sends {1} to {2}", setting.name, categories, destinations),
  };
}

function destinationsOf(setting: DiagnosticSetting): readonly string[] {
  const named = (id: string | undefined, describe: (name: string) => string) =>
    id === undefined ? [] : [describe(id.split("/").at(-1) ?? id)];
  return [
    ...named(setting.workspaceId, (name) => l10n.t("workspace {0}", name)),
    ...named(setting.storageAccountId, (name) => l10n.t("storage account {0}", name)),
    ...named(setting.eventHubName ?? setting.eventHubAuthorizationRuleId, (name) =>
      l10n.t("event hub {0}", name),
    ),
    ...named(setting.marketplacePartnerId, (name) => l10n.t("partner {0}", name)),
  ];
}
