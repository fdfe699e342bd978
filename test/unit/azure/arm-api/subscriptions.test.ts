import { describe, expect, test } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { gather, seen, simulatedArm, simulatedSession } from "#support/simulator/arm";
import { addSubscription, guid } from "#support/simulator/build";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";

const otherTenant = guid(2, 0x7e);

function setUp() {
  const built = smallWorld();
  built.world.tenants.push({ id: otherTenant, name: "Fabrikam" });
  addSubscription(built.world, 3, { name: "Guest", tenantId: otherTenant });
  return { ...built, simulator: createSimulator(built.world), session: simulatedSession(built.admin) };
}

describe("listing subscriptions", () => {
  test("of every tenant of the login, each keyed by who sees it", async () => {
    const { simulator, admin, session } = setUp();
    const { items } = await gather(simulatedArm(simulator, admin, session).listSubscriptions());
    expect(items.map(({ name, tenantName }) => [name, tenantName]).sort()).toEqual([
      ["Guest", "Fabrikam"],
      ["Production", "Contoso"],
      ["Sandbox", "Contoso"],
    ]);
    expect(items.find(({ name }) => name === "Guest")?.key).toBe(`sim/${otherTenant}/${guid(3, 0x5b)}`);
  });

  test("the same subscription seen by two logins stays two", async () => {
    const { simulator, admin, session } = setUp();
    const two = ["one", "two"].map((id) => ({ id, label: id, tenants: "all" as const }));
    const api = simulatedArm(simulator, admin, { ...session, logins: () => Promise.resolve(two) });
    const { items } = await gather(api.listSubscriptions());
    expect(items).toHaveLength(6);
    expect(new Set(items.map(({ key }) => key)).size).toBe(6);
  });

  test("a tenant that wants its own sign-in is told, the others are shown", async () => {
    const { simulator, admin, session } = setUp();
    const wanting = {
      ...session,
      credential: (login: string, tenantId?: string) =>
        tenantId === otherTenant
          ? {
              getToken: () =>
                Promise.reject(new AzureError({ kind: "signed-out", message: "No.", tenantId })),
            }
          : session.credential(login, tenantId),
    };
    const { items, failures } = await gather(simulatedArm(simulator, admin, wanting).listSubscriptions());
    expect(items).toHaveLength(2);
    expect(failures).toEqual([{ kind: "signed-out", subscriptions: [], of: "Fabrikam" }]);
  });

  test("a login of one tenant alone is not asked for others", async () => {
    const { simulator, admin, session } = setUp();
    const own = [{ id: "sp", label: "app", tenants: "own" as const }];
    const api = simulatedArm(simulator, admin, { ...session, logins: () => Promise.resolve(own) });
    const { items } = await gather(api.listSubscriptions());
    expect(items.map(({ name }) => name).sort()).toEqual(["Production", "Sandbox"]);
    expect(simulator.sent("/tenants")).toHaveLength(0);
  });

  test("nobody signed in", async () => {
    const { simulator, admin, session } = setUp();
    const api = simulatedArm(simulator, admin, { ...session, logins: () => Promise.resolve([]) });
    await expect(gather(api.listSubscriptions())).rejects.toMatchObject({ problem: { kind: "signed-out" } });
  });
});

test("a token of the wrong tenant names the right one", async () => {
  const { simulator, admin, session, world } = setUp();
  const api = simulatedArm(simulator, admin, session);
  const guest = world.subscriptions.find(({ name }) => name === "Guest");
  expect(guest).toBeDefined();
  if (guest === undefined) return;
  const misplaced = { ...seen(guest), tenantId: world.tenants[0]?.id ?? "" };
  await expect(api.roles.callerPermissions(misplaced, `/subscriptions/${guest.id}`)).rejects.toMatchObject({
    problem: { kind: "signed-out", tenantId: otherTenant },
  });
});

test("after a change of sign-ins, tokens from before are not used", async () => {
  const { simulator, admin, session, production } = setUp();
  let generation = 0;
  const api = simulatedArm(simulator, admin, { ...session, generation: () => generation });
  const ask = () => api.roles.callerPermissions(seen(production), `/subscriptions/${production.id}`);
  await ask();
  await ask();
  expect(session.tokensMade).toHaveLength(1);
  generation += 1;
  await ask();
  expect(session.tokensMade).toHaveLength(2);
});
