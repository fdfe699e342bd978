import { describe, expect, test } from "vitest";
import { seen, simulatedArm, simulatedSession } from "#support/simulator/arm";
import { addPrincipal, guid } from "#support/simulator/build";
import { toPath } from "#support/simulator/faults";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";

function setUp() {
  const built = smallWorld();
  const simulator = createSimulator(built.world);
  return {
    ...built,
    simulator,
    directory: seen(built.production),
    api: simulatedArm(simulator, built.admin).directory,
  };
}

describe("names", () => {
  test("found in any letter case, and missing ones told apart", async () => {
    const { api, directory, app } = setUp();
    const { found, missing, problem } = await api.names(directory, [app.id.toUpperCase(), guid(77)]);
    expect([...found]).toEqual([
      [app.id, { id: app.id, type: "ServicePrincipal", name: "chat-app", detail: app.appId }],
    ]);
    expect([...missing]).toEqual([guid(77)]);
    expect(problem).toBeUndefined();
  });

  test("2,500 ids go in three requests of at most 1,000", async () => {
    const { api, directory, simulator } = setUp();
    const ids = Array.from({ length: 2500 }, (_, index) => guid(index, 0xff));
    expect((await api.names(directory, ids)).missing.size).toBe(2500);
    const sizes = simulator.sent("getByIds").map(({ body }) => (body as { ids: string[] }).ids.length);
    expect(sizes.sort()).toEqual([1000, 1000, 500]);
  });

  test("what is no id, or comes twice, is not asked for", async () => {
    const { api, directory, simulator, app } = setUp();
    await api.names(directory, [app.id, app.id, "not an id", ""]);
    expect(simulator.sent("getByIds")).toMatchObject([{ body: { ids: [app.id] } }]);
  });

  test("nothing to ask, nothing asked", async () => {
    const { api, directory, simulator } = setUp();
    expect((await api.names(directory, [])).found.size).toBe(0);
    expect(simulator.requests).toHaveLength(0);
  });

  test("a directory that may not be read is told, not thrown", async () => {
    const { api, directory, simulator, app } = setUp();
    simulator.directory = "refused";
    const { found, missing, problem } = await api.names(directory, [app.id]);
    expect(problem?.kind).toBe("forbidden");
    expect([found.size, missing.size]).toEqual([0, 0]);
  });

  test("a batch that fails does not take the others along", async () => {
    const { api, directory, simulator } = setUp();
    simulator.faults.push({ when: toPath("getByIds"), times: 1, outcome: { status: 400, body: {} } });
    const ids = Array.from({ length: 1500 }, (_, index) => guid(index, 0xff));
    const { missing, problem } = await api.names(directory, ids);
    expect(problem?.kind).toBe("invalid");
    expect([500, 1000]).toContain(missing.size);
  });

  test("a member without a readable name keeps its id", async () => {
    const { api, directory, world } = setUp();
    const hidden = addPrincipal(world, 60, { type: "group", displayName: null });
    const { found } = await api.names(directory, [hidden.id]);
    expect(found.get(hidden.id)).toEqual({ id: hidden.id, type: "Group" });
  });

  test("a cloud without Microsoft Graph shows ids", async () => {
    const { simulator, admin, directory, app } = setUp();
    const session = simulatedSession(admin);
    const { graph, ...cloud } = session.cloud();
    expect(graph).toBeDefined();
    const api = simulatedArm(simulator, admin, { ...session, cloud: () => cloud }).directory;
    expect((await api.names(directory, [app.id])).problem?.kind).toBe("not-found");
  });
});

describe("search", () => {
  test("users by name or address, groups and applications by name", async () => {
    const { api, directory, world } = setUp();
    addPrincipal(world, 61, { displayName: "Somebody", userPrincipalName: "ai.person@contoso.example" });
    const found = await api.search(directory, " ai");
    expect(found.map(({ type, name }) => [type, name])).toEqual([
      ["User", "Somebody"],
      ["Group", "AI team"],
    ]);
  });

  test("a quote in the text does no harm", async () => {
    const { api, directory, world } = setUp();
    addPrincipal(world, 62, { displayName: "O'Brien & Sons" });
    expect(await api.search(directory, "O'Brien &")).toHaveLength(1);
  });

  test("what may be read is found where a part is refused", async () => {
    const { api, directory, simulator } = setUp();
    simulator.faults.push({ when: toPath("/users"), outcome: { status: 403, body: {} } });
    expect((await api.search(directory, "ai")).map(({ name }) => name)).toEqual(["AI team"]);
  });

  test("a refusal of everything rejects", async () => {
    const { api, directory, simulator } = setUp();
    simulator.directory = "refused";
    await expect(api.search(directory, "ai")).rejects.toMatchObject({ problem: { kind: "forbidden" } });
  });
});

test("an application id leads to its service principal, another id to nothing", async () => {
  const { api, directory, app } = setUp();
  expect(await api.byApplicationId(directory, app.appId ?? "")).toMatchObject({ id: app.id });
  expect(await api.byApplicationId(directory, app.id)).toBeUndefined();
});

test("who is signed in comes from the token, without a request", async () => {
  const { api, directory, simulator, admin } = setUp();
  expect(await api.currentObjectId(directory)).toBe(admin.id);
  expect(simulator.requests).toHaveLength(0);
});
