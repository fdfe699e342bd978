import type { MonitorApi } from "../azure-api";
import { AzureError } from "../azure-error";
import { readAll } from "../shapes/field";
import {
  readActivityEvent,
  readDiagnosticCategory,
  readDiagnosticSetting,
  readWorkspace,
} from "../shapes/monitor";
import type { Clients } from "./clients";
import { asking, collecting } from "./streams";

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
        throw new AzureError({ kind: "service", message: "Azure's answer does not show the setting." });
      }),

    listWorkspaces: async (subscription, { signal } = {}) => {
      const path = `/subscriptions/${subscription.id}/providers/Microsoft.OperationalInsights/workspaces`;
      const pages = clients().rest(subscription).pages(path, { apiVersion: "2023-09-01", signal });
      return readAll(await collecting(signal, pages), readWorkspace);
    },

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
