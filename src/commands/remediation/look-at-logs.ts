import { l10n } from "vscode";
import type { Account, DiagnosticCategory, DiagnosticSetting, Workspace } from "../../azure/azure-data";
import type { Look } from "./account-remediation";
import type { RemediationParts } from "./parts";
import { planLogs, type LogPlan, type WantedLogs } from "./plan-logs";
import type { Standing } from "./standing";

/** What is to be sent, and where to. */
export interface LogOrder {
  readonly workspace: Workspace;
  readonly wanted: WantedLogs;
  readonly known: readonly DiagnosticCategory[];
}

export interface LogsLook extends Look {
  readonly settings: readonly DiagnosticSetting[];
  /** Undefined where everything wanted is sent already. */
  readonly plan: LogPlan | undefined;
}

export async function lookAtLogs(
  { api }: Pick<RemediationParts, "api">,
  { subscription, id }: Account,
  order: LogOrder,
): Promise<LogsLook> {
  const [account, settings] = await Promise.all([
    api.accounts.get(subscription, id),
    api.monitor.listDiagnosticSettings(subscription, id),
  ]);
  return { account, settings, plan: planFor(order, settings) };
}

export function planFor(
  { workspace, wanted, known }: LogOrder,
  settings: readonly DiagnosticSetting[],
): LogPlan | undefined {
  return planLogs(wanted, workspace.id, settings, known);
}

/** How the settings of an account stand to what is wanted. */
export function standingOfLogs(order: LogOrder, settings: readonly DiagnosticSetting[]): Standing {
  const name = order.workspace.name;
  return {
    reading:
      planFor(order, settings) === undefined
        ? l10n.t('Logs go to "{0}"', name)
        : l10n.t('Not all of the logs go to "{0}"', name),
    values: settings.map(settingValues),
  };
}

/** What the journal keeps of a setting. */
export function settingValues({ name, workspaceId, logs, metrics }: DiagnosticSetting) {
  const sent = [...logs, ...metrics].filter(({ enabled }) => enabled);
  return {
    name,
    workspaceId: workspaceId ?? null,
    sends: sent.map(({ category, categoryGroup }) => category ?? `group ${categoryGroup ?? ""}`),
  };
}

/** Whether the user would decide the same. */
export function isSameLogs(one: LogsLook, other: LogsLook): boolean {
  return JSON.stringify(one.settings) === JSON.stringify(other.settings);
}
