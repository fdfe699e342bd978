import { l10n } from "vscode";
import type { AzureApi } from "../../azure/azure-api";
import type { Account, DiagnosticSetting, Json } from "../../azure/azure-data";
import { AzureError } from "../../azure/azure-error";

/** What a request log says about calls with a key; "unknown" where nobody can ask it, or not in time. */
export type KeyCallers =
  | {
      readonly kind: "read";
      readonly workspace: string;
      /** How many calls had no object id, which is how calls with a key look. */
      readonly calls: number;
      /** Where they came from; the log leaves out the last part. The most frequent come first. */
      readonly addresses: readonly string[];
    }
  | { readonly kind: "unknown"; readonly because: string };

export const daysBack = 30;

/**
 * Who called an account with a key lately. Never rejects for want of an answer, and waits only so many
 * milliseconds for one: this is asked while the user waits for a question.
 */
export async function keyCallersOf(
  { monitor }: AzureApi,
  { subscription, id }: Account,
  now: number,
  patience = 15_000,
): Promise<KeyCallers> {
  const signal = AbortSignal.timeout(patience);
  const range = { from: new Date(now - daysBack * 24 * 60 * 60 * 1000), to: new Date(now) };
  try {
    const settings = await monitor.listDiagnosticSettings(subscription, id, { signal });
    const logged = settings.filter(sendsRequests);
    const workspaceId = logged.find(({ workspaceId: to }) => to !== undefined)?.workspaceId;
    if (workspaceId === undefined) return { kind: "unknown", because: whyNowhere(logged) };
    const rows = await monitor.queryLogs(subscription, workspaceId, queryFor(id), range, { signal });
    return read(workspaceId.split("/").at(-1) ?? workspaceId, rows);
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    const late = l10n.t("its request log did not answer in {0} seconds.", patience / 1000);
    const because = signal.aborted
      ? late
      : l10n.t("its request log could not be asked. {0}", error.problem.message);
    return { kind: "unknown", because };
  }
}

function sendsRequests({ logs }: DiagnosticSetting): boolean {
  return logs.some(
    ({ category, categoryGroup, enabled }) =>
      enabled &&
      (category?.toLowerCase() === "requestresponse" || categoryGroup?.toLowerCase() === "alllogs"),
  );
}

function whyNowhere(logged: readonly DiagnosticSetting[]): string {
  return logged.length === 0
    ? l10n.t("its request log goes nowhere.")
    : l10n.t("its request log goes where it cannot be asked.");
}

/**
 * All logs of AI accounts go to AzureDiagnostics. Columns exist once something was written to them.
 * https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics
 */
function queryFor(accountId: string): string {
  return `AzureDiagnostics
| where ResourceId =~ '${accountId.replaceAll("'", "\\'")}'
| where Category == 'RequestResponse'
| extend objectId = tostring(parse_json(tostring(column_ifexists('properties_s', ''))).objectId)
| summarize calls = count() by withKey = isempty(objectId), address = tostring(column_ifexists('CallerIPAddress', ''))
| order by calls desc`;
}

function read(workspace: string, rows: readonly Json[]): KeyCallers {
  const withKey = rows.filter((row) => row["withKey"] === true || row["withKey"] === 1);
  const calls = withKey.reduce((sum, row) => sum + (Number(row["calls"]) || 0), 0);
  const addresses = withKey.flatMap(({ address }) =>
    typeof address === "string" && address !== "" ? [address] : [],
  );
  return { kind: "read", workspace, calls, addresses };
}
