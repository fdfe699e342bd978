import { describe, expect, test } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { gather, seen, simulatedArm, simulatedSession } from "#support/simulator/arm";
import { addAccount, addSubscription } from "#support/simulator/build";
import { badGateway, every, throttled, toPath, unavailable } from "#support/simulator/faults";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";
import type { PatchMode } from "#support/simulator/world";

function setUp() {
  const built = smallWorld();
  const simulator = createSimulator(built.world);
  return { ...built, simulator, api: simulatedArm(simulator, built.admin) };
}

describe("listing accounts", () => {
  test("a few subscriptions are read one by one, and their JSON is kept as it came", async () => {
    const { api, simulator, production, sandbox } = setUp();
    const { items, failures } = await gather(api.accounts.list([seen(production), seen(sandbox)]));

    expect(failures).toEqual([]);
    expect(items.map(({ name, kind, resourceGroup, detail }) => [name, kind, resourceGroup, detail])).toEqual(
      expect.arrayContaining([
        ["chat", "OpenAI", "rg-ai", "full"],
        ["search", "AIServices", "rg-search", "full"],
        ["lab", "OpenAI", "rg-ai", "full"],
      ]),
    );
    expect(items.find(({ name }) => name === "chat")?.json["systemData"]).toMatchObject({
      createdAt: "2025-03-04T05:06:07.8901234Z",
    });
    expect(simulator.sent("resourcegraph")).toHaveLength(0);
  });

  test("many subscriptions are read through Resource Graph, and absent properties stay absent", async () => {
    const { api, simulator, world, chat } = setUp();
    for (let number = 10; number < 20; number += 1) addSubscription(world, number);
    const { items, failures } = await gather(api.accounts.list(world.subscriptions.map(seen)));

    expect(failures).toEqual([]);
    expect(simulator.requests).toHaveLength(1);
    expect(items).toHaveLength(3);
    const found = items.find(({ name }) => name === "chat");
    expect(found?.detail).toBe("posture");
    expect(found?.json.properties).not.toHaveProperty("disableLocalAuth");
    expect(found?.json.properties).not.toHaveProperty("callRateLimit");
    expect(found?.json.properties?.networkAcls).toEqual(chat.properties["networkAcls"]);
    expect(items.find(({ name }) => name === "search")?.json.properties?.disableLocalAuth).toBe(true);
  });

  test("where Resource Graph is refused, subscriptions are read one by one after all", async () => {
    const { api, simulator, world } = setUp();
    for (let number = 10; number < 20; number += 1) addSubscription(world, number);
    simulator.resourceGraph = "refused";
    const { items, failures } = await gather(api.accounts.list(world.subscriptions.map(seen)));

    expect(failures).toEqual([]);
    expect(items).toHaveLength(3);
    expect(simulator.sent("/providers/Microsoft.CognitiveServices/accounts")).toHaveLength(12);
  });

  test("a subscription that forbids reading is named, the others are shown", async () => {
    const { api, world, production, sandbox, admin } = setUp();
    world.grants.length = 0;
    world.grants.push({ principalId: admin.id, scope: `/subscriptions/${production.id}`, allow: ["*/read"] });
    const { items, failures } = await gather(api.accounts.list([seen(production), seen(sandbox)]));

    expect(items.map(({ name }) => name).sort()).toEqual(["chat", "search"]);
    expect(failures).toEqual([{ kind: "forbidden", subscriptions: ["Sandbox"] }]);
  });
});

describe("paging", () => {
  function withPages(mode: "plain" | "empty-page-first" | "broken-link" | "foreign-link" | "endless") {
    const built = setUp();
    for (let number = 0; number < 5; number += 1)
      addAccount(built.world, built.sandbox, { name: `more-${number}` });
    built.simulator.paging = { size: 2, mode };
    return { ...built, read: () => gather(built.api.accounts.list([seen(built.sandbox)])) };
  }

  test.each(["plain", "empty-page-first"] as const)("%s: every item of every page", async (mode) => {
    const { items, failures } = await withPages(mode).read();
    expect(items).toHaveLength(6);
    expect(failures).toEqual([]);
  });

  test("a broken link: what came is shown, and that something is missing", async () => {
    const { items, failures } = await withPages("broken-link").read();
    expect(items).toHaveLength(2);
    expect(failures).toEqual([{ kind: "not-found", subscriptions: ["Sandbox"] }]);
  });

  test("a link to another host is not followed: the token stays here", async () => {
    const { read, simulator } = withPages("foreign-link");
    const { items, failures } = await read();
    expect(items).toHaveLength(2);
    expect(failures).toEqual([{ kind: "service", subscriptions: ["Sandbox"] }]);
    expect(simulator.requests).toHaveLength(1);
  });

  test("links that go round in a circle end", async () => {
    const { read, simulator } = withPages("endless");
    expect((await read()).failures).toEqual([{ kind: "service", subscriptions: ["Sandbox"] }]);
    expect(simulator.requests.length).toBeLessThan(5);
  });
});

