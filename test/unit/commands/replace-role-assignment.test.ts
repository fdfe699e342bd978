import { describe, expect, test } from "vitest";
import { assignmentName } from "#src/commands/remediation/assignment-name";
import { replaceRoleAssignment } from "#src/commands/replace-role-assignment";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { addAssignment, addDefinition } from "#support/simulator/build";

const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

/** Grace holds Cognitive Services User on the account itself, which reads keys. */
function setUp(options: DeskOptions = {}, scope?: string) {
  const built = remediationWorld(options);
  const { world, roles, grace, chat, desk } = built;
  const added = addAssignment(world, scope ?? chat.id, roles.cognitiveServicesUser, grace);
  const old = { ...added, principalType: "User" as const };
  const holds = (role: string) =>
    world.assignments.some(
      (one) => one.principalId === grace.id && one.scope === chat.id && one.roleDefinitionId.endsWith(role),
    );
  const run = () => replaceRoleAssignment(desk.parts, built.accountOf(chat), old);
  return { ...built, old, holds, run, before: snapshot(world) };
}

test("the new role is there before the old one goes; what is lost is said", async () => {
  const built = setUp();
  expect(await built.run()).toBe("replaced");
  expect(built.holds(openAiUser)).toBe(true);
  expect(built.holds(built.roles.cognitiveServicesUser.name)).toBe(false);
  const writes = built.simulator.requests.filter(({ method }) => ["PUT", "DELETE"].includes(method));
  expect(writes.map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
  const question = built.desk.asked.find(({ kind }) => kind === "choose");
  expect(question?.text).toContain(
    'Replace "Cognitive Services User" of Grace with "Cognitive Services OpenAI User"',
  );
  expect(question?.text).toMatch(/They can no longer: .*read the account keys/);
  expect(Object.keys(changes(built.before, built.world))).toHaveLength(2);
  expectNoKeys(built.simulator);
});

test("a narrower role that is held already without the condition does not get it", async () => {
  const built = setUp();
  const { world, roles, grace, chat } = built;
  const condition = "(!(ActionMatches{'Microsoft.CognitiveServices/accounts/delete'}))";
  for (const one of world.assignments) {
    if (one.id === built.old.id) Object.assign(one, { condition, conditionVersion: "2.0" });
  }
  const name = await assignmentName(chat.id, grace.id, openAiUser);
  addAssignment(world, chat.id, roles.openAiUser, grace, { name });
  const before = snapshot(world);
  expect(await built.run()).toBe("nothing");
  expect(changes(before, world)).toEqual({});
  expect(lastTold(built.desk)).toMatch(/^Nothing was replaced\. .*without the condition/);
});

test("an inherited assignment is explained and left alone", async () => {
  const group = `/subscriptions/${remediationWorld().production.id}/resourceGroups/rg-ai`;
  const built = setUp({}, group);
  expect(await built.run()).toBe("narrower");
  expect(built.holds(openAiUser)).toBe(true);
  expect(built.simulator.sent("roleAssignments", "DELETE")).toEqual([]);
  expect(built.desk.asked.find(({ kind }) => kind === "choose")?.text).toContain(
    `is inherited from ${group} and stays`,
  );
  expect(lastTold(built.desk)).toContain(
    `"Cognitive Services User", inherited from ${group}, is still there.`,
  );
});

test("an inherited one is removed at its own scope when the user goes there", async () => {
  const group = `/subscriptions/${remediationWorld().production.id}/resourceGroups/rg-ai`;
  const built = setUp({}, group);
  await built.run();
  await built.desk.told
    .at(-1)
    ?.actions.find(({ title }) => title === "Remove It at Its Scope…")
    ?.run();
  expect(built.desk.asked.at(-1)?.text).toContain(`It is assigned at ${group}`);
  expect(built.world.assignments.some(({ id }) => id === built.old.id)).toBe(false);
  expect(built.holds(openAiUser)).toBe(true);
});

test("somebody changes it while the user reads: asked again, and what is read last counts", async () => {
  const built = setUp({
    meanwhile: ({ kind }) => {
      if (kind !== "choose" || built.desk.asked.filter((asked) => asked.kind === "choose").length > 1) return;
      addAssignment(built.world, built.chat.id, built.roles.reader, built.grace);
    },
  });
  expect(await built.run()).toBe("replaced");
  const questions = built.desk.asked.filter(({ kind }) => kind === "choose");
  expect(questions).toHaveLength(2);
  expect(questions[1]?.text).toMatch(/It was changed meanwhile.*They also keep: .*Reader/s);
});

test("somebody removes it while the user reads: nothing is assigned in its place", async () => {
  const built = setUp({
    meanwhile: ({ kind }) => {
      if (kind !== "choose") return;
      const at = built.world.assignments.findIndex(({ id }) => id === built.old.id);
      built.world.assignments.splice(at, 1);
    },
  });
  expect(await built.run()).toBe("nothing");
  expect(built.holds(openAiUser)).toBe(false);
  expect(built.simulator.sent("roleAssignments", "PUT")).toEqual([]);
});

describe("the last that can assign roles", () => {
  function owning(options: DeskOptions = {}) {
    const built = setUp(options);
    const { world, roles, chat, grace } = built;
    world.assignments.splice(0);
    const owner = addAssignment(world, chat.id, roles.owner, grace);
    return { ...built, owner: { ...owner, principalType: "User" as const } };
  }
  const replace = (built: ReturnType<typeof owning>) =>
    replaceRoleAssignment(built.desk.parts, built.accountOf(built.chat), built.owner);

  test("is not replaced", async () => {
    const built = owning();
    await expect(replace(built)).rejects.toThrow(/is the last assignment at this scope/);
  });

  test("stays when the other one goes after the new role is there", async () => {
    const built = owning();
    const other = addAssignment(built.world, built.chat.id, built.roles.owner, built.admin);
    built.simulator.faults.push({
      when: ({ method }) => {
        if (method === "PUT") built.world.assignments.splice(built.world.assignments.indexOf(other), 1);
        return false;
      },
      outcome: "reset",
    });
    expect(await replace(built)).toBe("narrower");
    expect(built.holds(openAiUser)).toBe(true);
    expect(built.holds(built.roles.owner.name)).toBe(true);
    expect(lastTold(built.desk)).toMatch(/"Owner" is still there\. "Owner" of Grace is the last/);
  });
});

test("who may assign but not remove is told so before anything is sent, with a script", async () => {
  const built = setUp();
  const { world, admin, roles } = built;
  world.assignments.splice(0, world.assignments.length, world.assignments.at(-1) as never);
  const assigns = addDefinition(world, "6a0c1f52-4d0e-4a53-9d1a-000000000009", "Assigner", {
    actions: ["*/read", "Microsoft.Authorization/roleAssignments/write"],
  });
  addAssignment(world, "/", assigns, admin);
  addAssignment(world, "/", roles.owner, built.app);
  expect(await built.run()).toBe("nothing");
  expect(lastTold(built.desk)).toMatch(
    /^Nothing was replaced\. You may not perform ".*roleAssignments\/delete"/,
  );
  expect(built.desk.told.at(-1)?.actions.map(({ title }) => title)).toEqual(["Copy or Open as Script…"]);
  expect(built.simulator.sent("roleAssignments", "PUT")).toEqual([]);
});

test.each([0, 1])("Escape at prompt %i: nothing is sent", async (escapeAt) => {
  const { run, before, world } = setUp({ escapeAt });
  await expect(run()).rejects.toBeInstanceOf(UserCancelledError);
  expect(changes(before, world)).toEqual({});
});
