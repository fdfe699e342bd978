import type { AzureApi, DirectoryApi, MonitorApi } from "../../azure/azure-api";
import type { ActivityEvent } from "../../azure/azure-data";
import { answer, sampleAccountsApi } from "./accounts-api";
import { sampleSubscriptions } from "./ids";
import { sampleCalls, sampleCategories } from "./monitoring";
import { principalId, samplePrincipals } from "./principals";
import { samplePolicyApi } from "./policy-api";
import { sampleRolesApi } from "./roles-api";
import { accountNow, createWorld, lower, type SampleOptions, type SampleWorld } from "./world";

/** A made-up tenant behind the same interface as Azure: no network, no sign-in, and every change works. */
export function createSampleApi(options: SampleOptions = {}): AzureApi {
  const world = createWorld(options);
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface streams, and nothing here waits
    async *listSubscriptions() {
      yield { kind: "items", items: sampleSubscriptions };
    },
    portalUrl: () => undefined,
    accounts: sampleAccountsApi(world),
    roles: sampleRolesApi(world),
    directory: directoryApi(),
    monitor: monitorApi(world),
    policy: samplePolicyApi(world),
  };
}

function directoryApi(): DirectoryApi {
  const byId = new Map(samplePrincipals.map((principal) => [principal.id, principal]));
  return {
    names: (_directory, ids) =>
      answer(() => {
        const wanted = ids.map((id) => id.toLowerCase());
        const found = wanted.flatMap((id) => byId.get(id) ?? []);
        return {
          found: new Map(found.map((principal) => [principal.id, principal])),
          missing: new Set(wanted.filter((id) => !byId.has(id))),
        };
      }),
    search: (_directory, text) =>
      answer(() => samplePrincipals.filter(({ name = "" }) => lower(name).startsWith(lower(text)))),
    byApplicationId: (_directory, applicationId) =>
      answer(() => samplePrincipals.find(({ detail = "" }) => lower(detail) === lower(applicationId))),
    currentObjectId: () => answer(() => principalId("you")),
  };
}

function monitorApi(world: SampleWorld): MonitorApi {
  return {
    listDiagnosticSettings: (_subscription, id) =>
      answer(() => world.diagnosticSettings.get(lower(id)) ?? []),
    listDiagnosticCategories: () => answer(() => sampleCategories),
    putDiagnosticSetting: (_subscription, id, name, properties) =>
      answer(() => {
        const before = world.diagnosticSettings.get(lower(id)) ?? [];
        const settingId = `${id}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
        const setting = { id: settingId, name, ...properties };
        const others = before.filter((other) => lower(other.name) !== lower(name));
        world.diagnosticSettings.set(lower(id), [...others, setting]);
        return setting;
      }),
    deleteDiagnosticSetting: (_subscription, id, name) =>
      answer(() => {
        const before = world.diagnosticSettings.get(lower(id)) ?? [];
        const others = before.filter((other) => lower(other.name) !== lower(name));
        world.diagnosticSettings.set(lower(id), others);
        return others.length < before.length ? "deleted" : "absent";
      }),
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface streams, and nothing here waits
    async *listWorkspaces(subscriptions) {
      const wanted = new Set(subscriptions.map(({ id }) => id));
      yield { kind: "items", items: world.workspaces.filter(({ subscription: { id } }) => wanted.has(id)) };
    },
    queryLogs: () => answer(() => sampleCalls),
    listActivity: (_subscription, id, { from, to }) =>
      answer(() =>
        [...world.activity, ...someoneListedKeys(world, id)].filter(
          ({ time, resourceId }) =>
            lower(resourceId) === lower(id) && new Date(time) >= from && new Date(time) <= to,
        ),
      ),
  };
}

/** Where keys are on, an application of the sample has read them two days ago. */
function someoneListedKeys(world: SampleWorld, id: string): readonly ActivityEvent[] {
  if (accountNow(world, id).json.properties?.disableLocalAuth === true) return [];
  const twoDays = 2 * 24 * 60 * 60 * 1000;
  return [
    {
      time: new Date(world.now() - twoDays).toISOString(),
      operation: "Microsoft.CognitiveServices/accounts/listKeys/action",
      status: "Succeeded",
      resourceId: id,
      caller: principalId("helpdeskBot"),
      callerObjectId: principalId("helpdeskBot"),
    },
  ];
}
