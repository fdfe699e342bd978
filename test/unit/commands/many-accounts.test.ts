import { describe, expect, test } from "vitest";
import { allowSelectedNetworks } from "#src/commands/allow-selected-networks";
import { closePublicAccess } from "#src/commands/close-public-access";
import { disableLocalAuth } from "#src/commands/disable-local-auth";
import type { RemediationParts } from "#src/commands/remediation/parts";
import { sendLogs } from "#src/commands/send-logs";
import type { Account } from "#src/azure/azure-data";
import type { DeskOptions } from "#support/remediation-desk";
import { expectNoKeys, lastTold, remediationWorld } from "#support/remediation-world";
import { seen } from "#support/simulator/arm";
import { addAccount } from "#support/simulator/build";
import { toPath, unavailable } from "#support/simulator/faults";
import { networkOf } from "#src/explorer/posture";
import type { SimAccount, World } from "#support/simulator/world";

interface Many {
  readonly start: (parts: RemediationParts, accounts: readonly Account[]) => Promise<unknown>;
  readonly reading: string;
  readonly isDone: (account: SimAccount, world: World) => boolean;
  readonly already: (account: SimAccount, world: World) => unknown;
  readonly method: "PATCH" | "PUT";
}

const subscription = seen(remediationWorld().sandbox);
const workspaceId = `/subscriptions/${subscription.id}/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/law`;
const settingOf = ({ id }: SimAccount) => `${id}/providers/Microsoft.Insights/diagnosticSettings/to-law`;

const remediations: readonly (readonly [string, Many])[] = [
  [
    "Disable API keys",
    {
      start: disableLocalAuth,
      reading: "API keys are off",
      isDone: ({ properties }) => properties["disableLocalAuth"] === true,
      already: ({ properties }) => (properties["disableLocalAuth"] = true),
      method: "PATCH",
    },
  ],
  [
    "Close public access",
    {
      start: closePublicAccess,
      reading: "Public network access is off",
      isDone: ({ properties }) => properties["publicNetworkAccess"] === "Disabled",
      already: ({ properties }) => (properties["publicNetworkAccess"] = "Disabled"),
      method: "PATCH",
    },
  ],
  [
    "Allow selected networks only",
    {
      start: allowSelectedNetworks,
      reading: "Access is limited to selected networks",
      isDone: ({ properties }) => networkOf({ properties }).reach === "selected",
      already: ({ properties }) => (properties["networkAcls"] = { defaultAction: "Deny" }),
      method: "PATCH",
    },
  ],
  [
    "Send logs",
    {
      start: (parts, accounts) => sendLogs(parts, accounts, [subscription]),
      reading: 'Logs go to "law"',
      isDone: (account, { diagnosticSettings }) =>
        diagnosticSettings.some(({ id }) => id === settingOf(account)),
      already: (account, { diagnosticSettings }) =>
        diagnosticSettings.push({
          id: settingOf(account),
          name: "to-law",
          properties: {
            workspaceId,
            logs: [{ categoryGroup: "allLogs", enabled: true }],
            metrics: [{ category: "AllMetrics", enabled: true }],
          },
        }),
      method: "PUT",
    },
  ],
];

function fifty(options: DeskOptions = {}) {
  const built = remediationWorld(options);
  built.world.workspaces.push({ id: workspaceId, name: "law", location: "swedencentral" });
  const all = Array.from({ length: 50 }, (_, index) =>
    addAccount(built.world, built.sandbox, { name: `many-${index}` }),
  );
  return { ...built, all, accounts: all.map(built.accountOf) };
}

const accountIn = (path: string) => /accounts\/([^/]+)/.exec(path)?.[1];

describe.each(remediations)("%s on fifty accounts", (_name, { start, reading, isDone, already, method }) => {
  test("three fail: the summary is right, and retry takes the three", async () => {
    const built = fifty();
    const { desk, simulator, world, all } = built;
    const failing = ["many-7", "many-20", "many-49"];
    for (const name of failing) {
      const inPath = new RegExp(`/${name}(/|$)`);
      simulator.faults.push({
        when: ({ method: sent, path }) => sent === method && inPath.test(path),
        outcome: unavailable,
      });
    }
    await start(desk.parts, built.accounts);

    expect(desk.asked.filter(({ kind }) => kind === "choose")).toHaveLength(1);
    expect(all.filter((account) => isDone(account, world))).toHaveLength(47);
    const [message] = desk.told;
    expect(message?.text.startsWith(`47 of 50 accounts: ${reading}. Nothing was changed on "many-7".`)).toBe(
      true,
    );
    for (const name of failing) expect(message?.text).toContain(`"${name}"`);
    expect(message?.severity).toBe("error");
    expect(message?.actions.map(({ title }) => title)).toEqual(["Retry 3 Accounts"]);
    expect(desk.reports).toContain("50 of 50");
    expect(desk.entries().filter(({ result }) => result === "done")).toHaveLength(47);

    simulator.faults.splice(0);
    const sent = simulator.sent("/accounts/", method).length;
    await message?.actions[0]?.run();
    const again = simulator.sent("/accounts/", method).slice(sent);
    expect(again.map(({ path }) => accountIn(path))).toEqual(failing);
    expect(lastTold(desk)).toBe(`3 of 3 accounts: ${reading}.`);
    expect(all.every((account) => isDone(account, world))).toBe(true);
    expectNoKeys(simulator);
  });

  test("those that stand so already are left alone, and counted", async () => {
    const built = fifty();
    for (const account of built.all.slice(0, 10)) already(account, built.world);
    await start(built.desk.parts, built.accounts);
    expect(built.simulator.sent("/accounts/", method)).toHaveLength(40);
    expect(lastTold(built.desk)).toBe(`50 of 50 accounts: ${reading}.`);
  });

  test("stopping leaves out those that were not begun, and says so of the others", async () => {
    const built = fifty({ stopAt: 1 });
    built.simulator.patchMode = "async202AzureAsync";
    built.simulator.readsUntilDone = 20;
    const lists = toPath("diagnosticSettings", "GET");
    // Settings seem to be missing after the change, so that it is waited for.
    built.simulator.faults.push({
      when: (request, index) => lists(request, index) && built.simulator.sent("", "PUT").length > 0,
      outcome: { status: 200, body: { value: [] } },
    });
    await start(built.desk.parts, built.accounts);
    const sent = built.simulator.sent("/accounts/", method).length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(9);
    expect(lastTold(built.desk)).toMatch(/^0 of 50 accounts, as far as is known: /);
    expect(built.desk.entries()).toHaveLength(sent);
  });
});
