import type { DiagnosticCategory, DiagnosticSetting, LogSetting, Workspace } from "../../azure/azure-data";
import { accountScope } from "./accounts";
import { groupScope, production, research, shared } from "./ids";

function workspace(
  subscription: typeof production,
  group: string,
  name: string,
  location: string,
): Workspace {
  const id = `${groupScope(subscription, group)}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
  return { id, name, location };
}

export const sampleWorkspaces = [
  {
    subscription: production,
    workspace: workspace(production, "rg-monitoring", "law-production", "westeurope"),
  },
  { subscription: research, workspace: workspace(research, "rg-lab", "law-lab", "swedencentral") },
  { subscription: shared, workspace: workspace(shared, "rg-monitoring", "law-security", "westeurope") },
] as const;

export const sampleCategories: readonly DiagnosticCategory[] = [
  { name: "Audit", type: "Logs", groups: ["audit", "allLogs"] },
  { name: "RequestResponse", type: "Logs", groups: ["allLogs"] },
  { name: "AzureOpenAIRequestUsage", type: "Logs", groups: ["allLogs"] },
  { name: "Trace", type: "Logs", groups: ["allLogs"] },
  { name: "AllMetrics", type: "Metrics", groups: [] },
];

interface Row {
  readonly account: string;
  readonly name: string;
  readonly to: Pick<DiagnosticSetting, "workspaceId" | "storageAccountId">;
  readonly logs: readonly LogSetting[];
}

const on = (category: string): LogSetting => ({ category, enabled: true });
const [inProduction, , inShared] = sampleWorkspaces;

const rows: readonly Row[] = [
  {
    account: "contoso-search-prod",
    name: "to-security",
    to: { workspaceId: inShared.workspace.id },
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  },
  {
    account: "contoso-claims-prod",
    name: "to-production",
    to: { workspaceId: inProduction.workspace.id },
    logs: [on("Audit"), on("RequestResponse")],
  },
  {
    account: "shared-gateway",
    name: "archive",
    to: {
      storageAccountId: `${groupScope(shared, "rg-monitoring")}/providers/Microsoft.Storage/storageAccounts/starchive`,
    },
    logs: [on("Audit"), { category: "RequestResponse", enabled: false }],
  },
];

/** By account id, lower case. */
export function sampleDiagnosticSettings(): Map<string, readonly DiagnosticSetting[]> {
  return new Map(
    rows.map(({ account, name, to, logs }) => {
      const scope = accountScope(account);
      const id = `${scope}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
      return [
        scope.toLowerCase(),
        [{ id, name, ...to, logs, metrics: [{ category: "AllMetrics", enabled: true }] }],
      ];
    }),
  );
}
