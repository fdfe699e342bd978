import { describe, expect, test } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { seen, simulatedArm } from "#support/simulator/arm";
import { addAssignment, addEligible, addPrincipal } from "#support/simulator/build";
import { throttled, toPath } from "#support/simulator/faults";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";

function setUp() {
  const built = smallWorld();
  const simulator = createSimulator(built.world);
  return { ...built, simulator, api: simulatedArm(simulator, built.admin) };
}

const platform = "/providers/Microsoft.Management/managementGroups/platform";

async function problemOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof AzureError ? error.problem : undefined;
}

describe("who is eligible", () => {
  function withEligible() {
    const built = setUp();
    const { world, production, sandbox, chat, roles, team, grace } = built;
    addEligible(world, platform, roles.contributor, { ...team, type: "group" });
    addEligible(world, `/subscriptions/${production.id}`, roles.owner, grace, {
      endDateTime: "2026-05-06T07:08:09.123Z",
    });
    addEligible(world, chat.id, roles.contributor, grace);
    addEligible(world, `/subscriptions/${sandbox.id}`, roles.owner, grace);
    return built;
  }

  test("comes by one list of the subscription: at, below and, as inherited, above it", async () => {
    const { api, simulator, production, chat, grace } = withEligible();
    const found = await api.roles.listEligibleAssignments(seen(production));

    expect(found.map(({ scope, memberType, principalType }) => [scope, memberType, principalType])).toEqual([
      [platform, "Inherited", "Group"],
      [`/subscriptions/${production.id}`, "Direct", "User"],
      [chat.id, "Direct", "User"],
    ]);
    expect(found[1]).toMatchObject({
      principalName: grace.displayName,
      principalDetail: grace.userPrincipalName,
      until: "2026-05-06T07:08:09.123Z",
    });
    expect(found[0]).not.toHaveProperty("until");
    expect(simulator.requests).toHaveLength(1);
  });

  test("is left out on resources that are no AI account", async () => {
    const { api, world, production, roles, grace } = setUp();
    const vault = `/subscriptions/${production.id}/resourceGroups/rg-ai/providers/Microsoft.KeyVault/vaults/v`;
    addEligible(world, vault, roles.owner, grace);
    expect(await api.roles.listEligibleAssignments(seen(production))).toEqual([]);
  });

  test.each(["plain", "empty-page-first"] as const)("comes in pages (%s)", async (mode) => {
    const { api, simulator, production } = withEligible();
    simulator.paging = { size: 1, mode };
    expect(await api.roles.listEligibleAssignments(seen(production))).toHaveLength(3);
    expect(simulator.requests.length).toBeGreaterThanOrEqual(3);
  });

  test("is not told by a service that hands out the same page for ever", async () => {
    const { api, simulator, production } = withEligible();
    simulator.paging = { size: 1, mode: "endless" };
    expect(await problemOf(api.roles.listEligibleAssignments(seen(production)))).toMatchObject({
      kind: "service",
    });
  });

  test("is not told without a licence, and the service's code is kept", async () => {
    const { api, simulator, production } = withEligible();
    simulator.privilegedAccess = "unlicensed";
    expect(await problemOf(api.roles.listEligibleAssignments(seen(production)))).toMatchObject({
      kind: "invalid",
      code: "AadPremiumLicenseRequired",
      status: 400,
    });
  });

  test("takes a right of its own", async () => {
    const { world, production, simulator } = withEligible();
    const operation = "Microsoft.Authorization/roleEligibilityScheduleInstances/read";
    const reader = addPrincipal(world, 9);
    world.grants.push({ principalId: reader.id, scope: "/", allow: ["*/read"], except: [operation] });
    const api = simulatedArm(simulator, reader);
    expect(await problemOf(api.roles.listEligibleAssignments(seen(production)))).toMatchObject({
      kind: "forbidden",
      operation,
      scope: `/subscriptions/${production.id}`,
    });
  });

  test("is asked again when the service was busy", async () => {
    const { api, simulator, production } = withEligible();
    simulator.faults.push({
      when: toPath("roleEligibilityScheduleInstances"),
      times: 1,
      outcome: throttled(0),
    });
    expect(await api.roles.listEligibleAssignments(seen(production))).toHaveLength(3);
  });

  test("is not waited for any more once that is stopped", async () => {
    const { api, simulator, production } = withEligible();
    simulator.latency = 50;
    const controller = new AbortController();
    const reading = problemOf(
      api.roles.listEligibleAssignments(seen(production), { signal: controller.signal }),
    );
    controller.abort();
    expect(await reading).toMatchObject({ kind: "cancelled" });
  });
});

describe("activations", () => {
  test("are told from assignments that stand by themselves", async () => {
    const { api, world, production, roles, grace } = setUp();
    const scope = `/subscriptions/${production.id}`;
    const active = addAssignment(world, scope, roles.contributor, grace);
    world.activated.push({ assignment: active.name, endDateTime: "2026-05-06T18:00:00.000Z" });

    expect(await api.roles.listActivations(seen(production))).toEqual([
      {
        assignmentName: active.name,
        scope,
        roleDefinitionId: active.roleDefinitionId,
        principalId: grace.id,
        until: "2026-05-06T18:00:00.000Z",
      },
    ]);
  });

  test("are not told without a licence", async () => {
    const { api, simulator, production } = setUp();
    simulator.privilegedAccess = "unlicensed";
    expect(await problemOf(api.roles.listActivations(seen(production)))).toMatchObject({
      code: "AadPremiumLicenseRequired",
    });
  });
});
