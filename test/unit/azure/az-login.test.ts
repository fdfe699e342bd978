import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createArmApi } from "#src/azure/arm-api";
import type { Subscription } from "#src/azure/azure-data";
import { cloudFromSettings } from "#src/azure/cloud";
import { createIdentitySession } from "#src/azure/identity-session";
import { gather } from "#support/simulator/arm";
import { guid } from "#support/simulator/build";
import { toPath } from "#support/simulator/faults";
import { installAz, setAzLogin, type AzLogin } from "#support/simulator/az";
import { serveSimulator, type SimulatorServer } from "#support/simulator/server";
import { createSimulator, type Simulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";

/** The real credential code and the real sockets: an `az` on PATH, https on the loopback address. */

let folder: string;
let path: string | undefined;
let simulator: Simulator;
let server: SimulatorServer;
let login: AzLogin;
let api: ReturnType<typeof createArmApi>;

beforeEach(async () => {
  const { world, admin } = smallWorld();
  simulator = createSimulator(world);
  server = await serveSimulator(simulator);
  folder = await mkdtemp(join(tmpdir(), "az-"));
  login = { objectId: admin.id, userPrincipalName: admin.userPrincipalName ?? "", tenantId: admin.tenantId };
  await installAz(folder, login);
  path = process.env["PATH"];
  process.env["PATH"] = `${folder}${delimiter}${path}`;
  api = connect();
});

afterEach(async () => {
  process.env["PATH"] = path;
  await server.close();
  await rm(folder, { recursive: true });
});

function connect() {
  const cloud = cloudFromSettings(server.cloudSettings);
  if (cloud === undefined) throw new Error("The simulator's settings name no cloud.");
  const identity = createIdentitySession("azureCli", cloud);
  const session = {
    cloud: () => cloud,
    generation: () => 0,
    logins: () => identity.logins(),
    credential: (_login: string, tenantId?: string) => identity.credential(tenantId),
  };
  const network = createDefaultHttpClient();
  const httpClient: HttpClient = {
    sendRequest(request) {
      request.tlsSettings = { ca: server.certificate };
      return network.sendRequest(request);
    },
  };
  return createArmApi({ session, httpClient, retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 2 } });
}

async function firstSubscriptions(): Promise<readonly Subscription[]> {
  const { items, failures } = await gather(api.listSubscriptions());
  expect(failures).toEqual([]);
  return items;
}

describe("signed in through the Azure CLI, over https", () => {
  test("subscriptions, accounts, names: the whole way", async () => {
    const subscriptions = await firstSubscriptions();
    expect(subscriptions.map(({ name, loginLabel }) => [name, loginLabel])).toEqual([
      ["Production", "ada@contoso.example"],
      ["Sandbox", "ada@contoso.example"],
    ]);
    expect((await gather(api.accounts.list(subscriptions))).items).toHaveLength(3);
    const [subscription] = subscriptions;
    expect(subscription).toBeDefined();
    if (subscription === undefined) return;
    const names = await api.directory.names(subscription, [login.objectId]);
    expect(names.found.get(login.objectId)?.name).toBe("Ada Admin");
    expect(await api.directory.currentObjectId(subscription)).toBe(login.objectId);
  });

  test("signed out: the CLI's own words arrive", async () => {
    await setAzLogin(folder, undefined);
    await expect(gather(api.listSubscriptions())).rejects.toMatchObject({
      problem: { kind: "signed-out", message: expect.stringContaining("az login") as unknown },
    });
  });

  test("a tenant behind another factor is told, the others are shown", async () => {
    simulator.world.tenants.push({ id: guid(2, 0x7e), name: "Fabrikam" });
    await setAzLogin(folder, { ...login, closedTenants: [guid(2, 0x7e)] });
    const { items, failures } = await gather(api.listSubscriptions());
    expect(items).toHaveLength(2);
    expect(failures).toEqual([{ kind: "signed-out", of: "Fabrikam", subscriptions: [] }]);
  });

  test("a token that expires in between is replaced without a failed request", async () => {
    await setAzLogin(folder, { ...login, lifetimeSeconds: 60 });
    const subscriptions = await firstSubscriptions();
    await gather(api.accounts.list(subscriptions));
    expect(simulator.requests.every(({ outcome }) => outcome === 200)).toBe(true);
  });

  test("a connection that is cut is tried again", async () => {
    const subscriptions = await firstSubscriptions();
    simulator.faults.push({ when: toPath("CognitiveServices"), times: 1, outcome: "reset" });
    const { items, failures } = await gather(api.accounts.list(subscriptions));
    expect(failures).toEqual([]);
    expect(items).toHaveLength(3);
  });

  test("half an answer is told, the rest is shown", async () => {
    const [first, ...others] = await firstSubscriptions();
    expect(first).toBeDefined();
    if (first === undefined) return;
    simulator.faults.push({ when: toPath(first.id), outcome: "truncated" });
    const { items, failures } = await gather(api.accounts.list([first, ...others]));
    expect(failures).toEqual([{ kind: "service", subscriptions: [first.name] }]);
    expect(items.every(({ subscription }) => subscription.id !== first.id)).toBe(true);
    expect(items.length).toBeGreaterThan(0);
  });
});

test("a server nobody vouches for is not talked to", async () => {
  const cloud = cloudFromSettings(server.cloudSettings);
  expect(cloud).toBeDefined();
  if (cloud === undefined) return;
  const identity = createIdentitySession("azureCli", cloud);
  const session = {
    cloud: () => cloud,
    generation: () => 0,
    logins: () => identity.logins(),
    credential: (_login: string, tenantId?: string) => identity.credential(tenantId),
  };
  const strict = createArmApi({ session, retryOptions: { maxRetries: 0 } });
  expect((await gather(strict.listSubscriptions())).failures).toMatchObject([{ kind: "network" }]);
  expect(simulator.requests).toHaveLength(0);
});
