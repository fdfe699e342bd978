import { describe, expect, test } from "vitest";
import { gather, seen, simulatedArm } from "#support/simulator/arm";
import { addAssignment, addDefinition, addPrincipal, addSubscription, guid } from "#support/simulator/build";
import { createSimulator } from "#support/simulator/simulator";
import { roleIds, smallWorld } from "#support/simulator/small-world";

function setUp() {
  const built = smallWorld();
  const simulator = createSimulator(built.world);
  return { ...built, simulator, api: simulatedArm(simulator, built.admin) };
}

type Built = ReturnType<typeof setUp>;

const roleId = (name: string) => `/providers/Microsoft.Authorization/roleDefinitions/${name}`;

/** Enough subscriptions that bulk reads pay. */
function withManySubscriptions(built: Built) {
  for (let number = 10; number < 16; number += 1) addSubscription(built.world, number);
  return built.world.subscriptions.map(seen);
}

describe("listing assignments", () => {
  const readings: [string, (built: Built) => ReturnType<typeof seen>[]][] = [
    ["one subscription at a time", ({ production, sandbox }) => [seen(production), seen(sandbox)]],
    ["through Resource Graph", withManySubscriptions],
  ];

  test.each(readings)(
    "%s: above, at and below, and what is above says whom it reaches",
    async (_name, choose) => {
      const built = setUp();
      const { items, failures } = await gather(built.api.roles.listAssignments(choose(built)));
      const { production, chat } = built;

      expect(failures).toEqual([]);
      expect(items.map(({ scope, reaches }) => [scope, reaches])).toEqual(
        expect.arrayContaining([
          [`/subscriptions/${production.id}`, undefined],
          [`/subscriptions/${production.id}/resourceGroups/rg-ai`, undefined],
          [chat.id, undefined],
          [`${chat.id.toUpperCase()}/projects/p1`, undefined],
          ["/providers/Microsoft.Management/managementGroups/platform", [production.id]],
        ]),
      );
      expect(items).toHaveLength(5);
    },
  );

  test.each(readings)("%s: assignments on other resources are left out", async (_name, choose) => {
    const built = setUp();
    const { world, production, roles, app } = built;
    const vault = `/subscriptions/${production.id}/resourceGroups/rg-ai/providers/Microsoft.KeyVault/vaults/v`;
    addAssignment(world, vault, roles.reader, app);
    const { items } = await gather(built.api.roles.listAssignments(choose(built)));
    expect(items.some(({ scope }) => scope === vault)).toBe(false);
  });

  test("an assignment at the root reaches every subscription of the tenant that was asked for", async () => {
    const built = setUp();
    addAssignment(built.world, "/", built.roles.owner, built.admin);
    const subscriptions = withManySubscriptions(built);
    const { items } = await gather(built.api.roles.listAssignments(subscriptions));
    expect(items.find(({ scope }) => scope === "/")?.reaches).toEqual(subscriptions.map(({ id }) => id));
  });

  test("one by one, an inherited assignment comes once for each subscription it reaches", async () => {
    const built = setUp();
    const root = `/providers/Microsoft.Management/managementGroups/${built.world.managementGroups[0]?.name ?? ""}`;
    addAssignment(built.world, root, built.roles.owner, built.admin);
    const { items } = await gather(
      built.api.roles.listAssignments([seen(built.production), seen(built.sandbox)]),
    );
    const reached = items.filter(({ scope }) => scope === root).map(({ reaches }) => reaches);
    expect(reached).toEqual(expect.arrayContaining([[built.production.id], [built.sandbox.id]]));
  });

  test("conditions and dates survive both ways of reading", async () => {
    for (const [, choose] of readings) {
      const built = setUp();
      const condition = "((!(ActionMatches{'x'})))";
      addAssignment(built.world, built.lab.id, built.roles.owner, built.app, {
        condition,
        conditionVersion: "2.0",
      });
      const { items } = await gather(built.api.roles.listAssignments(choose(built)));
      const found = items.find(({ scope }) => scope === built.lab.id);
      expect(found).toMatchObject({ condition, conditionVersion: "2.0", principalType: "ServicePrincipal" });
      expect(new Date(found?.createdOn ?? "").getFullYear()).toBe(2025);
    }
  });

  test("at a scope: at and above, not below", async () => {
    const { api, production, chat } = setUp();
    const found = await api.roles.listAssignmentsAt(seen(production), chat.id);
    expect(found.map(({ scope }) => scope)).toEqual([
      `/subscriptions/${production.id}`,
      "/providers/Microsoft.Management/managementGroups/platform",
      chat.id,
      `/subscriptions/${production.id}/resourceGroups/rg-ai`,
    ]);
  });

  test("at the root of the tenant", async () => {
    const built = setUp();
    addAssignment(built.world, "/", built.roles.reader, built.team);
    const found = await built.api.roles.listAssignmentsAt(seen(built.production), "/");
    expect(found.map(({ scope }) => scope)).toEqual(["/"]);
  });
});

