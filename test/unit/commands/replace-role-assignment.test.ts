import { expect, test } from "vitest";
import { replaceRoleAssignment } from "#src/commands/replace-role-assignment";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { addAssignment } from "#support/simulator/build";
import { nth, unavailable } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";

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

test.each([0, 1])("Escape at prompt %i: nothing is sent", async (escapeAt) => {
  const { run, before, world } = setUp({ escapeAt });
  await expect(run()).rejects.toBeInstanceOf(UserCancelledError);
  expect(changes(before, world)).toEqual({});
});

test.each([
  ["a cut connection", "reset" as const, { times: 1 }],
  ["a connection cut after the service acted", "reset" as const, { times: 1, afterwards: true }],
  ["cut connections from then on", "reset" as const, {}],
  ["503 from then on", unavailable, {}],
  ["403", failure(403, "AuthorizationFailed", "No."), { times: 1 }],
  ["403 from then on", failure(403, "AuthorizationFailed", "No."), {}],
])(
  "a fault at any request, %s: never less than the narrower role, never success too early",
  async (_name, outcome, more) => {
    const clean = setUp();
    await clean.run();
    for (let index = 0; index < clean.simulator.requests.length; index += 1) {
      const built = setUp();
      const when = "times" in more ? nth(index) : (_: unknown, at: number) => at >= index;
      built.simulator.faults.push({ when, outcome, ...more });
      const result = await built.run().catch(() => "rejected" as const);
      const [hasNew, hasOld] = [built.holds(openAiUser), built.holds(built.roles.cognitiveServicesUser.name)];
      expect(hasNew || hasOld).toBe(true);
      if (result === "replaced") expect([hasNew, hasOld]).toEqual([true, false]);
      if (result === "narrower") expect([hasNew, hasOld]).toEqual([true, true]);
      if (result === "nothing" || result === "rejected") expect([hasNew, hasOld]).toEqual([false, true]);
      if (/^Replaced/.test(lastTold(built.desk))) expect(result).toBe("replaced");
      expect(Object.keys(changes(built.before, built.world)).length).toBeLessThan(3);
    }
  },
);
