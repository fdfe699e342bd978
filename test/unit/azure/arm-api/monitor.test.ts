import { describe, expect, test } from "vitest";
import { publicCloud } from "#src/azure/cloud";
import { gather, seen, simulatedArm, simulatedSession } from "#support/simulator/arm";
import { addSubscription } from "#support/simulator/build";
import { toPath } from "#support/simulator/faults";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";

function setUp() {
  const built = smallWorld();
  const simulator = createSimulator(built.world);
  const api = simulatedArm(simulator, built.admin);
  return { ...built, simulator, api, subscription: seen(built.production) };
}

const workspaceId =
  "/subscriptions/s/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/w";

describe("diagnostic settings", () => {
  test.each([
    ["categories", { category: "Audit", enabled: true }],
    ["a category group, which the SDK would drop", { categoryGroup: "audit", enabled: true }],
  ])("written with %s and read back", async (_name, log) => {
    const { api, subscription, chat } = setUp();
    const properties = { workspaceId, logs: [log], metrics: [{ category: "AllMetrics", enabled: false }] };
    const written = await api.monitor.putDiagnosticSetting(subscription, chat.id, "to-logs", properties);
    expect(written).toMatchObject({ name: "to-logs", ...properties });
    expect(await api.monitor.listDiagnosticSettings(subscription, chat.id)).toEqual([written]);
  });

  test("both kinds mixed are refused", async () => {
    const { api, subscription, chat } = setUp();
    const logs = [
      { category: "Audit", enabled: true },
      { categoryGroup: "audit", enabled: true },
    ];
    const put = api.monitor.putDiagnosticSetting(subscription, chat.id, "x", {
      workspaceId,
      logs,
      metrics: [],
    });
    await expect(put).rejects.toMatchObject({ problem: { kind: "invalid" } });
  });

  test("categories and their groups", async () => {
    const { api, subscription, chat } = setUp();
    const categories = await api.monitor.listDiagnosticCategories(subscription, chat.id);
    expect(categories[0]).toEqual({ name: "Audit", type: "Logs", groups: ["allLogs", "audit"] });
    expect(categories.at(-1)).toEqual({ name: "AllMetrics", type: "Metrics", groups: [] });
  });
});

