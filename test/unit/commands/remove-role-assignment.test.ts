import { describe, expect, test } from "vitest";
import { removeRoleAssignment } from "#src/commands/remove-role-assignment";
import { OperationError, UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { addAssignment } from "#support/simulator/build";

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
  function owners(options: DeskOptions = {}) {
    const built = setUp(options);
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

  test("the other one goes while the user reads: it stays", async () => {
    const built = owners({
      meanwhile: () => void built.world.assignments.splice(built.world.assignments.indexOf(other), 1),
    });
    const other = addAssignment(built.world, built.subscription, built.roles.owner, built.grace);
    await expect(built.run(built.last as never)).rejects.toThrow(/is the last assignment at this scope/);
    expect(built.world.assignments.some(({ id }) => id === built.last.id)).toBe(true);
  });

  test("two that count on each other, removed at once: one stays", async () => {
    const built = owners();
    const { world, subscription, roles, grace } = built;
    const other = { ...addAssignment(world, subscription, roles.owner, grace), principalType: "User" };
    const ended = await Promise.allSettled([built.run(other as never), built.run(built.last as never)]);
    expect(ended).toMatchObject([{ status: "fulfilled" }, { reason: expect.any(OperationError) as unknown }]);
    const left = world.assignments.filter(({ roleDefinitionId }) =>
      roleDefinitionId.endsWith(roles.owner.name),
    );
    expect(left).toHaveLength(1);
  });

  test("a group of another directory does not count as another", async () => {
    const built = owners();
    const partner = { id: "00000000-0000-4000-8000-0000000000ff" };
    addAssignment(built.world, built.subscription, built.roles.owner, partner, {
      principalType: "ForeignGroup",
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
