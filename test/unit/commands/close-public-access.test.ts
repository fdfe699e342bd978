import { expect, test } from "vitest";
import { closePublicAccess } from "#src/commands/close-public-access";
import type { DeskOptions } from "#support/remediation-desk";
import { tellsTheTruth } from "#support/remediation-table";
import { changes, expectNoKeys, lastTold, remediationWorld, snapshot } from "#support/remediation-world";
import { toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";

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

tellsTheTruth({
  account: ({ chat }) => chat,
  start: ({ desk, accountOf, chat }) => closePublicAccess(desk.parts, [accountOf(chat)]),
  done: "Public network access is off",
  undone: "Public network access is on",
  isDone: ({ chat }) => chat.properties["publicNetworkAccess"] === "Disabled",
  mayDiffer: /^account chat (publicNetworkAccess|provisioningState)$/,
  sends: { method: "PATCH", body: { properties: { publicNetworkAccess: "Disabled" } } },
  patch: { before: { publicNetworkAccess: "Enabled" }, after: { publicNetworkAccess: "Disabled" } },
});
