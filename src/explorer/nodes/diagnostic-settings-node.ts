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

/** Stands where no setting sends what tells who did what. */
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
    const before = known?.length;
    known = await api.monitor.listDiagnosticSettings(account().subscription, account().id, {
      signal: signal(),
    });
    // The heading now has another number.
    if (known.length !== before) redraw(node);
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
      const missing = missingLogs(settings);
      return [
        ...(missing.length === 0 ? [] : [noLogsNode(node, account(), settings.length === 0 ? [] : missing)]),
        ...settings.map((setting) => settingNode(node, account(), setting)),
      ];
    },
  };
  return node;
}

/** Who changed or listed keys is in the first of these logs, who called in the second. */
const needed = [
  { category: "Audit", groups: ["audit", "alllogs"] },
  { category: "RequestResponse", groups: ["alllogs"] },
] as const;

function missingLogs(settings: readonly DiagnosticSetting[]): readonly string[] {
  const enabled = settings.flatMap(({ logs }) => logs).filter((log) => log.enabled);
  const groups = new Set(enabled.map(({ categoryGroup = "" }) => categoryGroup.toLowerCase()));
  const categories = new Set(enabled.map(({ category = "" }) => category.toLowerCase()));
  return needed
    .filter(
      (one) => !categories.has(one.category.toLowerCase()) && !one.groups.some((name) => groups.has(name)),
    )
    .map(({ category }) => category);
}

/** What an account lacks, of all its logs or of these: where to send them to is asked from here. */
function noLogsNode(parent: TreeNode, account: Account, missing: readonly string[]): NoLogsNode {
  const label =
    missing.length === 0
      ? l10n.t("No logs are sent anywhere")
      : l10n.t("Logs that are sent nowhere: {0}", missing.join(", "));
  return {
    kind: "noLogs",
    id: `${parent.id}#none`,
    parent,
    account,
    getItem: () => ({
      label,
      icon: { id: "warning", color: "list.warningForeground" },
      tooltip:
        missing.length === 0
          ? l10n.t("Without a diagnostic setting nobody can tell later who called this account.")
          : l10n.t("Without the logs Audit and RequestResponse nobody can tell later who did what."),
      contextValue: "noLogs",
      expandable: "no",
      spoken: l10n.t("Warning: {0}", label),
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
