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
  return { id, name, location, subscription };
}

export const sampleWorkspaces = [
  workspace(production, "rg-monitoring", "law-production", "westeurope"),
  workspace(research, "rg-lab", "law-lab", "swedencentral"),
  workspace(shared, "rg-monitoring", "law-security", "westeurope"),
] as const;

/** What the workspaces of the sample say about calls with a key: an address, and how often. */
export const sampleCalls = [
  { withKey: true, address: "203.0.113.***", calls: 412 },
  { withKey: true, address: "198.51.100.***", calls: 9 },
];

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
    to: { workspaceId: inShared.id },
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  },
  {
    account: "contoso-claims-prod",
    name: "to-production",
    to: { workspaceId: inProduction.id },
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
