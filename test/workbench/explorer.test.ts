import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { explorerView, type ExplorerView } from "#support/explorer-view";
import { throttled, toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";
import { untilQuiet } from "#support/until-quiet";
import { openSimulatedWorkbench, type SimulatedWorkbench } from "#support/workbench";

const { world, admin, production, chat } = smallWorld();
const simulator = createSimulator(world);
const login = {
  objectId: admin.id,
  userPrincipalName: "ada@contoso.example",
  tenantId: admin.tenantId,
};

const everything = `
Production (2)
  chat (keys on · public · OpenAI · swedencentral)
  search (AIServices · swedencentral)
Sandbox (1)
  lab (keys on · public · OpenAI · swedencentral)`.trim();

const listOf = (id: string) => `/subscriptions/${id}/providers/Microsoft.CognitiveServices/accounts`;

let workbench: SimulatedWorkbench;
let view: ExplorerView;

beforeAll(async () => {
  workbench = await openSimulatedWorkbench(simulator, login);
  view = explorerView(workbench.page);
});

afterAll(() => workbench?.close());

afterEach(() => {
  simulator.faults.length = 0;
  simulator.pagingOf.clear();
  simulator.latency = 0;
});

const outline = () => expect.poll(() => view.outline());

describe("signed in through the Azure CLI, over https", () => {
  it("asks Azure nothing before the view is opened, then shows what is there", async () => {
    expect(simulator.requests).toEqual([]);
    await view.open();
    await outline().toBe(everything);
    await expect.poll(() => view.badge()).toBe("2");
    expect(await view.spoken()).toContain(
      "Account chat, 2 findings, worst warning, keys on · public · OpenAI · swedencentral",
    );
  });
});

describe("rows", () => {
  it("tell more under the mouse", async () => {
    const text = await view.tooltip("chat");
    expect(text).toMatch(/API keys: on\s+Network: open to every address/);
    expect(text).toContain("Accepts API keys");
  });

  it("open to sections, and to who holds which role, with one list of assignments", async () => {
    await view.expand("chat");
    await view.expand("Role assignments");
    await outline().toContain("    Role assignments (5 · 2 key readers)");
    await view.expand("Cognitive Services User");
    await outline().toContain("        AI team (group · inherited from resource group rg-ai)");
    await view.expand("Deployments");
    await outline().toContain(
      "      gpt-4o (gpt-4o 2024-11-20 · GlobalStandard 50 · filter Microsoft.DefaultV2)",
    );
    expect(
      simulator.sent(`/subscriptions/${production.id}/providers/Microsoft.Authorization/roleAssignments`),
    ).toHaveLength(1);
  });

  it("stay open when everything is read again, and show what has changed", async () => {
    chat.properties["disableLocalAuth"] = true;
    await view.press("Refresh");
    await outline().toContain("  chat (public · OpenAI · swedencentral)");
    await outline().toContain("        AI team (group · inherited from resource group rg-ai)");
    await expect.poll(() => view.badge()).toBe("1");
    delete chat.properties["disableLocalAuth"];
  });

  it("are read again one by one: an account from the account itself", async () => {
    await untilQuiet(simulator);
    const lists = simulator.sent(listOf(production.id)).length;
    await view.pressOn("chat", "Refresh");
    await outline().toContain("  chat (keys on · public · OpenAI · swedencentral)");
    expect(simulator.sent(listOf(production.id))).toHaveLength(lists);
    await view.close("chat");
    await outline().toBe(everything);
  });
});

describe("the filter", () => {
  it("by text shows what matches, says so, and goes away by one button", async () => {
    await view.run("Azure OpenAI Security: Filter by Text…", "lab");
    await outline().toBe("Sandbox (1)\n  lab (keys on · public · OpenAI · swedencentral)");
    expect(await view.message()).toContain('Filter: "lab". 1 of 3 accounts shown.');
    await view.press("Clear Filter");
    await outline().toBe(everything);
  });

  it("that hides everything says so in place of the tree, with the way back", async () => {
    await view.run("Azure OpenAI Security: Filter by Text…", "zzz");
    await expect.poll(() => view.welcome()).toContain("The filter hides every account.");
    await workbench.page.locator(".welcome-view-content").getByText("Clear Filter").click();
    await outline().toBe(everything);
  });

  it("by who reads keys asks for what it needs to know", async () => {
    await view.choose("Show Only", "Reads keys");
    await outline().toBe(everything.replace(/\nSandbox[^]*/, ""));
    await view.press("Clear Filter");
    await outline().toBe(everything);
  });
});

describe("what takes long", () => {
  it("is said to be read, row by row, and stands there when it has come", async () => {
    await view.expand("lab");
    await view.expand("Deployments");
    await view.expand("Diagnostic settings");
    await outline().toContain("      No model is deployed");
    await outline().toContain("      No logs are sent anywhere");
    simulator.latency = 1300;
    await view.pressOn("lab", "Refresh");
    await outline().toContain("      Reading…");
    await outline().not.toContain("Reading…");
    expect(await view.outline()).toContain("      No model is deployed");
    expect(await view.outline()).toContain("      No logs are sent anywhere");
    await view.close("lab");
  });
});

describe("what cannot be read", () => {
  it("is a row that names the operation, and reads again by its button", async () => {
    const operation = "Microsoft.CognitiveServices/accounts/deployments/read";
    const text = `The client 'ada' with object id 'x' does not have authorization to perform action '${operation}' over scope '${chat.id}'.`;
    simulator.faults.push({
      when: toPath("/deployments"),
      outcome: failure(403, "AuthorizationFailed", text),
    });
    await view.expand("chat");
    await view.pressOn("Deployments", "Refresh");
    await view.expand("Deployments");
    await outline().toContain(`      Deployments could not be read (missing: ${operation})`);
    expect(await view.spoken()).toContain(
      `Error: Deployments could not be read. You may not perform "${operation}" on "${chat.id}".`,
    );
    simulator.faults.length = 0;
    await view.pressAway("Deployments could not be read", "Refresh");
    await outline().toContain("      gpt-4o (gpt-4o 2024-11-20");
    await view.close("chat");
  });

  it("is one subscription that answers 403: the other is shown", async () => {
    const operation = "Microsoft.CognitiveServices/accounts/read";
    const text = `The client 'ada' with object id 'x' does not have authorization to perform action '${operation}' over scope '/subscriptions/${production.id}'.`;
    simulator.faults.push({
      when: toPath(listOf(production.id)),
      outcome: failure(403, "AuthorizationFailed", text),
    });
    await view.press("Refresh");
    await outline().toBe(
      `Accounts of Production could not be read (missing: ${operation})\nSandbox (1)\n  lab (keys on · public · OpenAI · swedencentral)`,
    );
    simulator.faults.length = 0;
    await view.pressAway("Accounts of Production could not be read", "Refresh");
    await outline().toBe(everything);
  });

  it("is what stands behind a broken page link: the pages before it are shown", async () => {
    simulator.pagingOf.set(listOf(production.id).toLowerCase(), { size: 1, mode: "broken-link" });
    await view.press("Refresh");
    await outline().toBe(
      `Accounts of Production could not be read (it no longer exists)\nProduction (1)\n  chat (keys on · public · OpenAI · swedencentral)\nSandbox (1)\n  lab (keys on · public · OpenAI · swedencentral)`,
    );
    simulator.pagingOf.clear();
    await view.press("Refresh");
    await outline().toBe(everything);
  });
});

describe("Azure limiting requests", () => {
  it("is told while it is waited for, and can be stopped", async () => {
    simulator.faults.push({ when: toPath("/diagnosticSettings"), times: 1, outcome: throttled(25) });
    await view.expand("lab");
    await view.expand("Diagnostic settings");
    await expect.poll(() => view.message()).toMatch(/^Azure asks to wait \d+ s\.$/);
    await view.press("Stop Reading");
    await outline().toContain("      Diagnostic settings could not be read (stopped)");
    await view.close("lab");
  });

  it("is not waited for where it asks too much: the row says how long", async () => {
    simulator.faults.push({ when: toPath("/diagnosticSettings"), times: 1, outcome: throttled(900) });
    await view.expand("chat");
    await view.expand("Diagnostic settings");
    await outline().toMatch(/Diagnostic settings could not be read \(Azure is busy, wait (900|8\d\d) s\)/);
    await expect
      .poll(async () => {
        await view.pressOn("Diagnostic settings could not be read", "Refresh");
        return view.outline();
      })
      .toMatch(/Diagnostic settings could not be read \(Azure is busy, wait 8\d\d s\)/);
    expect(simulator.sent(`${chat.id}/providers/Microsoft.Insights/diagnosticSettings`)).toHaveLength(1);
    await view.close("chat");
  });

  it("is waited for as long as it asks", async () => {
    simulator.faults.push({ when: toPath(listOf(production.id)), times: 1, outcome: throttled(1) });
    const before = simulator.sent(listOf(production.id)).length;
    await view.press("Refresh");
    await expect.poll(() => simulator.sent(listOf(production.id)).length).toBe(before + 2);
    await outline().toBe(everything);
  });
});

describe("the sign-in", () => {
  it("gives a new token when Azure has stopped taking the one before", async () => {
    await workbench.setLogin({ ...login, lifetimeSeconds: 4 * 3600 });
    simulator.now = () => Date.now() + 2 * 3600 * 1000;
    const asked = simulator.requests.length;
    await view.press("Refresh");
    await expect
      .poll(() => simulator.requests.slice(asked).some(({ outcome }) => outcome === 401))
      .toBe(true);
    await expect.poll(() => simulator.requests.at(-1)?.outcome).toBe(200);
    await outline().toBe(everything);
  });

  it("that has ended is told, with the way back", async () => {
    await workbench.setLogin(undefined);
    simulator.now = () => Date.now() + 6 * 3600 * 1000;
    await view.press("Refresh");
    await expect.poll(() => view.welcome()).toContain("Sign In to Azure");
    await outline().toBe("");
    await workbench.setLogin({ ...login, lifetimeSeconds: 8 * 3600 });
    await view.press("Refresh");
    await outline().toBe(everything);
  });
});

describe("the sample tenant", () => {
  it("is shown without a request, in full, and left again", async () => {
    await untilQuiet(simulator);
    const asked = simulator.requests.length;
    await view.run("Azure OpenAI Security: Explore a Sample Tenant");
    await outline().toContain("contoso-chat-prod (keys on · public · OpenAI · swedencentral)");
    expect(await view.message()).toContain("Nothing here reaches Azure");
    await view.expand("contoso-chat-prod");
    await view.expand("Deployments");
    await outline().toContain("      gpt-4o");
    expect(simulator.requests.slice(asked).map(({ path }) => path)).toEqual([]);
    await view.press("Leave the Sample Tenant");
    await outline().toBe(everything);
  });

  it("needs nobody to answer, unlike Azure", async () => {
    await workbench.unplug();
    await view.run("Azure OpenAI Security: Explore a Sample Tenant");
    await outline().toContain("contoso-chat-prod");
    await view.press("Leave the Sample Tenant");
    await expect.poll(() => view.welcome()).toContain("Azure cannot be reached");
  });
});
