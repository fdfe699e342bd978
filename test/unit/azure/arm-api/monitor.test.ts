import { describe, expect, test } from "vitest";
import { gather, seen, simulatedArm } from "#support/simulator/arm";
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
