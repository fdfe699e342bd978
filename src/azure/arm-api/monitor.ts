import { l10n } from "vscode";
import type { MonitorApi } from "../azure-api";
import type { Batch, Subscription, Workspace } from "../azure-data";
import { AzureError, type AzureProblem } from "../azure-error";
import { readAll } from "../shapes/field";
import {
  readActivityEvent,
  readDiagnosticCategory,
  readDiagnosticSetting,
  readLogRows,
  readWorkspace,
} from "../shapes/monitor";
import type { RestClient } from "./client";
import type { Clients } from "./clients";
import { graphPages, readMany, subscriptionFinder } from "./resource-graph";
import { asking, batches, collecting } from "./streams";

const diagnostics = "2021-05-01-preview";

export function monitorApi(clients: () => Clients): MonitorApi {
  return {
    listDiagnosticSettings: async (subscription, id, { signal } = {}) => {
      const path = `${id}/providers/Microsoft.Insights/diagnosticSettings`;
      const pages = clients().rest(subscription).pages(path, { apiVersion: diagnostics, signal });
      return readAll(await collecting(signal, pages), readDiagnosticSetting);
    },

    listDiagnosticCategories: async (subscription, id, { signal } = {}) => {
      const path = `${id}/providers/Microsoft.Insights/diagnosticSettingsCategories`;
      const pages = clients().rest(subscription).pages(path, { apiVersion: diagnostics, signal });
      return readAll(await collecting(signal, pages), readDiagnosticCategory);
    },

    putDiagnosticSetting: (subscription, id, name, properties, { signal } = {}) =>
      asking(signal, async () => {
        const path = `${id}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
        const call = { apiVersion: diagnostics, body: { properties }, signal };
        const { body } = await clients().rest(subscription).send("PUT", path, call);
        const setting = readDiagnosticSetting(body);
        if (setting !== undefined) return setting;
        throw new AzureError({
          kind: "service",
          message: l10n.t("Azure's answer does not show the setting."),
        });
      }),

    deleteDiagnosticSetting: (subscription, id, name, { signal } = {}) =>
      asking(signal, async () => {
        const path = `${id}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
        const call = { apiVersion: diagnostics, signal };
        const { status } = await clients().rest(subscription).send("DELETE", path, call);
        return status === 204 ? "absent" : "deleted";
      }),

    listWorkspaces: (subscriptions, { signal } = {}) => listWorkspaces(clients(), subscriptions, signal),

    queryLogs: (directory, workspaceId, query, { from, to }, { signal } = {}) =>
      asking(signal, async () => {
        const logs = clients().logs(directory);
        if (logs === undefined) throw new AzureError(noLogs);
        const body = { query, timespan: `${from.toISOString()}/${to.toISOString()}` };
        const answer = await logs.send("POST", `/v1${workspaceId}/query`, { body, signal });
        return readLogRows(answer.body);
      }),

    listActivity: async (subscription, id, { from, to }, { signal } = {}) => {
      const path = `/subscriptions/${subscription.id}/providers/Microsoft.Insights/eventtypes/management/values`;
      // The service takes the time and one resource key, and nothing about operation or caller.
      const $filter = `eventTimestamp ge '${from.toISOString()}' and eventTimestamp le '${to.toISOString()}' and resourceUri eq '${id}'`;
      const $select = "eventTimestamp,operationName,status,resourceId,caller,claims,correlationId";
      const call = { apiVersion: "2015-04-01", query: { $filter, $select }, signal };
      const events = readAll(
        await collecting(signal, clients().rest(subscription).pages(path, call)),
        readActivityEvent,
      );
      return events.sort((a, b) => Date.parse(b.time) - Date.parse(a.time));
    },
  };
}

const noLogs: AzureProblem = { kind: "not-found", message: l10n.t("This cloud names no address for logs.") };

const workspacesQuery = `resources
| where type =~ 'microsoft.operationalinsights/workspaces'
| project id, name, location, subscriptionId
| order by id asc`;

function listWorkspaces(
  clients: Clients,
  subscriptions: readonly Subscription[],
  signal: AbortSignal | undefined,
): AsyncIterable<Batch<Workspace>> {
  const single = async function* (subscription: Subscription) {
    const path = `/subscriptions/${subscription.id}/providers/Microsoft.OperationalInsights/workspaces`;
    const pages = clients.rest(subscription).pages(path, { apiVersion: "2023-09-01", signal });
    for await (const page of pages) yield readAll(page, (value) => readWorkspace(value, subscription));
  };
  const bulk = async function* (group: readonly Subscription[], client: RestClient) {
    const subscriptionOf = subscriptionFinder(group);
    const read = (row: unknown) => {
      const subscription = subscriptionOf(row);
      return subscription && readWorkspace(row, subscription);
    };
    const ids = group.map(({ id }) => id);
    for await (const { rows, total } of graphPages(client, { query: workspacesQuery }, ids, signal)) {
      yield { items: readAll(rows, read), total };
    }
  };
  const reading = { bulk, single: (one: Subscription) => batches(single(one), [one], signal) };
  return readMany<Workspace>(clients, subscriptions, reading, signal);
}
