import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { allowSelectedNetworks } from "#src/commands/allow-selected-networks";
import type { DeskOptions } from "#support/remediation-desk";
import { tellsTheTruth } from "#support/remediation-table";
import { changes, lastTold, remediationWorld, type RemediationWorld } from "#support/remediation-world";
import { toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";

const rules = {
  bypass: "AzureServices",
  ipRules: [{ value: "203.0.113.0/24" }],
  virtualNetworkRules: [{ id: "/subscriptions/s/virtualNetworks/hub/subnets/apps", state: "Succeeded" }],
};
const open = { ...rules, defaultAction: "Allow" };
const selected = { ...rules, defaultAction: "Deny" };

async function run(prepare: (built: RemediationWorld) => void = () => undefined, options: DeskOptions = {}) {
  const built = remediationWorld(options);
  prepare(built);
  const outcomes = await allowSelectedNetworks(built.desk.parts, [built.accountOf(built.chat)]);
  return { ...built, outcomes, question: built.desk.asked[0] ?? { text: "", choices: [] } };
}

const named = ({ id }: { readonly id: string }, index: number) => ({
  name: `many-${index}`,
  id: id.replace(/[^/]+$/, `many-${index}`),
});

const withRules = ({ chat }: RemediationWorld) => (chat.properties["networkAcls"] = structuredClone(open));

const withEndpoint = ({ chat }: RemediationWorld, status = "Approved") =>
  (chat.properties["privateEndpointConnections"] = [
    {
      id: "/c/pe-chat",
      name: "pe-chat",
      properties: {
        privateEndpoint: { id: "/subscriptions/s/privateEndpoints/pe-chat" },
        privateLinkServiceConnectionState: { status },
      },
    },
  ]);

tellsTheTruth({
  account: ({ chat }) => chat,
  prepare: (built) => void withRules(built),
  start: ({ desk, accountOf, chat }) => allowSelectedNetworks(desk.parts, [accountOf(chat)]),
  done: "Access is limited to selected networks",
  undone: "Access is open to every network",
  isDone: ({ chat }) => isDeepStrictEqual(chat.properties["networkAcls"], selected),
  mayDiffer: /^account chat (networkAcls|provisioningState)$/,
  sends: { method: "PATCH", body: { properties: { networkAcls: selected } } },
  looks: 3,
  patch: { before: { networkAcls: open }, after: { networkAcls: selected } },
});

describe("the rules", () => {
  test("stay, all of them, and are named beforehand", async () => {
    const { question, chat, desk, before, world } = await run(withRules);
    expect(question.text).toContain("These rules stay and are let in: 203.0.113.0/24, hub/apps.");
    expect(question.text).toContain("Trusted services of Azure are still let in.");
    expect(question.choices[0]).toBe("Allow Selected Networks Only");
    expect(chat.properties["networkAcls"]).toEqual(selected);
    expect(Object.keys(changes(before, world))).toEqual(["account chat networkAcls"]);
    expect(desk.entries()).toMatchObject([
      {
        what: "Allow Selected Networks Only",
        before: { publicNetworkAccess: "Enabled", networkAcls: open },
        after: { publicNetworkAccess: "Enabled", networkAcls: selected },
        undo: { kind: "setNetwork", accountId: chat.id, defaultAction: "Allow" },
      },
    ]);
  });

  test("an account that never had any gets an empty set of them", async () => {
    const { chat } = await run((built) => delete built.chat.properties["networkAcls"]);
    expect(chat.properties["networkAcls"]).toEqual({
      defaultAction: "Deny",
      ipRules: [],
      virtualNetworkRules: [],
    });
  });

  test("one that lets every address in is pointed out", async () => {
    const { question } = await run(
      ({ chat }) =>
        (chat.properties["networkAcls"] = { defaultAction: "Allow", ipRules: [{ value: "0.0.0.0/0" }] }),
    );
    expect(question.text).toContain("Mind 0.0.0.0/0: it lets every address in.");
  });

  test("that somebody adds while the user reads are shown, and kept", async () => {
    const built = remediationWorld({
      meanwhile: (_asked, index) => {
        if (index === 0) withRules(built);
      },
    });
    await allowSelectedNetworks(built.desk.parts, [built.accountOf(built.chat)]);
    expect(built.desk.asked).toHaveLength(2);
    expect(built.desk.asked[1]?.text).toContain("Something changed meanwhile.");
    expect(built.desk.asked[1]?.text).toContain("203.0.113.0/24");
    expect(built.chat.properties["networkAcls"]).toEqual(selected);
  });
});

describe("rules that somebody changes after the user agreed", () => {
  const theirs = {
    ...open,
    ipRules: [{ value: "198.51.100.7" }],
    virtualNetworkRules: [],
  };

  test("stay, where Azure was busy with that change at first", async () => {
    const busy = failure(409, "RequestConflict", "Another operation is being performed on the resource.");
    const { chat, desk } = await run((built) => {
      withRules(built);
      const outcome = () => {
        built.chat.properties["networkAcls"] = structuredClone(theirs);
        return busy;
      };
      built.simulator.faults.push({ when: toPath("accounts/chat", "PATCH"), times: 1, outcome });
    });
    expect(chat.properties["networkAcls"]).toEqual({ ...theirs, defaultAction: "Deny" });
    expect(lastTold(desk)).toBe('Access is limited to selected networks for "chat".');
  });

  test("stay, where others came first", async () => {
    const built = remediationWorld();
    const { chat, simulator, desk, accountOf } = built;
    const last = { ...structuredClone(chat), ...named(chat, 5) };
    const others = Array.from({ length: 5 }, (_, index) => ({
      ...structuredClone(chat),
      ...named(chat, index),
    }));
    const accounts = [...others, last];
    built.world.accounts.push(...accounts);
    const outcome = () => {
      last.properties["networkAcls"] = structuredClone(theirs);
      return "reset" as const;
    };
    simulator.faults.push({ when: toPath("accounts/many-0", "PATCH"), times: 1, outcome });
    await allowSelectedNetworks(desk.parts, accounts.map(accountOf));
    expect(last.properties["networkAcls"]).toEqual({ ...theirs, defaultAction: "Deny" });
  });
});

describe("without rules", () => {
  test("and without private endpoint nobody reaches it, and that has to be insisted on", async () => {
    const { question } = await run((built) => withEndpoint(built, "Pending"));
    expect(question.text).toContain("it has no approved private endpoint: nobody reaches it afterwards.");
    expect(question.choices[0]).toBe("Limit Anyway");
  });

  test("private endpoints alone reach it, by name", async () => {
    const { question } = await run(withEndpoint);
    expect(question.text).toContain(
      "nobody reaches it afterwards but through the private endpoints pe-chat.",
    );
    expect(question.choices[0]).toBe("Allow Selected Networks Only");
  });

  test("private endpoints that cannot be read are unknown, not absent", async () => {
    const outcome = failure(403, "AuthorizationFailed", "No.");
    const { question } = await run(
      ({ simulator }) => void simulator.faults.push({ when: toPath("privateEndpointConnections"), outcome }),
    );
    expect(question.text).toContain("whether it has any could not be read.");
    expect(question.choices[0]).toBe("Allow Selected Networks Only");
  });
});

test("an account that is closed altogether is left alone", async () => {
  const { desk, simulator } = await run(({ chat }) => (chat.properties["publicNetworkAccess"] = "Disabled"));
  expect(lastTold(desk)).toBe('Public network access is off for "chat" already. Nothing was changed.');
  expect(simulator.sent("", "PATCH")).toEqual([]);
});

test("the script sends the rules as a whole, too", async () => {
  const built = remediationWorld({ answer: () => "Copy or Open as Script…" });
  withRules(built);
  const call = allowSelectedNetworks(built.desk.parts, [built.accountOf(built.chat)]);
  await expect(call).rejects.toThrow();
  const [script] = built.desk.scripts;
  expect(script?.rest[0]).toMatchObject({ method: "PATCH", body: { properties: { networkAcls: selected } } });
  expect(script?.deployment?.resources[0]).toMatchObject({ properties: { networkAcls: selected } });
});
