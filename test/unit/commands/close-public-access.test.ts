import { expect, test } from "vitest";
import { closePublicAccess } from "#src/commands/close-public-access";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import {
  changes,
  expectNoKeys,
  lastTold,
  remediationWorld,
  snapshot,
  type OutcomeKind,
} from "#support/remediation-world";
import { nth, toPath, unavailable } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";
import type { PatchMode } from "#support/simulator/world";

function setUp(options: DeskOptions = {}) {
  const built = remediationWorld(options);
  const run = () => closePublicAccess(built.desk.parts, [built.accountOf(built.chat)]);
  return { ...built, run, before: snapshot(built.world) };
}

const endpoint = (name: string, status: string) => ({
  id: `/c/${name}`,
  name,
  properties: {
    privateEndpoint: { id: `/subscriptions/s/privateEndpoints/${name}` },
    privateLinkServiceConnectionState: { status },
    groupIds: ["account"],
  },
});

test("closes it and nothing else", async () => {
  const { run, world, before, desk, simulator } = setUp();
  const [outcome] = await run();
  expect(outcome?.result.kind).toBe("done");
  expect(lastTold(desk)).toBe('Public network access is off for "chat".');
  expect(changes(before, world)).toEqual({ "account chat publicNetworkAccess": '"Disabled"' });
  expect(desk.entries()).toMatchObject([
    {
      before: { publicNetworkAccess: "Enabled" },
      after: { publicNetworkAccess: "Disabled" },
      result: "done",
    },
  ]);
  expectNoKeys(simulator);
});

test("without an approved private endpoint nobody reaches it, and that has to be insisted on", async () => {
  const { run, chat, desk } = setUp();
  chat.properties["privateEndpointConnections"] = [endpoint("pe-waiting", "Pending")];
  await run();
  expect(desk.asked[0]?.text).toContain(
    "It has no approved private endpoint, so nobody reaches it afterwards.",
  );
  expect(desk.asked[0]?.choices[0]).toBe("Close Anyway");
});

test("private endpoints that stay are named", async () => {
  const { run, chat, desk } = setUp();
  chat.properties["privateEndpointConnections"] = [endpoint("pe-chat", "Approved")];
  await run();
  expect(desk.asked[0]?.text).toContain("through these private endpoints alone afterwards: pe-chat.");
  expect(desk.asked[0]?.choices[0]).toBe("Close Public Access");
});

test("private endpoints that cannot be read are unknown, not absent", async () => {
  const { run, simulator, desk } = setUp();
  simulator.faults.push({
    when: toPath("privateEndpointConnections"),
    outcome: failure(403, "AuthorizationFailed", "No."),
  });
  await run();
  expect(desk.asked[0]?.text).toContain("Who reaches it afterwards is unknown");
});

test("Escape: nothing is sent", async () => {
  const { run, before, world } = setUp({ escapeAt: 0 });
  await expect(run()).rejects.toBeInstanceOf(UserCancelledError);
  expect(changes(before, world)).toEqual({});
});

test.each([
  ["sync200", "done"],
  ["accepted200ThenPoll", "done"],
  ["async202LocationOnly", "done"],
  ["async202AzureAsync", "done"],
  ["stuckAccepted", "running"],
  ["failed", "failed"],
] satisfies readonly (readonly [PatchMode, OutcomeKind])[])("%s: %s", async (mode, kind) => {
  const { run, simulator, chat } = setUp();
  simulator.patchMode = mode;
  const [outcome] = await run();
  expect(outcome?.result.kind).toBe(kind);
  expect(chat.properties["publicNetworkAccess"]).toBe(kind === "done" ? "Disabled" : "Enabled");
});

test.each([
  ["cut connections from then on", "reset" as const, {}],
  ["a connection cut after the service acted", "reset" as const, { times: 1, afterwards: true }],
  ["503 from then on", unavailable, {}],
])("a fault at any request, %s: what is told is true", async (_name, outcome, more) => {
  const clean = setUp();
  await clean.run();
  for (let index = 0; index < clean.simulator.requests.length; index += 1) {
    const built = setUp();
    const when = "times" in more ? nth(index) : (_: unknown, at: number) => at >= index;
    built.simulator.faults.push({ when, outcome, ...more });
    await built.run();
    const isOff = built.chat.properties["publicNetworkAccess"] === "Disabled";
    const told = lastTold(built.desk);
    if (/is off for/.test(told)) expect(isOff).toBe(true);
    else if (/^Nothing was changed/.test(told)) expect(isOff).toBe(false);
    else expect(told).toMatch(/^The change of "chat" was sent, but/);
  }
});
