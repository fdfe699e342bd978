import { describe, expect, it } from "vitest";
import { AzureTree } from "#src/explorer/azure-tree";
import type { TreeNode } from "#src/explorer/nodes/node";
import { minuteText } from "#src/explorer/nodes/moment-text";
import { fakeAzure, offline, rejecting } from "#support/fake-azure";
import { eventually } from "#support/eventually";
import { find, outline } from "#support/outline";
import { testExplorer, type TestExplorer } from "#support/sample-explorer";
import { simulatedArm } from "#support/simulator/arm";
import { addAssignment, addEligible } from "#support/simulator/build";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";

const search = ["Contoso Production", "contoso-search-prod", "Role assignments"] as const;
const heading = "Eligible, not active";

/** The rows below role assignments, once what nobody waits for has come. */
async function opened({ explorer, redrawn }: TestExplorer, ...labels: readonly string[]): Promise<TreeNode> {
  const section = await find(await explorer.roots(), ...labels);
  const before = redrawn.length;
  await section.getChildren?.();
  const drawn = () => redrawn.slice(before).filter((node) => node === section).length === 2;
  await eventually(drawn, "rows that came later", 5000);
  return section;
}

const rowsOf = async (node: TreeNode, depth = 1) => outline((await node.getChildren?.()) ?? [], depth);