describe("listing definitions", () => {
  const custom = { actions: ["Microsoft.CognitiveServices/accounts/read"] };

  test("custom roles alone", async () => {
    const { api, world, production, sandbox } = setUp();
    const role = addDefinition(world, guid(1, 0xde), "Our role", custom, "CustomRole");
    role.assignableScopes = [`/subscriptions/${production.id}`, `/subscriptions/${sandbox.id}`];
    const { items } = await gather(
      api.roles.listDefinitions([seen(production), seen(sandbox)], "CustomRole"),
    );
    expect(items.map(({ roleName, type }) => [roleName, type])).toEqual([["Our role", "CustomRole"]]);
  });

  test("all roles of several subscriptions: each once, built-in ones asked for once", async () => {
    const { api, world, simulator, production, sandbox } = setUp();
    const { items } = await gather(api.roles.listDefinitions([seen(production), seen(sandbox)], "all"));
    expect(items).toHaveLength(world.definitions.length);
    expect(simulator.requests.filter(({ query }) => !query.has("$filter"))).toHaveLength(1);
  });

  test.each(["all", "CustomRole"] as const)("%s through Resource Graph", async (type) => {
    const built = setUp();
    addDefinition(built.world, guid(1, 0xde), "Our role", custom, "CustomRole");
    const { items } = await gather(built.api.roles.listDefinitions(withManySubscriptions(built), type));
    expect(items).toHaveLength(type === "all" ? built.world.definitions.length : 1);
    expect(items.find(({ roleName }) => roleName === "Our role")?.permissions).toEqual([
      { ...custom, notActions: [], dataActions: [], notDataActions: [] },
    ]);
    expect(built.simulator.requests).toHaveLength(1);
  });

  test("a role that was deleted is undefined, one that exists has its permissions", async () => {
    const { api, production } = setUp();
    expect(await api.roles.getDefinition(seen(production), roleId(guid(9, 0xde)))).toBeUndefined();
    expect(await api.roles.getDefinition(seen(production), roleId(roleIds.contributor))).toMatchObject({
      roleName: "Contributor",
      type: "BuiltInRole",
      permissions: [
        {
          actions: ["*"],
          notActions: ["Microsoft.Authorization/*/Write", "Microsoft.Authorization/*/Delete"],
        },
      ],
    });
  });
});

describe("assigning", () => {
  const name = guid(7, 0x11);

  function assigning(built: Built, more = {}) {
    const { api, production, chat, app } = built;
    const assignment = { roleDefinitionId: roleId(roleIds.openAiUser), principalId: app.id, ...more };
    return api.roles.putAssignment(
      seen(production),
      chat.id.replace("/chat", "/search").replace("rg-ai", "rg-search"),
      name,
      assignment,
    );
  }

  test("a new one, again the same, read, deleted, deleted again", async () => {
    const built = setUp();
    const created = await assigning(built, { principalType: "ServicePrincipal", description: "For chat" });
    expect(created).toMatchObject({ name, principalId: built.app.id, description: "For chat" });
    expect(await assigning(built)).toMatchObject({ id: created.id });

    const subscription = seen(built.production);
    expect(await built.api.roles.getAssignment(subscription, created.id)).toMatchObject({ id: created.id });
    expect(await built.api.roles.deleteAssignment(subscription, created.id)).toBe("deleted");
    expect(await built.api.roles.deleteAssignment(subscription, created.id)).toBe("absent");
    expect(await built.api.roles.getAssignment(subscription, created.id)).toBeUndefined();
  });

  test.each([
    [
      "an equal one of another name",
      (built: Built) => addAssignment(built.world, built.search.id, built.roles.openAiUser, built.app),
      {},
      "conflict",
      "RoleAssignmentExists",
    ],
    [
      "the name taken by another",
      (built: Built) =>
        addAssignment(built.world, built.search.id, built.roles.openAiUser, built.team, { name }),
      {},
      "invalid",
      "RoleAssignmentUpdateNotPermitted",
    ],
    ["a principal nobody knows", () => undefined, { principalId: guid(99) }, "invalid", "PrincipalNotFound"],
    [
      "a principal of the wrong type",
      () => undefined,
      { principalType: "Group" },
      "invalid",
      "UnmatchedPrincipalType",
    ],
    [
      "a role nobody knows",
      () => undefined,
      { roleDefinitionId: roleId(guid(99)) },
      "not-found",
      "RoleDefinitionDoesNotExist",
    ],
    [
      "no permission",
      ({ world, admin }: Built) => {
        world.grants.length = 0;
        world.grants.push({ principalId: admin.id, scope: "/", allow: ["*/read"] });
      },
      {},
      "forbidden",
      "AuthorizationFailed",
    ],
  ])("%s", async (_name, prepare, more, kind, code) => {
    const built = setUp();
    prepare(built);
    await expect(assigning(built, more)).rejects.toMatchObject({ problem: { kind, code } });
  });

  test("a principal made a moment ago is unknown, unless its type is given", async () => {
    const built = setUp();
    const fresh = addPrincipal(built.world, 50, {
      type: "servicePrincipal",
      replicatedAt: Date.now() + 60_000,
    });
    await expect(assigning(built, { principalId: fresh.id })).rejects.toMatchObject({
      problem: { code: "PrincipalNotFound" },
    });
    expect(
      await assigning(built, { principalId: fresh.id, principalType: "ServicePrincipal" }),
    ).toMatchObject({ name });
  });
});

