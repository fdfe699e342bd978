import { expect, test } from "vitest";
import { gather, seen, simulatedArm } from "#support/simulator/arm";
import { generateWorld } from "#support/simulator/generate";
import { createSimulator } from "#support/simulator/simulator";

/** A tenth of what is promised, since the pages count alike; the whole is measured in bench/. */
test("1,000 accounts and 10,000 assignments of 60 subscriptions: one request for each page of 1,000", async () => {
  const { world, admin } = generateWorld({ subscriptions: 60, accounts: 1000, assignments: 10_000 });
  const simulator = createSimulator(world);
  const api = simulatedArm(simulator, admin);
  const subscriptions = world.subscriptions.map(seen);

  const accounts = await gather(api.accounts.list(subscriptions));
  expect(simulator.requests).toHaveLength(1);
  const assignments = await gather(api.roles.listAssignments(subscriptions));
  // Ten pages, and one question about management groups.
  expect(simulator.requests).toHaveLength(1 + 10 + 1);
  const definitions = await gather(api.roles.listDefinitions(subscriptions, "all"));
  expect(simulator.requests).toHaveLength(1 + 10 + 1 + 1);

  expect([accounts.failures, assignments.failures, definitions.failures]).toEqual([[], [], []]);
  expect(new Set(accounts.items.map(({ id }) => id)).size).toBe(1000);
  expect(new Set(assignments.items.map(({ id }) => id)).size).toBe(10_000);
  expect(definitions.items).toHaveLength(world.definitions.length);
});
