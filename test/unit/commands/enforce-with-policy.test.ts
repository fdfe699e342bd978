import { describe, expect, test } from "vitest";
import { enforceWithPolicy } from "#src/commands/enforce-with-policy";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { Asked, DeskOptions } from "#support/remediation-desk";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";

const contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";

const choose =
  (effect: string, scope = "Resource group") =>
  ({ choices }: Asked) =>
    [effect, scope].find((choice) => choices.includes(choice));

function setUp(effect = "Audit", options: DeskOptions = {}) {
  const built = remediationWorld({ answer: choose(effect), ...options });
  const run = () => enforceWithPolicy(built.desk.parts, built.accountOf(built.chat));
  const group = `/subscriptions/${built.production.id}/resourceGroups/rg-ai`;
  const idOf = (name: string, scope = group) =>
    `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`;
  return { ...built, run, group, idOf, before: snapshot(built.world) };
}

describe.each([
  ["Audit", "71ef260a-8f18-47b7-abcb-62d0673d94dc"],
  ["Deny", "71ef260a-8f18-47b7-abcb-62d0673d94dc"],
])("%s", (effect, definition) => {
  test("is assigned at the resource group and read afterwards; once more changes nothing", async () => {
    const built = setUp(effect);
    expect(await built.run()).toBe("done");
    const id = built.idOf(`api-keys-${effect.toLowerCase()}`);
    expect(Object.keys(changes(built.before, built.world))).toEqual([`policy ${id}`]);
    expect(built.world.policyAssignments).toMatchObject([
      {
        body: {
          properties: {
            policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definition}`,
            parameters: { effect: { value: effect } },
          },
        },
      },
    ]);
    expect(built.desk.entries()).toMatchObject([
      { result: "done", undo: { kind: "removePolicyAssignment", assignmentId: id } },
    ]);
    expect(await built.run()).toBe("already");
    expect(lastTold(built.desk)).toContain("Nothing was changed.");
    expect(built.simulator.sent("policyAssignments", "PUT")).toHaveLength(1);
    expectNoKeys(built.simulator);
  });
});

describe("Modify", () => {
  test("comes with an identity, and that with the role it needs, waited for until it is known", async () => {
    const built = setUp("Modify");
    expect(await built.run()).toBe("done");
    const [assigned] = built.world.policyAssignments;
    const { principalId } = assigned?.body["identity"] as { principalId: string };
    expect(assigned?.body).toMatchObject({ location: "swedencentral", identity: { type: "SystemAssigned" } });
    expect(built.world.assignments.at(-1)).toMatchObject({
      principalId,
      principalType: "ServicePrincipal",
      scope: built.group,
    });
    expect(built.world.assignments.at(-1)?.roleDefinitionId.endsWith(contributor)).toBe(true);
    const question = built.desk.asked.find(({ kind }) => kind === "choose");
    expect(question?.text).toContain('that identity gets the role "Contributor"');
    expect(built.desk.entries()).toMatchObject([
      { undo: { roleAssignmentId: built.world.assignments.at(-1)?.id } },
    ]);
  });

  test("without the role is said, and done again it gives the role alone", async () => {
    const built = setUp("Modify");
    built.simulator.faults.push({
      when: toPath("roleAssignments", "PUT"),
      times: 1,
      outcome: failure(403, "AuthorizationFailed", "No."),
    });
    expect(await built.run()).toBe("withoutRole");
    expect(lastTold(built.desk)).toMatch(/is assigned, but its identity does not hold the role/);
    expect(await built.run()).toBe("done");
    expect(built.simulator.sent("policyAssignments", "PUT")).toHaveLength(1);
    expect(built.world.assignments.at(-1)?.roleDefinitionId.endsWith(contributor)).toBe(true);
  });
});

describe("what is there", () => {
  const audit = (more: object = {}) => ({
    properties: {
      policyDefinitionId:
        "/providers/Microsoft.Authorization/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc",
      parameters: { effect: { value: "Audit" } },
      ...more,
    },
  });

  test.each<readonly [string, object, string]>([
    ["an equal one above counts", audit(), "already"],
    ["so does one that leaves the effect at its default", audit({ parameters: {} }), "already"],
    ["one that is not enforced does not", audit({ enforcementMode: "DoNotEnforce" }), "done"],
    ["nor does another effect", audit({ parameters: { effect: { value: "Disabled" } } }), "done"],
  ])("%s", async (_name, body, outcome) => {
    const built = setUp();
    const id = built.idOf("theirs", `/subscriptions/${built.production.id}`);
    built.world.policyAssignments.push({ id, body: body as Record<string, unknown> });
    expect(await built.run()).toBe(outcome);
  });

  test("one above that leaves this scope out does not count", async () => {
    const built = setUp();
    const id = built.idOf("theirs", `/subscriptions/${built.production.id}`);
    built.world.policyAssignments.push({ id, body: audit({ notScopes: [built.group] }) });
    expect(await built.run()).toBe("done");
  });

  test("one of the same name is replaced after that was said", async () => {
    const built = setUp();
    const id = built.idOf("api-keys-audit");
    built.world.policyAssignments.push({ id, body: audit({ enforcementMode: "DoNotEnforce" }) });
    expect(await built.run()).toBe("done");
    expect(built.desk.asked.at(-1)?.text).toContain(
      'An assignment called "api-keys-audit" is there, does something else, and is replaced.',
    );
    expect(built.desk.entries()).toMatchObject([{ undo: { kind: "none" } }]);
  });

  test("somebody assigns it while the user reads: that is as good", async () => {
    const built = setUp("Audit", {
      meanwhile: (asked) => {
        if (asked.kind !== "choose") return;
        built.world.policyAssignments.push({ id: built.idOf("theirs"), body: audit() });
      },
    });
    expect(await built.run()).toBe("already");
    expect(built.simulator.sent("policyAssignments", "PUT")).toEqual([]);
  });
});

test("the subscription as the scope", async () => {
  const built = setUp("Deny", { answer: choose("Deny", "Subscription") });
  expect(await built.run()).toBe("done");
  expect(built.world.policyAssignments[0]?.id).toMatch(/^\/subscriptions\/[^/]+\/providers/);
});

test("without the right to, which is said with the role that has it and a script", async () => {
  const built = setUp();
  const own = built.world.assignments.filter(({ principalId }) => principalId === built.admin.id);
  for (const one of own) built.world.assignments.splice(built.world.assignments.indexOf(one), 1);
  expect(await built.run()).toBe("notAllowed");
  expect(lastTold(built.desk)).toMatch(
    /may not perform "Microsoft.Authorization\/policyAssignments\/write".*"Resource Policy Contributor"/,
  );
  expect(built.desk.told.at(-1)?.actions.map(({ title }) => title)).toEqual(["Copy or Open as Script…"]);
  expect(built.world.policyAssignments).toEqual([]);
});

test.each([0, 1, 2])("Escape at prompt %i: nothing is sent", async (escapeAt) => {
  const built = setUp("Modify", { escapeAt });
  await expect(built.run()).rejects.toBeInstanceOf(UserCancelledError);
  expect(changes(built.before, built.world)).toEqual({});
});