describe("roles that somebody could activate", () => {
  it("stand apart from those that are held, by role, those that could read keys first", async () => {
    const section = await opened(testExplorer(), ...search);
    const text = await rowsOf(await find([section], "Role assignments", heading), 2);
    expect(text).toMatch(/^Cognitive Services Contributor \(4 · could read keys\)\n/);
    expect(text).toMatch(
      /\n {2}Application Developers \(group · inherited from resource group rg-search · until \d{4}-\d\d-\d\d\)/,
    );
    expect(text).toMatch(/\n {2}Deleted principal [-0-9a-f]+ \(.* · without end\)/);
    expect(text).toContain(
      "AI Platform Team (group · inherited from management group mg-contoso · without end)",
    );
    expect(text.lastIndexOf("could read keys")).toBeLessThan(text.indexOf("Security Reader (1)"));
  });

  it("stand by principal when that is wanted", async () => {
    const test = testExplorer();
    await test.explorer.setOptions({ assignmentsBy: "principal" });
    const section = await opened(test, ...search);
    expect(await rowsOf(await find([section], "Role assignments", heading), 2)).toMatch(
      /On-call Engineer \(user · 2 roles · could read keys\)\n {2}Cognitive Services Contributor \(could read keys · inherited from resource group rg-search · until /,
    );
  });

  it("are told on both headings and count as no reader of today", async () => {
    const section = await opened(testExplorer(), ...search);
    const { description = "" } = section.getItem();
    expect(description).toMatch(/^\d+ · \d+ key readers · 8 eligible$/);
    const item = (await find([section], "Role assignments", heading)).getItem();
    expect(item.description).toMatch(/^8 · \d could read keys$/);
    expect(item.spoken).toMatch(/^Eligible, not active, 8 assignments, \d could read keys$/);
    expect(item.tooltip).toContain("Until then it grants nothing");
  });

  it("are left out of the accounts whose keys somebody reads", async () => {
    const { explorer } = testExplorer();
    await explorer.roots();
    await explorer.setFilter({ readsKeys: true });
    const before = explorer.model.shownAccounts().map(({ name }) => name);
    const without = testExplorer(
      fakeAzure({ roles: { listEligibleAssignments: () => Promise.resolve([]) } }),
    );
    await without.explorer.roots();
    await without.explorer.setFilter({ readsKeys: true });
    expect(without.explorer.model.shownAccounts().map(({ name }) => name)).toEqual(before);
  });

  it("say in words what they are, and offer nothing that changes them", async () => {
    const section = await opened(testExplorer(), ...search);
    const role = "Cognitive Services Contributor";
    const row = (await find([section], "Role assignments", heading, role, "On-call Engineer")).getItem();
    expect(row.contextValue).toBe("eligibleAssignment inherited hasDefinition builtIn");
    expect(row.spoken).toMatch(
      /^On-call Engineer is eligible for Cognitive Services Contributor, not active, user, inherited .* could read keys after activation$/,
    );
    expect(row.tooltip).toMatch(/^\*\*Eligible, not active\*\*/);
    expect(row.tooltip).toContain("After activation:");
    expect(row.tooltip).toContain("Assigned at: resource group rg\\-search");
    expect(row.tooltip).toMatch(/Eligible until \d{4}/);
    expect((await find([section], "Role assignments", heading, role)).getItem().contextValue).toBe(
      "role hasDefinition builtIn",
    );
  });

  it("are filtered to those that could read keys when assignments are", async () => {
    const test = testExplorer();
    const section = await opened(test, ...search);
    await test.explorer.setFilter({ readsKeys: true });
    const text = await rowsOf(await find([section], "Role assignments", heading));
    expect(text.split("\n").every((line) => line.includes("could read keys"))).toBe(true);
    expect(text).not.toBe("");
  });

  it("of somebody who is gone let nobody read keys", async () => {
    const test = testExplorer();
    await test.explorer.setOptions({ assignmentsBy: "principal" });
    const section = await opened(test, ...search);
    expect(await rowsOf(await find([section], "Role assignments", heading), 2)).toMatch(
      /^Deleted principal [-0-9a-f]+ \(1 role\)\n {2}Cognitive Services Contributor \(inherited from resource group rg-search · without end\)$/m,
    );
  });

  it("have no heading where there is none", async () => {
    const test = testExplorer(fakeAzure({ roles: { listEligibleAssignments: () => Promise.resolve([]) } }));
    const section = await find(await test.explorer.roots(), ...search);
    await section.getChildren?.();
    await new Promise((resolve) => setTimeout(resolve));
    const text = await rowsOf(section);
    expect(text).toContain("Owner");
    expect(text).not.toContain("ligible");
  });
});

describe("an assignment that somebody activated", () => {
  it("says until when", async () => {
    const until = new Date(2026, 4, 6, 18, 5).toISOString();
    const now = () => Date.parse(until) - 6 * 60 * 60 * 1000;
    const { createSampleApi } = await import("#src/explorer/sample-tenant/index");
    const section = await opened(testExplorer(createSampleApi({ now })), ...search);
    const row = (await find([section], "Role assignments", "Owner", "On-call Engineer")).getItem();
    expect(row.description).toBe(
      "user · inherited from subscription Contoso Production · activated until 2026-05-06 18:05",
    );
    expect(row.spoken).toContain("activated until 2026-05-06 18:05");
    expect(row.tooltip).toContain("it ends by itself");
    expect(row.contextValue).toMatch(/^roleAssignment .* activated$/);
    const standing = (await find([section], "Role assignments", "Owner", "You (sample)")).getItem();
    expect(standing.description).not.toContain("activated");
  });

  it("keeps what is no date as it came", () => {
    expect(minuteText("soon")).toBe("soon");
  });
});

describe("over the real client and a simulated Azure", () => {
  function simulated() {
    const built = smallWorld();
    const { world, production, chat, roles, team, grace } = built;
    addEligible(world, `/subscriptions/${production.id}`, roles.contributor, team);
    const active = addAssignment(world, chat.id, roles.contributor, grace);
    world.activated.push({ assignment: active.name, endDateTime: "2026-05-06T18:00:00.000Z" });
    const simulator = createSimulator(world);
    const test = testExplorer(simulatedArm(simulator, built.admin));
    return { ...built, simulator, test, tree: new AzureTree(() => test.explorer.roots()) };
  }
  const schedules = ({ simulator }: ReturnType<typeof simulated>) => simulator.sent("ScheduleInstances");
  const chatSection = ["Production", "chat", "Role assignments"] as const;

  it("nobody is asked before role assignments are opened, and then once for all accounts", async () => {
    const built = simulated();
    const { test } = built;
    await test.explorer.model.refreshAll();
    await find(await test.explorer.roots(), "Production", "chat");
    expect(schedules(built)).toHaveLength(0);

    const section = await opened(test, ...chatSection);
    expect(await rowsOf(section, 3)).toMatch(
      /Eligible, not active \(1 · 1 could read keys\)\n {2}Contributor/,
    );
    expect(await rowsOf(section, 2)).toContain(`activated until ${minuteText("2026-05-06T18:00:00.000Z")}`);
    await opened(test, "Production", "search", "Role assignments");
    expect(schedules(built)).toHaveLength(2);
  });

  it("without a licence the assignments are complete, a remark says what is not known, and it is asked once", async () => {
    const built = simulated();
    const { simulator, test, tree } = built;
    simulator.privilegedAccess = "unlicensed";
    await test.explorer.model.refreshAll();
    const section = await opened(test, ...chatSection);
    const text = await outline(await tree.getChildren(section));
    expect(text).toContain("Contributor (1 · reads keys)");
    expect(text).toMatch(
      /\nEligible assignments are not known \(no licence for Privileged Identity Management\)$/,
    );
    const remark = (
      await find([section], "Role assignments", "Eligible assignments are not known")
    ).getItem();
    expect(remark).toMatchObject({ contextValue: "message", icon: { id: "info" } });
    await opened(test, "Production", "search", "Role assignments");
    expect(schedules(built)).toHaveLength(1);
  });

  it("is asked again when role assignments are refreshed", async () => {
    const built = simulated();
    const { simulator, test } = built;
    simulator.privilegedAccess = "unlicensed";
    await test.explorer.model.refreshAll();
    const section = await opened(test, ...chatSection);
    simulator.privilegedAccess = "licensed";
    await test.explorer.model.refresh(section);
    expect(await rowsOf(await opened(test, ...chatSection))).toContain(`${heading} (1`);
  });
});

it("tells what kept it from being read, and names whom the directory withholds", async () => {
  const test = testExplorer(fakeAzure({ roles: { listEligibleAssignments: rejecting(offline) } }));
  const section = await opened(test, ...search);
  expect(await rowsOf(section)).toMatch(/\nEligible assignments are not known \(Azure cannot be reached\)$/);

  const withheld = testExplorer(
    fakeAzure({
      directory: { names: () => Promise.resolve({ found: new Map(), missing: new Set() }) },
      roles: {
        listEligibleAssignments: ({ id }) =>
          Promise.resolve([
            {
              id: "/e",
              name: "e",
              scope: `/subscriptions/${id}`,
              roleDefinitionId: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
              principalId: "p",
              principalType: "User",
              principalName: "Grace",
              memberType: "Group",
            },
          ]),
      },
    }),
  );
  const named = await opened(withheld, ...search);
  expect(await rowsOf(await find([named], "Role assignments", heading), 2)).toBe(
    "Reader (1)\n  Grace (user · inherited from subscription Contoso Production · through a group · without end)",
  );
});