describe("writing a role definition", () => {
  const name = guid(3, 0xde);
  const permission = {
    actions: ["Microsoft.CognitiveServices/accounts/read"],
    notActions: [],
    dataActions: [],
    notDataActions: [],
  };

  function writing(built: Built, more = {}) {
    const scope = `/subscriptions/${built.production.id}`;
    const definition = {
      roleName: "Keyless reader",
      description: "Reads",
      assignableScopes: [scope],
      permissions: [permission],
      ...more,
    };
    return built.api.roles.putDefinition(seen(built.production), scope, name, definition);
  }

  test("created and read back", async () => {
    const built = setUp();
    expect(await writing(built)).toMatchObject({
      name,
      roleName: "Keyless reader",
      type: "CustomRole",
      permissions: [permission],
    });
  });

  test.each([
    [
      "an operation that is none",
      { permissions: [{ ...permission, actions: ["nonsense"] }] },
      "InvalidActionOrNotAction",
      "invalid",
    ],
    ["the name of another role", { roleName: "Owner" }, "RoleDefinitionWithSameNameExists", "conflict"],
    ["no scope", { assignableScopes: [] }, "InvalidRoleDefinitionAssignableScope", "invalid"],
  ])("%s", async (_name, more, code, kind) => {
    await expect(writing(setUp(), more)).rejects.toMatchObject({ problem: { code, kind } });
  });

  test("a scope that the caller may not write is named", async () => {
    const built = setUp();
    const { world, admin, production, sandbox } = built;
    world.grants.length = 0;
    world.grants.push({ principalId: admin.id, scope: `/subscriptions/${production.id}`, allow: ["*"] });
    const scope = `/subscriptions/${sandbox.id}`;
    await expect(writing(built, { assignableScopes: [scope] })).rejects.toMatchObject({
      problem: { kind: "forbidden", operation: "Microsoft.Authorization/roleDefinitions/write", scope },
    });
  });
});

test("the caller's permissions: one for each role, with conditions the SDK does not know", async () => {
  const { api, world, production, chat, admin } = setUp();
  const role = addDefinition(world, guid(4, 0xde), "Conditional", {
    actions: ["*/read"],
    condition: "x",
    conditionVersion: "2.0",
  });
  addAssignment(world, chat.id, role, admin);
  expect(await api.roles.callerPermissions(seen(production), chat.id)).toEqual([
    { actions: ["*"], notActions: [], dataActions: [], notDataActions: [] },
    {
      actions: ["*/read"],
      notActions: [],
      dataActions: [],
      notDataActions: [],
      condition: "x",
      conditionVersion: "2.0",
    },
  ]);
});

test("deny assignments at and above a scope", async () => {
  const { api, world, production, chat } = setUp();
  const scope = `/subscriptions/${production.id}`;
  world.denyAssignments.push({
    id: `${scope}/providers/Microsoft.Authorization/denyAssignments/${guid(1, 0xdd)}`,
    scope,
    properties: {
      denyAssignmentName: "Stack protection",
      permissions: [{ actions: ["*/delete"] }],
      principals: [{ id: guid(0), type: "SystemDefined" }],
      excludePrincipals: [{ id: guid(5), type: "User" }],
      doNotApplyToChildScopes: false,
      isSystemProtected: true,
    },
  });
  expect(await api.roles.listDenyAssignments(seen(production), chat.id)).toEqual([
    {
      id: `${scope}/providers/Microsoft.Authorization/denyAssignments/${guid(1, 0xdd)}`,
      name: "Stack protection",
      scope,
      permissions: [{ actions: ["*/delete"], notActions: [], dataActions: [], notDataActions: [] }],
      principals: [{ id: guid(0), type: "SystemDefined" }],
      excludePrincipals: [{ id: guid(5), type: "User" }],
      doNotApplyToChildScopes: false,
      isSystemProtected: true,
    },
  ]);
});
