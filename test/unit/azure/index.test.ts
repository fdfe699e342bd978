import { describe, expect, test, vi } from "vitest";
import { createArmApi } from "#src/azure/arm-api";
import { createAzureApi } from "#src/azure/index";
import { gather, seen, simulatedSession } from "#support/simulator/arm";
import { smallWorld } from "#support/simulator/small-world";

const { admin, production } = smallWorld();
const session = { ...simulatedSession(admin), logins: () => Promise.resolve([]) };
const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), show: vi.fn() };

/** Names of all functions, group by group. */
function namesOf(api: object): string[] {
  return Object.entries(api)
    .flatMap(([name, value]) =>
      typeof value === "function" ? [name] : Object.keys(value as object).map((inner) => `${name}.${inner}`),
    )
    .sort();
}

describe("createAzureApi", () => {
  const api = createAzureApi({ session, logger });

  test("has every function of the implementation", () => {
    expect(namesOf(api)).toEqual(namesOf(createArmApi({ session })));
  });

  test("forwards streams and calls, errors included", async () => {
    await expect(gather(api.listSubscriptions())).rejects.toMatchObject({ problem: { kind: "signed-out" } });
    await expect(api.accounts.get(seen(production), "no account")).rejects.toMatchObject({
      problem: { kind: "invalid" },
    });
    expect(await api.directory.currentObjectId(seen(production))).toBe(admin.id);
  });

  test("knows the portal without loading anything", () => {
    expect(api.portalUrl(seen(production), "/subscriptions/s")).toMatch(/^https:\/\/portal\.azure\.com\/#@/);
  });
});
