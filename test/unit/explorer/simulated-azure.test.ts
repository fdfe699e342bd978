import { describe, expect, it } from "vitest";
import { AzureTree } from "#src/explorer/azure-tree";
import { simulatedArm } from "#support/simulator/arm";
import { throttled, toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";
import { find, outline } from "#support/outline";
import { testExplorer } from "#support/sample-explorer";

function simulated() {
  const { world, admin, production } = smallWorld();
  const simulator = createSimulator(world);
  const { explorer } = testExplorer(simulatedArm(simulator, admin));
  const tree = new AzureTree(() => explorer.roots());
  const below = async (...labels: readonly string[]) =>
    outline(await tree.getChildren(await find(await explorer.roots(), ...labels)));
  return { simulator, explorer, production, below };
}

describe("the tree over the real client and a simulated Azure", () => {
  it("shows accounts and who holds what on them", async () => {
    const { explorer, below } = simulated();
    await explorer.model.refreshAll();
    const text = await outline(await explorer.roots(), 2);
    expect(text).toContain("Production (2)\n  chat (keys on · public · OpenAI · swedencentral)");
    expect(text).toContain("search (AIServices · swedencentral)");
    expect(text).toContain("Sandbox (1)");
    expect(await below("Production", "chat", "Role assignments", "Reader")).toBe(
      "AI team (group · inherited from management group platform)",
    );
  });

  it("asks for assignments once for all accounts of a subscription", async () => {
    const { simulator, explorer, below } = simulated();
    await explorer.model.refreshAll();
    const lists = () => simulator.requests.filter(({ path }) => /roleassignments/i.test(path)).length;
    await below("Production", "chat", "Role assignments");
    const first = lists();
    await below("Production", "search", "Role assignments");
    expect(first).toBeGreaterThan(0);
    expect(lists()).toBe(first);
  });

  it("keeps the accounts of one subscription when the other is refused, and says which operation is missing", async () => {
    const { simulator, explorer, production } = simulated();
    const operation = "Microsoft.CognitiveServices/accounts/read";
    const scope = `/subscriptions/${production.id}`;
    const text = `The client 'x' does not have authorization to perform action '${operation}' over scope '${scope}'.`;
    const when = toPath(`${scope}/providers/Microsoft.CognitiveServices/accounts`);
    simulator.faults.push({ when, outcome: failure(403, "AuthorizationFailed", text) });
    await explorer.model.refreshAll();
    const shown = await outline(await explorer.roots(), 2);
    expect(shown).toContain(`Accounts of Production could not be read (missing: ${operation})`);
    expect(shown).toContain("lab (keys on");
  });

  it("does not sit through a long wait: the node says how long, and a retry asks nobody before its time", async () => {
    const { simulator, explorer, below } = simulated();
    await explorer.model.refreshAll();
    simulator.faults.push({ when: toPath("/diagnosticSettings"), times: 1, outcome: throttled(900) });
    const label = "Diagnostic settings could not be read (Azure is busy, wait 900 s)";
    expect(await below("Production", "chat", "Diagnostic settings")).toBe(label);
    expect(await below("Production", "chat", "Diagnostic settings")).toBe(label);
    expect(simulator.sent("/diagnosticSettings")).toHaveLength(1);
    expect(await below("Production", "chat", "Deployments")).toContain("gpt-4o");
  });

  it("ends a wait when the user has had enough, and reads again when asked to", async () => {
    const { simulator, explorer, below } = simulated();
    await explorer.model.refreshAll();
    simulator.faults.push({ when: toPath("/deployments"), times: 1, outcome: throttled(20) });
    expect(await below("Production", "chat", "Deployments")).toBe("Reading…");
    explorer.model.stop();
    expect(await below("Production", "chat", "Deployments")).toBe("Deployments could not be read (stopped)");
    expect(simulator.sent("/deployments")).toHaveLength(1);
  });

  it("shows a refusal on the node it struck until it is read again", async () => {
    const { simulator, explorer, below } = simulated();
    await explorer.model.refreshAll();
    const fault = { when: toPath("/deployments"), outcome: failure(403, "AuthorizationFailed", "No.") };
    simulator.faults.push(fault);
    expect(await below("Production", "chat", "Deployments")).toBe(
      "Deployments could not be read (no access)",
    );
    simulator.faults.splice(simulator.faults.indexOf(fault), 1);
    await explorer.model.refresh(await find(await explorer.roots(), "Production", "chat", "Deployments"));
    expect(await below("Production", "chat", "Deployments")).toContain("gpt-4o (gpt-4o 2024-11-20");
  });
});