test("a name that looks like more of an address is a name", async () => {
  const { api, subscription, chat, world } = setUp();
  const properties = { workspaceId, logs: [{ category: "Audit", enabled: true }], metrics: [] };
  for (const name of ["to", "to#law", "50% of it"]) {
    const id = `${chat.id}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
    world.diagnosticSettings.push({ id, name, properties });
  }
  expect(await api.monitor.deleteDiagnosticSetting(subscription, chat.id, "to#law")).toBe("deleted");
  expect(await api.monitor.deleteDiagnosticSetting(subscription, chat.id, "50% of it")).toBe("deleted");
  expect(world.diagnosticSettings.map(({ name }) => name)).toEqual(["to"]);
});

test.each([301, 302, 307])("a proxy that leads away with %i is no empty list", async (status) => {
  const { api, subscription, chat, simulator } = setUp();
  const outcome = { status, headers: { location: "https://proxy.example/login" }, body: "" };
  simulator.faults.push({ when: toPath("diagnosticSettings"), outcome });
  const listed = api.monitor.listDiagnosticSettings(subscription, chat.id);
  await expect(listed).rejects.toMatchObject({ problem: { kind: "service" } });
  expect(simulator.requests).toHaveLength(1);
});

test("a setting that is deleted is gone, and one that was not there is told from it", async () => {
  const { api, subscription, chat, world } = setUp();
  const properties = { workspaceId, logs: [{ category: "Audit", enabled: true }], metrics: [] };
  await api.monitor.putDiagnosticSetting(subscription, chat.id, "one", properties);
  await api.monitor.putDiagnosticSetting(subscription, chat.id, "two", {
    ...properties,
    workspaceId: "/other",
  });
  expect(await api.monitor.deleteDiagnosticSetting(subscription, chat.id, "one")).toBe("deleted");
  expect(await api.monitor.deleteDiagnosticSetting(subscription, chat.id, "one")).toBe("absent");
  expect(world.diagnosticSettings.map(({ name }) => name)).toEqual(["two"]);
});

test("the same category is not sent to the same place twice", async () => {
  const { api, subscription, chat } = setUp();
  const audit = { workspaceId, logs: [{ category: "Audit", enabled: true }], metrics: [] };
  await api.monitor.putDiagnosticSetting(subscription, chat.id, "one", audit);
  const put = api.monitor.putDiagnosticSetting(subscription, chat.id, "two", {
    ...audit,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  });
  await expect(put).rejects.toMatchObject({ problem: { kind: "conflict" } });
});

describe("questions to logs", () => {
  const range = { from: new Date("2026-01-01"), to: new Date("2026-02-01") };

  test("go to Log Analytics with a token of its own, and come back as rows by column", async () => {
    const { api, world, simulator, subscription, chat } = setUp();
    world.calls.push({ accountId: chat.id, objectId: "", address: "203.0.113.***", time: "2026-01-15" });
    const query = `AzureDiagnostics\n| where ResourceId =~ '${chat.id}'\n| summarize calls = count() by withKey = isempty(objectId)`;
    const rows = await api.monitor.queryLogs(subscription, workspaceId, query, range);
    expect(rows).toEqual([{ withKey: true, address: "203.0.113.***", calls: 1 }]);
    expect(simulator.sent("/query", "POST")[0]?.path).toBe(`/v1${workspaceId}/query`);
  });

  test("are not asked where the cloud names no address for them", async () => {
    const { simulator, admin, subscription } = setUp();
    const { name, resourceManager, resourceManagerScope, login } = publicCloud;
    const cloud = { name, resourceManager, resourceManagerScope, login };
    const api = simulatedArm(simulator, admin, { ...simulatedSession(admin), cloud: () => cloud });
    const asked = api.monitor.queryLogs(subscription, workspaceId, "AzureDiagnostics", range);
    await expect(asked).rejects.toMatchObject({ problem: { kind: "not-found" } });
    expect(simulator.requests).toEqual([]);
  });
});

test("workspaces of many subscriptions come from Resource Graph, those of few one by one", async () => {
  const { api, world, simulator } = setUp();
  const many = Array.from({ length: 8 }, (_, number) => addSubscription(world, 100 + number));
  const ids = many.map(({ id }) => workspaceId.replace("/s/", `/${id}/`));
  for (const id of ids) world.workspaces.push({ id, name: "w", location: "westeurope" });
  const all = await gather(api.monitor.listWorkspaces(many.map(seen)));
  expect(all.items.map(({ id }) => id)).toEqual(ids);
  expect(all.items.map((found) => found.subscription.id)).toEqual(many.map(({ id }) => id));
  expect(simulator.requests).toHaveLength(1);
  const few = await gather(api.monitor.listWorkspaces(many.slice(0, 2).map(seen)));
  expect(few.items).toHaveLength(2);
  expect(simulator.requests).toHaveLength(3);
});

test("workspaces of a subscription", async () => {
  const { api, world, subscription, production } = setUp();
  const workspace = {
    id: workspaceId.replace("/s/", `/${production.id}/`),
    name: "w",
    location: "westeurope",
  };
  world.workspaces.push(workspace, { id: workspaceId, name: "elsewhere", location: "x" });
  const { items } = await gather(api.monitor.listWorkspaces([subscription]));
  expect(items).toEqual([{ ...workspace, subscription }]);
});

test("activity of one account, newest first, over all pages", async () => {
  const { api, world, simulator, subscription, chat, search } = setUp();
  const event = (time: string, resourceId: string) => ({
    time,
    operation: "Microsoft.CognitiveServices/accounts/listKeys/action",
    status: "Succeeded",
    resourceId,
    caller: "grace@contoso.example",
    objectId: "o-1",
  });
  world.activity.push(
    event("2026-01-01T00:00:00.000Z", chat.id),
    event("2026-01-03T00:00:00.000Z", chat.id),
    event("2026-01-02T00:00:00.000Z", search.id),
    event("2025-01-01T00:00:00.000Z", chat.id),
  );
  simulator.paging = { size: 1, mode: "plain" };
  const range = { from: new Date("2025-12-01"), to: new Date("2026-02-01") };
  const found = await api.monitor.listActivity(subscription, chat.id, range);
  expect(found.map(({ time, caller, callerObjectId }) => [time, caller, callerObjectId])).toEqual([
    ["2026-01-03T00:00:00.000Z", "grace@contoso.example", "o-1"],
    ["2026-01-01T00:00:00.000Z", "grace@contoso.example", "o-1"],
  ]);
});

test("policies: how an account stands, and a new assignment", async () => {
  const { api, world, subscription, chat } = setUp();
  world.policies.push({
    displayName: "Keys off",
    assignmentId: "/assignments/a",
    effect: "audit",
    violates: (properties) => properties["disableLocalAuth"] !== true,
  });
  expect(await api.policy.listStates(subscription, chat.id)).toEqual([
    {
      assignmentId: "/assignments/a",
      definitionId: "/providers/Microsoft.Authorization/policyDefinitions/Keys off",
      definitionName: "Keys off",
      compliance: "NonCompliant",
      effect: "audit",
    },
  ]);
  const body = { properties: { policyDefinitionId: "/providers/x" } };
  const { id } = await api.policy.putAssignment(
    subscription,
    `/subscriptions/${subscription.id}`,
    "keys-off",
    body,
  );
  expect(world.policyAssignments).toEqual([{ id, body }]);
});
