import { describe, expect, test } from "vitest";
import { removeRoleAssignment } from "#src/commands/remove-role-assignment";
import { OperationError, UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { addAssignment } from "#support/simulator/build";
import { nth, unavailable } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";

function setUp(options: DeskOptions = {}) {
  const built = remediationWorld(options);
  const { world, app, chat, desk } = built;
  const found = world.assignments.find(({ principalId }) => principalId === app.id);
  if (found === undefined) throw new Error("no assignment");
  const shown = { ...found, principalType: "ServicePrincipal" as const };
  const run = (of = shown) => removeRoleAssignment(desk.parts, built.accountOf(chat), of);
  return { ...built, shown, run, before: snapshot(world) };
}

test("names principal, role and scope, what is kept, and removes that one alone", async () => {
  const built = setUp();
  addAssignment(built.world, `/subscriptions/${built.production.id}`, built.roles.reader, built.app);
  const before = snapshot(built.world);
  const change = await built.run();
  expect(change).toMatchObject({ kind: "done", isNew: true });
  const [question] = built.desk.asked;
  expect(question?.text).toContain('Remove "Cognitive Services OpenAI User" from chat-app?');
  expect(question?.text).toContain(`It is assigned at ${built.chat.id}`);
  expect(question?.text).toContain("They keep, by other assignments: Reader.");
  expect(changes(before, built.world)).toEqual({ [`assignment ${built.shown.id}`]: "absent" });
  expect(lastTold(built.desk)).toContain('"Cognitive Services OpenAI User" of chat-app is removed.');
  expect(built.desk.entries()).toMatchObject([
    {
      result: "done",
      undo: { kind: "assign", name: built.shown.name, assignment: { principalId: built.app.id } },
    },
  ]);
  expectNoKeys(built.simulator);
});

describe("the last that can assign roles", () => {
  function owners() {
    const built = setUp();
    const subscription = `/subscriptions/${built.production.id}`;
    const own = built.world.assignments.filter(({ roleDefinitionId }) =>
      roleDefinitionId.endsWith(built.roles.owner.name),
    );
    for (const { id } of own)
      built.world.assignments.splice(
        built.world.assignments.findIndex((one) => one.id === id),
        1,
      );
    const last = addAssignment(built.world, subscription, built.roles.owner, built.admin);
    return { ...built, subscription, last: { ...last, principalType: "User" as const } };
  }

  test("is not removed", async () => {
    const built = owners();
    const before = snapshot(built.world);
    await expect(built.run(built.last as never)).rejects.toBeInstanceOf(OperationError);
    expect(changes(before, built.world)).toEqual({});
  });

  test("somebody who was deleted does not count as another", async () => {
    const built = owners();
    addAssignment(built.world, built.subscription, built.roles.owner, {
      id: "00000000-0000-4000-8000-00000000dead",
    });
    await expect(built.run(built.last as never)).rejects.toBeInstanceOf(OperationError);
  });

  test("with another one there it may go", async () => {
    const built = owners();
    addAssignment(built.world, built.subscription, built.roles.owner, built.grace);
    expect(await built.run(built.last as never)).toMatchObject({ kind: "done" });
  });
});

test("Escape: nothing is sent", async () => {
  const { run, before, world } = setUp({ escapeAt: 0 });
  await expect(run()).rejects.toBeInstanceOf(UserCancelledError);
  expect(changes(before, world)).toEqual({});
});

test("one that is gone already is said to be gone", async () => {
  const { run, world, shown, desk } = setUp();
  world.assignments.splice(
    world.assignments.findIndex(({ id }) => id === shown.id),
    1,
  );
  expect(await run()).toBe("gone");
  expect(lastTold(desk)).toBe("The assignment is gone already. Nothing was changed.");
});

test.each([
  ["cut connections from then on", "reset" as const, {}],
  ["a connection cut after the service acted", "reset" as const, { times: 1, afterwards: true }],
  ["503 from then on", unavailable, {}],
  ["403 from then on", failure(403, "AuthorizationFailed", "No."), {}],
])("a fault at any request, %s: what is told is true", async (_name, outcome, more) => {
  const clean = setUp();
  await clean.run();
  for (let index = 0; index < clean.simulator.requests.length; index += 1) {
    const built = setUp();
    const when = "times" in more ? nth(index) : (_: unknown, at: number) => at >= index;
    built.simulator.faults.push({ when, outcome, ...more });
    const isRejected = await built.run().then(
      () => false,
      () => true,
    );
    const isThere = built.world.assignments.some(({ id }) => id === built.shown.id);
    const others = Object.keys(changes(built.before, built.world)).filter(
      (path) => !path.endsWith(built.shown.id),
    );
    expect(others).toEqual([]);
    if (isRejected) {
      expect(isThere).toBe(true);
      continue;
    }
    const told = lastTold(built.desk);
    if (/ is removed\./.test(told)) expect(isThere).toBe(false);
    else if (/was not removed\./.test(told)) expect(isThere).toBe(true);
    else expect(told).toMatch(/^Whether .* was removed could not be read\./);
  }
});
