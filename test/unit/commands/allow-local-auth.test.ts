import { describe, expect, test } from "vitest";
import { allowLocalAuth } from "#src/commands/allow-local-auth";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import { tellsTheTruth } from "#support/remediation-table";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { toPath, unavailable } from "#support/simulator/faults";

const typesName: DeskOptions = { answer: ({ kind, choices }) => (kind === "input" ? "search" : choices[0]) };

function setUp(options: DeskOptions = typesName) {
  const built = remediationWorld(options);
  const run = () => allowLocalAuth(built.desk.parts, built.accountOf(built.search));
  return { ...built, run, before: snapshot(built.world) };
}

test("keys are on after the name was typed, both are new, and the user was told so beforehand", async () => {
  const { run, desk, search, before, world, simulator } = setUp();
  const [outcome] = await run();
  expect(outcome?.result.kind).toBe("done");
  expect(lastTold(desk)).toBe('API keys are on for "search".');
  expect(search.properties["disableLocalAuth"]).toBe(false);
  expect(desk.asked[0]?.text).toContain("Azure makes both keys anew");
  expect(desk.asked[1]?.text).toBe("Type search to allow API keys on it.");
  expect(Object.keys(changes(before, world)).sort()).toEqual([
    "account search disableLocalAuth",
    "account search keys",
  ]);
  expectNoKeys(simulator);
});

tellsTheTruth({
  account: ({ search }) => search,
  start: ({ desk, accountOf, search }) => allowLocalAuth(desk.parts, accountOf(search)),
  options: typesName,
  done: "API keys are on",
  undone: "API keys are off",
  isDone: ({ search }) => search.properties["disableLocalAuth"] === false,
  mayDiffer: /^account search (disableLocalAuth|keys|provisioningState)$/,
  sends: { method: "PATCH", body: { properties: { disableLocalAuth: false } } },
  patch: { before: { disableLocalAuth: true }, after: { disableLocalAuth: false } },
});

test.each([
  ["another name", { answer: ({ kind, choices }) => (kind === "input" ? "serch" : choices[0]) }],
] satisfies readonly [string, DeskOptions][])("%s: nothing is sent", async (_name, options) => {
  const { run, before, world, desk, simulator } = setUp(options);
  await expect(run()).rejects.toBeInstanceOf(UserCancelledError);
  expect(changes(before, world)).toEqual({});
  expect(desk.told).toEqual([]);
  expect(simulator.sent("", "PATCH")).toEqual([]);
});

test("keys that are on already are left alone: they are not made anew", async () => {
  const { run, search, desk, simulator } = setUp();
  search.properties["disableLocalAuth"] = false;
  await run();
  expect(lastTold(desk)).toBe('API keys are on for "search" already. Nothing was changed.');
  expect(simulator.sent("", "PATCH")).toEqual([]);
});

test("a policy that keeps keys off is named", async () => {
  const { run, search, world, desk } = setUp();
  world.policies.push({
    displayName: "Keep keys off",
    assignmentId: "/a",
    effect: "modify",
    violates: ({ disableLocalAuth }) => disableLocalAuth === false,
    change: { disableLocalAuth: true },
  });
  await run();
  expect(search.properties["disableLocalAuth"]).toBe(true);
  expect(lastTold(desk)).toBe(
    'Azure took the change, but the account is not as asked. API keys are off for "search": the policy "Keep keys off" changes it back.',
  );
});

describe("a lost answer", () => {
  test("it is not sent twice when the answer says it arrived", async () => {
    const { run, simulator } = setUp();
    simulator.faults.push({ when: toPath("operation"), outcome: unavailable });
    await run();
    expect(simulator.sent("accounts/search", "PATCH")).toHaveLength(1);
  });
});
