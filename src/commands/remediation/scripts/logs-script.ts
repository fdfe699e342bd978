import { bicepSymbols, toBicep } from "../../../explorer/as-resource";
import type { LogPlan } from "../plan-logs";
import { inOneGroup } from "./deployment";
import type { Deployment, Script } from "./script";

const apiVersion = "2021-05-01-preview";

/** A diagnostic setting to be added to an account. */
export interface NewSetting {
  readonly accountId: string;
  readonly accountName: string;
  readonly name: string;
  readonly plan: LogPlan;
}

/** Settings to be added, each with a name that is free. */
export function logsScript(settings: readonly NewSetting[]): Script {
  const [first] = settings;
  return {
    name: settings.length === 1 && first !== undefined ? `send-logs-${first.accountName}` : "send-logs",
    az: settings.map(azCommand),
    rest: settings.map(({ accountId, name, plan }) => ({
      method: "PUT",
      path: `${accountId}/providers/Microsoft.Insights/diagnosticSettings/${name}`,
      apiVersion,
      body: { properties: plan },
    })),
    ...inOneGroup(
      settings.map(({ accountId }) => accountId),
      () => deploymentOf(settings),
    ),
  };
}

function deploymentOf(settings: readonly NewSetting[]): Deployment {
  const symbols = bicepSymbols(settings.map(({ accountName }) => accountName));
  return {
    scope: "resourceGroup",
    resources: settings.map(({ accountName, name, plan }) => ({
      type: "Microsoft.Insights/diagnosticSettings",
      apiVersion,
      name,
      scope: `[resourceId('Microsoft.CognitiveServices/accounts', '${accountName}')]`,
      properties: plan,
    })),
    bicep: settings.map((setting, index) => bicepOf(setting, symbols[index] ?? "account")).join("\n"),
  };
}

function azCommand({ accountId, accountName, name, plan }: NewSetting) {
  const { workspaceId = "", logs, metrics } = plan;
  const file = (kind: string, json: unknown) => ({ file: `${accountName}-${kind}.json`, json });
  return [
    ...["monitor", "diagnostic-settings", "create", "--name", name, "--resource", accountId],
    ...["--workspace", workspaceId],
    ...(logs.length === 0 ? [] : ["--logs", file("logs", logs)]),
    ...(metrics.length === 0 ? [] : ["--metrics", file("metrics", metrics)]),
  ];
}

function bicepOf({ accountName, name, plan }: NewSetting, symbol: string): string {
  const account = `resource ${symbol} 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {\n  name: '${accountName}'\n}\n`;
  const properties = toBicep(plan, "  ");
  return `${account}\nresource ${symbol}_logs 'Microsoft.Insights/diagnosticSettings@${apiVersion}' = {\n  name: '${name}'\n  scope: ${symbol}\n  properties: ${properties}\n}\n`;
}

/** Settings to be deleted. No deployment does that. */
export function removeLogsScript(settings: readonly Pick<NewSetting, "accountId" | "name">[]): Script {
  return {
    name: "delete-diagnostic-setting",
    az: settings.map(({ accountId, name }) => [
      ...["monitor", "diagnostic-settings", "delete", "--name", name, "--resource", accountId],
    ]),
    rest: settings.map(({ accountId, name }) => ({
      method: "DELETE",
      path: `${accountId}/providers/Microsoft.Insights/diagnosticSettings/${name}`,
      apiVersion,
    })),
  };
}
