import { describe, expect, test } from "vitest";
import { sendLogs } from "#src/commands/send-logs";
import { toBash, toTemplate } from "#src/commands/remediation/scripts/write-script";
import { lint } from "#src/core/index";
import type { Asked, DeskOptions } from "#support/remediation-desk";
import { tellsTheTruth } from "#support/remediation-table";
import { changes, lastTold, remediationWorld, type RemediationWorld } from "#support/remediation-world";
import { seen } from "#support/simulator/arm";
import { toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";
import type { Fields } from "#support/simulator/world";

function workspaceOf({ production }: RemediationWorld, name = "law") {
  const group = `/subscriptions/${production.id}/resourceGroups/rg-logs`;
  return `${group}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
}

function addWorkspace(built: RemediationWorld, name = "law", location = "swedencentral"): void {
  built.world.workspaces.push({ id: workspaceOf(built, name), name, location });
}

function addSetting(built: RemediationWorld, name: string, properties: Fields): void {
  const id = `${built.chat.id}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
  built.world.diagnosticSettings.push({ id, name, properties: { metrics: [], ...properties } });
}

const start = ({ desk, accountOf, chat, production, sandbox }: RemediationWorld) =>
  sendLogs(desk.parts, [accountOf(chat)], [seen(production), seen(sandbox)]);

async function run(prepare: (built: RemediationWorld) => void = () => undefined, options: DeskOptions = {}) {
  const built = remediationWorld(options);
  addWorkspace(built);
  prepare(built);
  await start(built);
  return built;
}

const picking =
  (...titles: readonly string[]) =>
  ({ choices }: Asked) =>
    choices.find((choice) => titles.includes(choice)) ?? choices[0];

const question = ({ desk }: RemediationWorld) => desk.asked.find(({ kind }) => kind === "choose")?.text ?? "";

const settingsOf = ({ world }: RemediationWorld) =>
  Object.fromEntries(world.diagnosticSettings.map(({ name, properties }) => [name, properties]));

const on = (category: string) => ({ category, enabled: true });
const allLogs = {
  workspaceId: workspaceOf(remediationWorld()),
  logs: [{ categoryGroup: "allLogs", enabled: true }],
  metrics: [on("AllMetrics")],
};

tellsTheTruth({
  account: ({ chat }) => chat,
  prepare: addWorkspace,
  start,
  done: 'Logs go to "law"',
  undone: 'Not all of the logs go to "law"',
  isDone: ({ world }) => world.diagnosticSettings.some(({ name }) => name === "to-law"),
  mayDiffer: /^logs \S+accounts\/chat\/providers\/Microsoft.Insights\/diagnosticSettings\/to-law$/,
  sends: { method: "PUT", body: { properties: allLogs } },
});

describe("what is sent", () => {
  test("all logs and metrics, by a setting of its own", async () => {
    const built = await run();
    expect(settingsOf(built)).toEqual({ "to-law": allLogs });
    expect(lastTold(built.desk)).toBe('Logs go to "law" for "chat".');
    expect(built.desk.entries()).toMatchObject([
      {
        what: "Send Logs",
        before: [],
        after: [{ name: "to-law", sends: ["group allLogs", "AllMetrics"] }],
        result: "done",
        undo: { kind: "removeLogs", accountId: built.chat.id, name: "to-law" },
      },
    ]);
  });

  test("the audit group", async () => {
    const built = await run(undefined, { answer: picking("Audit logs") });
    expect(settingsOf(built)["to-law"]).toMatchObject({
      logs: [{ categoryGroup: "audit", enabled: true }],
      metrics: [],
    });
  });

  test("categories one by one, logs and metrics apart", async () => {
    const built = await run(undefined, {
      answer: ({ kind, choices }) =>
        kind === "pickMany"
          ? "Audit|Trace|AllMetrics"
          : (picking("Choose categories…")({ kind, choices, text: "" }) ?? ""),
    });
    expect(settingsOf(built)["to-law"]).toMatchObject({
      logs: [on("Audit"), on("Trace")],
      metrics: [on("AllMetrics")],
    });
  });

  test("no group is offered where the account has none, and the usual categories where none can be read", async () => {
    const outcome = failure(403, "AuthorizationFailed", "No.");
    const { desk } = await run(
      ({ simulator }) =>
        void simulator.faults.push({ when: toPath("diagnosticSettingsCategories"), outcome }),
    );
    expect(desk.asked[1]?.choices).toEqual([
      "All logs and metrics",
      "All logs",
      "Audit logs",
      "Choose categories…",
    ]);
  });
});

describe("settings that are there", () => {
  test("stay, and one of the same name is not replaced", async () => {
    const elsewhere = { storageAccountId: "/s/archive", logs: [on("Audit")] };
    const built = await run((world) => addSetting(world, "To-Law", elsewhere));
    expect(settingsOf(built)).toEqual({ "To-Law": { metrics: [], ...elsewhere }, "to-law-2": allLogs });
    expect(question(built)).toContain('A new diagnostic setting "to-law-2" sends: all of the group allLogs');
    expect(question(built)).toContain('These settings stay as they are: "To-Law".');
  });

  test("that send it all there already are success", async () => {
    const built = await run((world) => {
      addSetting(world, "one", { workspaceId: workspaceOf(world).toUpperCase(), logs: allLogs.logs });
      addSetting(world, "two", { workspaceId: workspaceOf(world), logs: [], metrics: allLogs.metrics });
    });
    expect(lastTold(built.desk)).toBe('Logs go to "law" for "chat" already. Nothing was changed.');
    expect(built.simulator.sent("", "PUT")).toEqual([]);
  });

  test("that send a part there are added to: Azure takes no category twice", async () => {
    const built = await run((world) =>
      addSetting(world, "audit", { workspaceId: workspaceOf(world), logs: [on("Audit")] }),
    );
    expect(settingsOf(built)["to-law"]).toMatchObject({
      logs: [on("RequestResponse"), on("Trace"), on("AzureOpenAIRequestUsage")],
      metrics: [on("AllMetrics")],
    });
    expect(lastTold(built.desk)).toBe('Logs go to "law" for "chat".');
  });

  test("that are switched off count for nothing", async () => {
    const built = await run((world) => {
      const logs = [{ categoryGroup: "allLogs", enabled: false }];
      addSetting(world, "off", { workspaceId: workspaceOf(world), logs });
    });
    expect(settingsOf(built)["to-law"]).toEqual(allLogs);
  });

  test("five of them are all that Azure allows, and that is said without asking", async () => {
    const built = await run((world) => {
      for (const name of ["a", "b", "c", "d", "e"]) addSetting(world, name, { logs: [] });
    });
    expect(lastTold(built.desk)).toBe(
      'Nothing was changed on "chat". It has 5 diagnostic settings, and Azure allows no more: "a", "b", "c", "d", "e".',
    );
    expect(built.desk.asked.every(({ kind }) => kind === "pick")).toBe(true);
  });

  test("one that somebody adds while the user reads is shown", async () => {
    const built = remediationWorld({
      meanwhile: ({ kind }) => {
        if (kind === "choose" && built.world.diagnosticSettings.length === 0)
          addSetting(built, "to-law", { logs: [] });
      },
    });
    addWorkspace(built);
    await start(built);
    const asked = built.desk.asked.filter(({ kind }) => kind === "choose");
    expect(asked).toHaveLength(2);
    expect(asked[1]?.text).toContain("Something changed meanwhile.");
    expect(Object.keys(settingsOf(built))).toEqual(["to-law", "to-law-2"]);
  });
});

describe("the workspace", () => {
  test("the nearest comes first, and one in another region is pointed out", async () => {
    const built = await run(
      (world) => {
        world.world.workspaces.splice(0);
        addWorkspace(world, "far", "westeurope");
        addWorkspace(world, "near");
      },
      { answer: picking("far") },
    );
    expect(built.desk.asked[0]?.choices).toEqual(["near", "far"]);
    expect(question(built)).toContain(
      "The workspace is in westeurope, so the logs leave the region of chat.",
    );
  });

  test("none that can be seen is told as what it is", async () => {
    const built = remediationWorld();
    await expect(start(built)).rejects.toThrow("You can see no Log Analytics workspace in this tenant.");
    addWorkspace(built);
    built.simulator.faults.push({
      when: toPath("workspaces"),
      outcome: failure(403, "AuthorizationFailed", "No."),
    });
    await expect(start(built)).rejects.toThrow("Those of 2 subscriptions could not be read.");
  });

  test("accounts of two tenants are refused", async () => {
    const built = remediationWorld();
    const here = built.accountOf(built.chat);
    const there = { ...here, subscription: { ...here.subscription, tenantId: "other" } };
    const call = sendLogs(built.desk.parts, [here, there], [here.subscription]);
    await expect(call).rejects.toThrow("Select accounts of one tenant");
  });
});

test("the scripts say the same, and what is linted of them is clean", async () => {
  const built = remediationWorld({
    answer: ({ kind, choices }) => (kind === "choose" ? "Copy or Open as Script…" : choices[0]),
  });
  addWorkspace(built);
  await expect(start(built)).rejects.toThrow();
  const [script] = built.desk.scripts;
  if (script?.deployment === undefined) throw new Error("no script");
  expect(script.rest).toEqual([
    {
      method: "PUT",
      path: `${built.chat.id}/providers/Microsoft.Insights/diagnosticSettings/to-law`,
      apiVersion: "2021-05-01-preview",
      body: { properties: allLogs },
    },
  ]);
  expect(toBash(script)).toContain(
    `az monitor diagnostic-settings create --name to-law --resource '${built.chat.id}' --workspace '${allLogs.workspaceId}' --logs '@chat-logs.json' --metrics '@chat-metrics.json'`,
  );
  expect(lint(toTemplate(script.deployment)).findings).toEqual([]);
  expect(script.deployment.bicep).toContain("scope: chat\n");
  expect(script.deployment.bicep).toContain("categoryGroup: 'allLogs'");
  expect(changes(built.before, built.world)).toEqual({});
});

test("a setting that somebody makes under that name while others come first is not replaced", async () => {
  const built = remediationWorld();
  addWorkspace(built);
  const { chat, world, simulator, desk, accountOf, production } = built;
  const accounts = Array.from({ length: 6 }, (_, index) => ({
    ...structuredClone(chat),
    name: `many-${index}`,
    id: chat.id.replace(/[^/]+$/, `many-${index}`),
  }));
  world.accounts.push(...accounts);
  const theirs = {
    id: `${chat.id.replace(/[^/]+$/, "many-5")}/providers/Microsoft.Insights/diagnosticSettings/to-law`,
    name: "to-law",
    properties: { storageAccountId: "/theirs", logs: [on("Audit")], metrics: [] },
  };
  const outcome = () => {
    world.diagnosticSettings.push(structuredClone(theirs));
    return "reset" as const;
  };
  simulator.faults.push({ when: toPath("many-0/providers/Microsoft.Insights", "PUT"), times: 1, outcome });
  await sendLogs(desk.parts, accounts.map(accountOf), [seen(production)]);
  expect(world.diagnosticSettings.find(({ id }) => id === theirs.id)).toEqual(theirs);
  expect(lastTold(desk)).toMatch(/^5 of 6 accounts: .* Nothing was changed on "many-5"\./);
});
