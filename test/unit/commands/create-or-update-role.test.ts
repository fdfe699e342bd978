import { describe, expect, test } from "vitest";
import { createOrUpdateRole } from "#src/commands/create-or-update-role";
import { OperationError, UserCancelledError } from "#src/infrastructure/errors";
import { memoryRoleDocument } from "#support/memory-role-document";
import type { DeskOptions } from "#support/remediation-desk";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { seen } from "#support/simulator/arm";
import { addDefinition } from "#support/simulator/build";
import { toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";

const guid = "6a0c1f52-4d0e-4a53-9d1a-000000000007";
const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
const embeddings = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action";

function roleJson(more: object = {}, scope = `/subscriptions/${remediationWorld().production.id}`) {
  return {
    Name: "Chat caller",
    IsCustom: true,
    Description: "Calls chat models.",
    Actions: [],
    NotActions: [],
    DataActions: [chat],
    NotDataActions: [],
    AssignableScopes: [scope],
    ...more,
  };
}

function setUp(json: object = roleJson(), options: DeskOptions = {}) {
  const built = remediationWorld(options);
  const { desk, production, sandbox, world } = built;
  const document = memoryRoleDocument(`${JSON.stringify(json, null, 2)}\n`);
  const run = () => createOrUpdateRole(desk.parts, document, [seen(production), seen(sandbox)]);
  const roleNamed = (name: string) => world.definitions.find(({ roleName }) => roleName === name);
  return { ...built, document, run, roleNamed, before: snapshot(world) };
}

/** The same with the role in Azure already, as somebody else made it. */
function withExisting(json: object = roleJson(), options: DeskOptions = {}) {
  const built = setUp(json, options);
  const permission = { dataActions: [chat, embeddings] };
  const existing = addDefinition(built.world, guid, "Chat caller", permission, "CustomRole");
  existing.assignableScopes = [`/subscriptions/${built.production.id}`];
  existing.description = "Calls chat models.";
  return { ...built, existing, before: snapshot(built.world) };
}

describe("a new role", () => {
  test("is asked about, written, read and noted", async () => {
    const built = setUp();
    expect(await built.run()).toBe("done");
    expect(built.roleNamed("Chat caller")).toMatchObject({
      type: "CustomRole",
      description: "Calls chat models.",
      permissions: [{ actions: [], dataActions: [chat] }],
    });
    expect(Object.keys(changes(built.before, built.world))).toHaveLength(1);
    expect(built.desk.asked).toMatchObject([
      {
        text: 'Create "Chat caller"?',
        choices: ["Create Role", "Copy or Open as Script…", "Read What It Means…"],
      },
    ]);
    expect(lastTold(built.desk)).toMatch(/^"Chat caller" is created\./);
    expect(built.desk.entries()).toMatchObject([
      { what: "Create Role", result: "done", undo: { kind: "deleteRole" } },
    ]);
    expectNoKeys(built.simulator);
  });

  test("written twice is written once", async () => {
    const built = setUp();
    await built.run();
    expect(await built.run()).toBe("same");
    expect(lastTold(built.desk)).toBe('"Chat caller" exists as it is written here. Nothing was changed.');
    expect(built.simulator.sent("roleDefinitions", "PUT")).toHaveLength(1);
  });

  test("keeps the id that the document names", async () => {
    const built = setUp(roleJson({ Id: guid }));
    expect(await built.run()).toBe("done");
    expect(built.roleNamed("Chat caller")?.name).toBe(guid);
  });
});

describe("a role that exists", () => {
  test.each([
    ["by its id", roleJson({ Id: guid })],
    ["by its name", roleJson()],
  ])("is found %s, compared and changed", async (_how, json) => {
    const built = withExisting(json);
    expect(await built.run()).toBe("done");
    expect(built.roleNamed("Chat caller")).toMatchObject({
      name: guid,
      permissions: [{ dataActions: [chat] }],
    });
    expect(built.document.compared).toEqual([
      {
        other: built.document.content.replace(`"${chat}"`, `"${chat}",\n    "${embeddings}"`),
        mine: built.document.content,
      },
    ]);
    expect(built.desk.entries()).toMatchObject([
      {
        what: "Update Role",
        undo: {
          kind: "putRole",
          name: guid,
          definition: { permissions: [{ dataActions: [chat, embeddings] }] },
        },
      },
    ]);
  });

  test("two permissions objects are compared in one form for both", async () => {
    const built = withExisting();
    built.existing.permissions.push({ actions: [], dataActions: [embeddings] });
    await built.run();
    expect(built.document.compared[0]?.mine).toContain('"roleName": "Chat caller"');
  });

  test("changed by somebody else while the user read: shown again, then written", async () => {
    const built = withExisting(roleJson(), {
      meanwhile: (_asked, index) => {
        if (index === 0) built.existing.description = "Changed by somebody else.";
      },
    });
    expect(await built.run()).toBe("done");
    expect(built.document.compared).toHaveLength(2);
    expect(built.document.compared[1]?.other).toContain("Changed by somebody else.");
  });

  test("the document changed while the user read: shown again, and what is sent is what it says now", async () => {
    const built = withExisting(roleJson(), {
      meanwhile: (_asked, index) => {
        if (index === 0)
          built.document.content = built.document.content.replace("Calls chat models.", "Chats.");
      },
    });
    expect(await built.run()).toBe("done");
    expect(built.desk.asked).toHaveLength(2);
    expect(built.roleNamed("Chat caller")?.description).toBe("Chats.");
  });

  test("what it means can be read in full, and agreed to there", async () => {
    const built = withExisting(roleJson(), {
      answer: ({ kind, choices }) => (kind === "pick" ? choices.at(-1) : choices[0]),
    });
    expect(await built.run()).toBe("done");
    expect(built.desk.asked[1]).toMatchObject({
      kind: "choose",
      choices: ["Update Role", "Copy or Open as Script…"],
    });
    expect(built.desk.asked[1]?.text).toContain(
      `It can be assigned at /subscriptions/${built.production.id}`,
    );
  });
});

describe("nothing is sent", () => {
  test.each<readonly [string, object, RegExp, string]>([
    [
      "where the rules find an error",
      roleJson({ AssignableScopes: ["/"] }),
      /has errors \(1\).*\(valid-assignable-scope\)/,
      '"/"',
    ],
    ["for a role that is built in", roleJson({ Name: "Reader" }), /"Reader" is a built-in role/, '"Reader"'],
    [
      "where another role has the name",
      roleJson({ Id: "6a0c1f52-4d0e-4a53-9d1a-000000000008" }),
      /Another role is called "Chat caller"/,
      '"Chat caller"',
    ],
  ])("%s, and the place is shown", async (_why, json, message, place) => {
    const built = withExisting(json);
    await expect(built.run()).rejects.toThrow(message);
    expect(built.document.revealed).toEqual([place]);
    expect(changes(built.before, built.world)).toEqual({});
  });

  test("where no scope can be reached with the sign-ins at hand", async () => {
    const built = setUp(roleJson({}, "/subscriptions/6a0c1f52-4d0e-4a53-9d1a-0000000000ff"));
    await expect(built.run()).rejects.toBeInstanceOf(OperationError);
  });

  test("without the right to, which is said with the role that has it and a script", async () => {
    const built = setUp();
    built.world.assignments.splice(0);
    expect(await built.run()).toBe("notAllowed");
    expect(lastTold(built.desk)).toMatch(
      /may not perform "Microsoft.Authorization\/roleDefinitions\/write".*least role/,
    );
    await built.desk.told
      .at(-1)
      ?.actions.find(({ title }) => title.includes("Script"))
      ?.run();
    expect(built.desk.scripts).toHaveLength(1);
    expect(built.roleNamed("Chat caller")).toBeUndefined();
  });

  test("Escape", async () => {
    const built = withExisting(roleJson(), { escapeAt: 0 });
    await expect(built.run()).rejects.toBeInstanceOf(UserCancelledError);
    expect(changes(built.before, built.world)).toEqual({});
  });

  test("when the script is taken instead", async () => {
    const built = withExisting(roleJson(), { answer: () => "Copy or Open as Script…" });
    await expect(built.run()).rejects.toBeInstanceOf(UserCancelledError);
    expect(built.desk.scripts).toMatchObject([{ rest: [{ method: "PUT" }] }]);
    expect(changes(built.before, built.world)).toEqual({});
  });
});

describe("what Azure has against it stands where it is", () => {
  test.each<readonly [string, number, string, string, string]>([
    [
      "an operation",
      400,
      "InvalidActionOrNotAction",
      `'${chat}' does not match any of the actions supported by the providers.`,
      `"${chat}"`,
    ],
    [
      "the name",
      409,
      "RoleDefinitionWithSameNameExists",
      "A custom role with the same name already exists in this directory.",
      '"Chat caller"',
    ],
    [
      "the number of roles",
      400,
      "RoleDefinitionLimitExceeded",
      "Role definition limit exceeded. No more role definitions can be created.",
      '"Chat caller"',
    ],
    ["a scope", 400, "InvalidAssignableScope", "The assignable scope is not valid.", "SCOPE"],
    [
      "a scope that may not be written",
      403,
      "LinkedAuthorizationFailed",
      "The client 'a' with object id 'b' has permission to perform action 'Microsoft.Authorization/roleDefinitions/write' on scope '/x'; however, it does not have permission to perform action(s) 'Microsoft.Authorization/roleDefinitions/write' on the linked scope(s) 'SCOPE' (respectively) or the linked scope(s) are invalid.",
      "SCOPE",
    ],
  ])("%s", async (_what, status, code, message, place) => {
    const built = setUp();
    const scope = `/subscriptions/${built.production.id}`;
    const outcome = failure(status, code, message.replace("SCOPE", scope));
    built.simulator.faults.push({ when: toPath("roleDefinitions", "PUT"), outcome });
    expect(await built.run()).toBe("refused");
    const at = place === "SCOPE" ? `"${scope}"` : place;
    expect(built.document.marks.map((mark) => mark.at)).toEqual([at]);
    expect(built.document.revealed).toEqual([at]);
    expect(lastTold(built.desk)).toMatch(/^"Chat caller" was not created\..*Correlation id: /);
    expect(changes(built.before, built.world)).toEqual({});
  });

  test("until it is sent again", async () => {
    const built = setUp();
    built.simulator.faults.push({
      when: toPath("roleDefinitions", "PUT"),
      times: 1,
      outcome: failure(400, "Invalid", "No."),
    });
    await built.run();
    expect(built.document.marks).toHaveLength(1);
    expect(await built.run()).toBe("done");
    expect(built.document.marks).toEqual([]);
  });
});
