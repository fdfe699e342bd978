import { describe, expect, test } from "vitest";
import { assignLeastRole } from "#src/commands/assign-least-role";
import { assignmentName } from "#src/commands/remediation/assignment-name";
import { OperationError, UserCancelledError } from "#src/infrastructure/errors";
import type { Asked, DeskOptions } from "#support/remediation-desk";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { addAssignment, addDefinition } from "#support/simulator/build";
import { failure } from "#support/simulator/message";

const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

function answers(by: string, id = "") {
  return ({ kind, text, choices }: Asked) => {
    if (kind === "input") return id;
    return text === "Who gets the role?" && choices.includes(by) ? by : choices[0];
  };
}

function setUp(options: DeskOptions) {
  const built = remediationWorld(options);
  addDefinition(built.world, "bba48692-92b0-4667-a9ad-c31c7b334ac2", "Cognitive Services Usages Reader", {
    actions: ["Microsoft.CognitiveServices/locations/usages/read"],
  });
  const run = () => assignLeastRole(built.desk.parts, built.accountOf(built.chat));
  return { ...built, run, before: snapshot(built.world) };
}

test("a task in words becomes the least role on the account, by a name that is always the same", async () => {
  const built = setUp({ answer: answers("Me") });
  expect(await built.run()).toMatchObject({ kind: "done", isNew: true });
  const name = await assignmentName(built.chat.id, built.admin.id, openAiUser);
  const added = Object.keys(changes(built.before, built.world));
  expect(added).toEqual([
    `assignment ${built.chat.id}/providers/Microsoft.Authorization/roleAssignments/${name}`,
  ]);
  expect(lastTold(built.desk)).toMatch(/^Ada Admin holds "Cognitive Services OpenAI User" now\./);
  const [put] = built.simulator.sent("roleAssignments", "PUT");
  expect(put?.body).toMatchObject({ properties: { principalId: built.admin.id, principalType: "User" } });
  expectNoKeys(built.simulator);

  expect(await built.run()).toMatchObject({ kind: "done", isNew: false });
  expect(lastTold(built.desk)).toContain("already. Nothing was changed.");
  expect(built.simulator.sent("roleAssignments", "PUT")).toHaveLength(1);
});

test("quota goes to the subscription", async () => {
  const built = setUp({
    answer: (asked) =>
      asked.choices.find((choice) => choice.startsWith("See the quota")) ?? answers("Me")(asked),
  });
  expect(await built.run()).toMatchObject({
    kind: "done",
    assignment: { scope: `/subscriptions/${built.production.id}` },
  });
});

test.each([["under the name it would get"], ["under another name"]])(
  "a role that is held on a condition keeps it: %s",
  async (how) => {
    const built = setUp({ answer: answers("Me") });
    const { world, chat, admin, roles } = built;
    const held = addAssignment(world, chat.id, roles.openAiUser, admin);
    const name = how.includes("another") ? held.name : await assignmentName(chat.id, admin.id, openAiUser);
    const condition = "(!(ActionMatches{'Microsoft.CognitiveServices/accounts/listKeys/action'}))";
    const id = held.id.replace(/[^/]+$/, name);
    Object.assign(held, { name, id, condition, conditionVersion: "2.0" });
    const before = snapshot(world);

    expect(await built.run()).toMatchObject({ kind: "refused" });
    expect(changes(before, world)).toEqual({});
    expect(lastTold(built.desk)).toMatch(/^No role was assigned\. .*condition/);
    expect(built.desk.entries()).toEqual([]);
  },
);

describe("who gets it", () => {
  test("an application id is turned into the object id", async () => {
    const first = setUp({});
    const built = setUp({ answer: answers("Enter an id…", first.app.appId) });
    expect(await built.run()).toMatchObject({
      kind: "done",
      isNew: false,
      assignment: { principalId: built.app.id },
    });
  });

  test("an id the directory does not know is refused", async () => {
    const built = setUp({ answer: answers("Enter an id…", "00000000-0000-4000-8000-00000000dead") });
    await expect(built.run()).rejects.toBeInstanceOf(OperationError);
    expect(changes(built.before, built.world)).toEqual({});
  });

  test("somebody found by name", async () => {
    const built = setUp({
      answer: (asked) => (asked.kind === "input" ? "Grace" : answers("Search by name…")(asked)),
    });
    expect(await built.run()).toMatchObject({ kind: "done", assignment: { principalId: built.grace.id } });
  });
});

test("somebody whom Resource Manager does not know yet is waited for", async () => {
  const built = setUp({ answer: answers("Me") });
  built.simulator.faults.push({
    when: ({ method }) => method === "PUT",
    times: 2,
    outcome: failure(400, "PrincipalNotFound", "Principal does not exist in the directory."),
  });
  expect(await built.run()).toMatchObject({ kind: "done", isNew: true });
  expect(built.desk.clock.waits).toEqual([5_000, 10_000]);
});

test("the user need not wait for somebody whom Resource Manager does not know", async () => {
  const built = setUp({ answer: answers("Me"), stopAt: 1 });
  built.simulator.faults.push({
    when: ({ method }) => method === "PUT",
    outcome: failure(400, "PrincipalNotFound", "Principal does not exist in the directory."),
  });
  expect(await built.run()).toMatchObject({ kind: "refused", problem: { code: "PrincipalNotFound" } });
  expect(built.desk.clock.waits).toEqual([5_000, 10_000]);
  expect(built.desk.reports).toContain("Azure does not know them everywhere yet, so it is tried again.");
  expect(changes(built.before, built.world)).toEqual({});
});

test.each([0, 1, 2])("Escape at prompt %i: nothing is sent", async (escapeAt) => {
  const built = setUp({ answer: answers("Me"), escapeAt });
  await expect(built.run()).rejects.toBeInstanceOf(UserCancelledError);
  expect(changes(built.before, built.world)).toEqual({});
});