describe("what goes wrong on the way", () => {
  test.each([
    ["429 that says when", throttled(0)],
    ["503", unavailable],
    ["a page of HTML", badGateway],
    ["a connection that is cut", "reset" as const],
  ])("%s is tried again", async (_name, outcome) => {
    const { api, simulator, production } = setUp();
    simulator.faults.push({ when: every, times: 1, outcome });
    const { items, failures } = await gather(api.accounts.list([seen(production)]));
    expect(failures).toEqual([]);
    expect(items).toHaveLength(2);
    expect(simulator.requests).toHaveLength(2);
  });

  test.each([
    ["a page of HTML", badGateway, "service"],
    ["half a document", "truncated" as const, "service"],
    ["a connection that is always cut", "reset" as const, "network"],
    ["429 that asks for an hour is told, not sat through", throttled(3600), "throttled"],
  ])("%s: %s", async (_name, outcome, kind) => {
    const { api, simulator, production, sandbox } = setUp();
    simulator.faults.push({ when: toPath(production.id), outcome });
    const { items, failures } = await gather(api.accounts.list([seen(production), seen(sandbox)]));
    expect(items.map(({ name }) => name)).toEqual(["lab"]);
    expect(failures).toEqual([{ kind, subscriptions: ["Production"] }]);
  });

  test("a token that was revoked is replaced once", async () => {
    const { simulator, production, admin } = setUp();
    const session = simulatedSession(admin);
    const api = simulatedArm(simulator, admin, session);
    await gather(api.accounts.list([seen(production)]));
    for (const token of session.tokensMade) simulator.revokedTokens.add(token);
    const { items, failures } = await gather(api.accounts.list([seen(production)]));

    expect(failures).toEqual([]);
    expect(items).toHaveLength(2);
    expect(simulator.requests.map(({ outcome }) => outcome)).toEqual([200, 401, 200]);
    expect(session.tokensMade).toHaveLength(2);
  });

  test("a challenge is answered with a token for its claims", async () => {
    const { simulator, production, admin } = setUp();
    const session = simulatedSession(admin);
    const asked: unknown[] = [];
    const api = simulatedArm(simulator, admin, {
      ...session,
      credential: (login, tenantId) => ({
        getToken: (scopes, options) => {
          asked.push(options?.claims);
          return session.credential(login, tenantId).getToken(scopes, options);
        },
      }),
    });
    const claims = '{"access_token":{"nbf":{"value":"1"}}}';
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`;
    const outcome = { status: 401, headers: { "www-authenticate": challenge }, body: {} };
    simulator.faults.push({ when: every, times: 1, outcome });
    expect((await gather(api.accounts.list([seen(production)]))).items).toHaveLength(2);
    expect(asked).toEqual([undefined, claims]);
  });

  test("a sign-in that is refused again and again ends as signed out", async () => {
    const { api, simulator, production } = setUp();
    simulator.now = () => Date.now() + 86_400_000;
    const { failures } = await gather(api.accounts.list([seen(production)]));
    expect(failures).toEqual([{ kind: "signed-out", subscriptions: ["Production"] }]);
    expect(simulator.requests).toHaveLength(2);
  });

  test("a read that is cancelled rejects and sends no more", async () => {
    const { api, simulator, world, sandbox } = setUp();
    for (let number = 0; number < 50; number += 1) addAccount(world, sandbox, { name: `more-${number}` });
    simulator.paging = { size: 1, mode: "plain" };
    const controller = new AbortController();
    const read = async () => {
      for await (const batch of api.accounts.list([seen(sandbox)], { signal: controller.signal })) {
        if (batch.kind === "items") controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ problem: { kind: "cancelled" } });
    expect(simulator.requests.length).toBeLessThan(5);
  });

  test("never more than 8 requests at once", async () => {
    const { api, simulator, world } = setUp();
    simulator.resourceGraph = "refused";
    simulator.latency = 5;
    for (let number = 10; number < 50; number += 1) addSubscription(world, number);
    await gather(api.accounts.list(world.subscriptions.map(seen)));
    expect(simulator.mostAtOnce).toBe(8);
  });
});

describe("changing an account", () => {
  const keysOff = { properties: { disableLocalAuth: true } };

  async function settle(built: ReturnType<typeof setUp>, mode: PatchMode) {
    const { api, simulator, production, chat } = built;
    simulator.patchMode = mode;
    const subscription = seen(production);
    const receipt = await api.accounts.patch(subscription, chat.id, keysOff);
    const states: string[] = [];
    while (receipt.operation !== undefined && states.length < 10) {
      const { state } = await api.accounts.operationStatus(subscription, receipt.operation);
      states.push(state);
      if (state !== "running") break;
    }
    return { receipt, states };
  }

  test.each([
    ["sync200", "done", []],
    ["accepted200ThenPoll", "accepted", []],
    ["async202LocationOnly", "accepted", ["running", "running", "succeeded"]],
    ["async202AzureAsync", "accepted", ["running", "running", "succeeded"]],
    ["failed", "accepted", ["running", "running", "failed"]],
    ["stuckAccepted", "accepted", []],
  ] as const)("%s: the receipt says %s", async (mode, state, states) => {
    const built = setUp();
    const settled = await settle(built, mode);
    expect(settled.receipt.state).toBe(state);
    expect(settled.states).toEqual(states);
    expect(settled.receipt.correlationId).toBeDefined();
    expect(built.simulator.sent("accounts/chat", "PATCH").map(({ body }) => body)).toEqual([keysOff]);
  });

  test("an accepted change shows in later reads only", async () => {
    const built = setUp();
    await settle(built, "accepted200ThenPoll");
    const seenValues: unknown[] = [];
    for (let look = 0; look < 3; look += 1) {
      const { json } = await built.api.accounts.get(seen(built.production), built.chat.id);
      seenValues.push([json.properties?.provisioningState, json.properties?.disableLocalAuth]);
    }
    expect(seenValues).toEqual([
      ["Accepted", undefined],
      ["Accepted", undefined],
      ["Succeeded", true],
    ]);
  });

  test("what an operation failed with is told", async () => {
    const { api, simulator, production, chat } = setUp();
    simulator.patchMode = "failed";
    simulator.readsUntilDone = 0;
    const receipt = await api.accounts.patch(seen(production), chat.id, keysOff);
    expect(receipt.operation).toBeDefined();
    if (receipt.operation === undefined) return;
    const status = await api.accounts.operationStatus(seen(production), receipt.operation);
    expect(status).toMatchObject({
      state: "failed",
      problem: { kind: "service", code: "InternalServerError" },
    });
  });

  test.each([
    [
      "during another change",
      "conflict",
      ({ chat }: ReturnType<typeof setUp>) => (chat.patchMode = "stuckAccepted"),
    ],
    [
      "under a lock",
      "locked",
      ({ world, production }: ReturnType<typeof setUp>) =>
        world.locks.push({ scope: `/subscriptions/${production.id}`, level: "ReadOnly" }),
    ],
    [
      "against a policy",
      "policy-denied",
      ({ world }: ReturnType<typeof setUp>) =>
        world.policies.push({
          displayName: "Keep keys",
          assignmentId: "/a",
          effect: "deny",
          violates: (p) => p["disableLocalAuth"] === true,
        }),
    ],
    [
      "without permission",
      "forbidden",
      ({ world, admin }: ReturnType<typeof setUp>) => {
        world.grants.length = 0;
        world.grants.push({ principalId: admin.id, scope: "/", allow: ["*/read"] });
      },
    ],
  ])("%s: %s", async (_name, kind, prepare) => {
    const built = setUp();
    prepare(built);
    const patch = () => built.api.accounts.patch(seen(built.production), built.chat.id, keysOff);
    if (kind === "conflict") await patch();
    await expect(patch()).rejects.toMatchObject({ problem: { kind } });
    await expect(patch()).rejects.toBeInstanceOf(AzureError);
  });
});

test("get says what is gone", async () => {
  const { api, production, chat } = setUp();
  const gone = api.accounts.get(seen(production), chat.id.replace("/chat", "/chit"));
  await expect(gone).rejects.toMatchObject({ problem: { kind: "not-found", code: "ResourceNotFound" } });
});

test("get refuses what is no account without asking Azure", async () => {
  const { api, simulator, production } = setUp();
  await expect(api.accounts.get(seen(production), "/subscriptions/x")).rejects.toMatchObject({
    problem: { kind: "invalid" },
  });
  expect(simulator.requests).toHaveLength(0);
});

test("deployments and private endpoint connections", async () => {
  const { api, production, chat } = setUp();
  chat.properties["privateEndpointConnections"] = [
    {
      id: `${chat.id}/privateEndpointConnections/pe.1`,
      name: "pe.1",
      properties: {
        privateEndpoint: {
          id: "/subscriptions/s/resourceGroups/net/providers/Microsoft.Network/privateEndpoints/pe",
        },
        privateLinkServiceConnectionState: { status: "Approved", description: "", actionsRequired: "None" },
        groupIds: ["account"],
      },
    },
  ];
  expect(await api.accounts.listDeployments(seen(production), chat.id)).toEqual([
    {
      id: `${chat.id}/deployments/gpt-4o`,
      name: "gpt-4o",
      model: { format: "OpenAI", name: "gpt-4o", version: "2024-11-20" },
      sku: "GlobalStandard",
      capacity: 50,
      raiPolicyName: "Microsoft.DefaultV2",
      provisioningState: "Succeeded",
    },
  ]);
  expect(await api.accounts.listPrivateEndpointConnections(seen(production), chat.id)).toEqual([
    {
      id: `${chat.id}/privateEndpointConnections/pe.1`,
      name: "pe.1",
      privateEndpointId:
        "/subscriptions/s/resourceGroups/net/providers/Microsoft.Network/privateEndpoints/pe",
      status: "Approved",
      groupIds: ["account"],
    },
  ]);
});
