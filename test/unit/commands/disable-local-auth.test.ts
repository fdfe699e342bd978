import { describe, expect, onTestFinished, test, vi } from "vitest";
import { disableLocalAuth } from "#src/commands/disable-local-auth";
import type { AccountOutcome } from "#src/commands/remediation/account-remediation";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import {
  changes,
  expectNoKeys,
  lastTold,
  snapshot,
  remediationWorld,
  type OutcomeKind,
  type RemediationWorld,
} from "#support/remediation-world";
import { addAccount } from "#support/simulator/build";
import { badGateway, nth, throttled, toPath, unavailable } from "#support/simulator/faults";
import { failure, type SimOutcome } from "#support/simulator/message";
import type { SimPolicy } from "#support/simulator/world";

/** What the user may be told where it ended so, word for word as far as it matters. */
const words: Readonly<Record<OutcomeKind, RegExp>> = {
  done: /^API keys are off for "chat"\.$/,
  already: /^API keys are off for "chat" already\. Nothing was changed\.$/,
  otherwise: /^Azure took the change, but API keys are on for "chat": /,
  failed: /^Azure did not finish the change: API keys are on for "chat"\./,
  running: /^Azure is still changing "chat" after 15 minutes\. Refresh it later to see how it ended\.$/,
  stopped: /^You stopped waiting, which does not stop the change of "chat"\./,
  busy: /^Azure is busy with a change of "chat" and took no other one\./,
  refused: /^Nothing was changed on "chat"\. \S/,
  unread: /^Nothing was changed on "chat"\. \S/,
  notAllowed: /^Nothing was changed on "chat"\. You may not perform "/,
  untouched: /^Nothing was changed on "chat"\.$/,
  gone: /^"chat" is gone: somebody deleted it meanwhile\.$/,
  unreadable: /^The change of "chat" was sent, but how it ended could not be read\. \S/,
};

async function run(options: DeskOptions = {}, prepare: (built: RemediationWorld) => void = () => undefined) {
  const built = remediationWorld(options);
  prepare(built);
  const before = snapshot(built.world);
  const outcomes = await disableLocalAuth(built.desk.parts, [built.accountOf(built.chat)]);
  return { ...built, before, outcome: only(outcomes) };
}

function only(outcomes: readonly AccountOutcome[]): AccountOutcome {
  expect(outcomes).toHaveLength(1);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error("no outcome");
  return outcome;
}

/** What the user was told is true of the simulator's state, and nothing else changed. */
function expectTruth(built: Awaited<ReturnType<typeof run>>): void {
  const { outcome, chat, before, world, simulator, desk } = built;
  const { kind } = outcome.result;
  expect(desk.told).toHaveLength(1);
  expect(lastTold(desk)).toMatch(words[kind]);

  const isOff = chat.properties["disableLocalAuth"] === true;
  const isPending = chat.pending !== undefined;
  const wasSent = simulator.sent("accounts/chat", "PATCH").length > 0;
  if (kind === "done" || kind === "already")
    expect({ isOff, isPending }).toEqual({ isOff: true, isPending: false });
  if (["otherwise", "failed", "refused", "unread", "notAllowed", "untouched"].includes(kind)) {
    expect({ isOff, isPending }).toEqual({ isOff: false, isPending: false });
  }
  if (kind === "running" || kind === "busy") expect(isPending).toBe(true);
  if (["stopped", "unreadable", "running", "otherwise", "failed"].includes(kind)) expect(wasSent).toBe(true);
  if (["already", "unread", "notAllowed", "untouched"].includes(kind)) expect(wasSent).toBe(false);

  const mayDiffer = ["account chat disableLocalAuth", "account chat provisioningState"];
  const differing = Object.keys(changes(before, world));
  expect(differing.filter((path) => !mayDiffer.includes(path))).toEqual([]);
  const bodies = simulator.requests.filter(({ method }) => method === "PATCH").map(({ body }) => body);
  for (const body of bodies) expect(body).toEqual({ properties: { disableLocalAuth: true } });
  const writes = simulator.requests.filter(({ method }) => ["PUT", "DELETE"].includes(method));
  expect(writes).toEqual([]);
  expectNoKeys(simulator);
}

const flipping = (effect: SimPolicy["effect"]): SimPolicy => ({
  displayName: "Keep keys on",
  assignmentId: "/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/keep",
  effect,
  violates: ({ disableLocalAuth }) => disableLocalAuth === true,
  change: { disableLocalAuth: false },
});

const busyWith = (built: RemediationWorld, mode: "accepted200ThenPoll" | "stuckAccepted") => {
  built.chat.pending = { operationId: "other", change: { publicNetworkAccess: "Enabled" }, mode, reads: 8 };
};

describe("whatever Azure does, what is told is true", () => {
  const rows: readonly (readonly [string, OutcomeKind, (built: RemediationWorld) => void])[] = [
    ["it answers at once", "done", ({ simulator }) => (simulator.patchMode = "sync200")],
    ["it accepts and goes on", "done", ({ simulator }) => (simulator.patchMode = "accepted200ThenPoll")],
    ["it names a place to look", "done", ({ simulator }) => (simulator.patchMode = "async202LocationOnly")],
    ["it names an operation", "done", ({ simulator }) => (simulator.patchMode = "async202AzureAsync")],
    ["it never finishes", "running", ({ simulator }) => (simulator.patchMode = "stuckAccepted")],
    ["it fails in the end", "failed", ({ simulator }) => (simulator.patchMode = "failed")],
    ["a policy sets it back", "otherwise", ({ world }) => world.policies.push(flipping("modify"))],
    [
      "somebody sets it back while it is being watched",
      "otherwise",
      // The first two looks come before the change.
      ({ chat }) => (chat.later = { reads: 2, change: { disableLocalAuth: false } }),
    ],
    ["a policy forbids it", "refused", ({ world }) => world.policies.push(flipping("deny"))],
    ["another change is going on", "done", (built) => busyWith(built, "accepted200ThenPoll")],
    ["another change never ends", "busy", (built) => busyWith(built, "stuckAccepted")],
    [
      "a lock forbids it",
      "refused",
      ({ world, chat }) => world.locks.push({ scope: chat.id, level: "ReadOnly" }),
    ],
    [
      "the caller's role does not have it",
      "notAllowed",
      ({ world, admin, roles }) => {
        world.assignments.splice(0);
        world.assignments.push({
          ...roles.reader,
          id: "/x",
          name: "x",
          scope: "/",
          roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roles.reader.name}`,
          principalId: admin.id,
          principalType: "User",
          createdOn: "2025-04-05T06:07:08Z",
          createdBy: "",
        });
      },
    ],
    [
      "Azure refuses what the permissions promised",
      "refused",
      ({ world, admin }) => {
        world.grants.splice(0);
        world.grants.push({ principalId: admin.id, scope: "/", allow: ["*/read"] });
      },
    ],
    ["it was done already", "already", ({ chat }) => (chat.properties["disableLocalAuth"] = true)],
    [
      "somebody else does it while the user reads",
      "already",
      ({ chat }) => (chat.later = { reads: 1, change: { disableLocalAuth: true } }),
    ],
    [
      "the account is gone",
      "unread",
      ({ world, chat }) => world.accounts.splice(world.accounts.indexOf(chat), 1),
    ],
    [
      "429 that says when",
      "done",
      ({ simulator }) =>
        simulator.faults.push({ when: toPath("chat", "PATCH"), times: 1, outcome: throttled(0) }),
    ],
    [
      "429 again and again",
      "refused",
      ({ simulator }) => simulator.faults.push({ when: toPath("chat", "PATCH"), outcome: throttled(0) }),
    ],
    [
      "429 that asks for an hour",
      "refused",
      ({ simulator }) => simulator.faults.push({ when: toPath("chat", "PATCH"), outcome: throttled(3600) }),
    ],
    [
      "503 for ever",
      "refused",
      ({ simulator }) => simulator.faults.push({ when: toPath("chat", "PATCH"), outcome: unavailable }),
    ],
    [
      "the answer is always lost, but the change is made",
      "done",
      ({ simulator }) =>
        simulator.faults.push({ when: toPath("chat", "PATCH"), outcome: "reset", afterwards: true }),
    ],
    [
      "the answer is lost and the change goes on",
      "done",
      ({ simulator }) => {
        simulator.patchMode = "accepted200ThenPoll";
        simulator.faults.push({
          when: toPath("chat", "PATCH"),
          times: 1,
          outcome: "reset",
          afterwards: true,
        });
      },
    ],
    [
      "500 with a page of HTML, though the change is made",
      "done",
      ({ simulator }) =>
        simulator.faults.push({ when: toPath("chat", "PATCH"), outcome: badGateway, afterwards: true }),
    ],
    [
      "the operation cannot be asked",
      "done",
      ({ simulator }) => {
        simulator.patchMode = "async202AzureAsync";
        simulator.faults.push({
          when: toPath("operationStatuses"),
          outcome: failure(404, "NotFound", "No."),
        });
      },
    ],
    [
      "who may call cannot be read",
      "done",
      ({ simulator }) =>
        simulator.faults.push({ when: toPath("roleAssignments"), outcome: failure(403, "Forbidden", "No.") }),
    ],
  ];

  test.each(rows)("%s: %s", async (_name, kind, prepare) => {
    const built = await run({}, prepare);
    expect(built.outcome.result.kind).toBe(kind);
    expectTruth(built);
  });

  test("429 that does not say when is waited for", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const running = run({}, ({ simulator }) =>
      simulator.faults.push({ when: toPath("chat", "PATCH"), times: 1, outcome: throttled() }),
    );
    await vi.advanceTimersByTimeAsync(30_000);
    const built = await running;
    expect(built.outcome.result.kind).toBe("done");
    expectTruth(built);
  });

  test("it gives up after 15 minutes, and not before", async () => {
    const { desk } = await run({}, ({ simulator }) => (simulator.patchMode = "stuckAccepted"));
    const waited = desk.clock.waits.reduce((sum, wait) => sum + wait, 0);
    expect(waited).toBe(15 * 60 * 1000);
  });

  test("the policy that sets it back is named, and so is one that forbids it", async () => {
    const back = await run({}, ({ world }) => world.policies.push(flipping("modify")));
    expect(lastTold(back.desk)).toContain('the policy "Keep keys on" changes it back');
    const denied = await run({}, ({ world }) => world.policies.push(flipping("deny")));
    expect(lastTold(denied.desk)).toContain('The policy "Keep keys on" forbids this change.');
    expect(lastTold(denied.desk)).toMatch(/Correlation id: [0-9a-f-]{36}\.$/);
  });
});

describe("a fault at any request", () => {
  const faults: readonly (readonly [string, SimOutcome, { times?: number; afterwards?: boolean }])[] = [
    ["a cut connection", "reset", { times: 1 }],
    ["a cut connection after the service acted", "reset", { times: 1, afterwards: true }],
    ["connections cut from then on", "reset", {}],
    ["half an answer", "truncated", { times: 1 }],
    ["half an answer from then on", "truncated", {}],
    ["a page of HTML", badGateway, { times: 1 }],
    ["pages of HTML from then on", badGateway, {}],
    ["503 from then on", unavailable, {}],
    ["429 with a time", throttled(0), { times: 1 }],
    ["403", failure(403, "AuthorizationFailed", "No."), { times: 1 }],
    ["403 from then on", failure(403, "AuthorizationFailed", "No."), {}],
    ["409", failure(409, "RequestConflict", "Another operation is being performed."), { times: 1 }],
    ["404 from then on", failure(404, "ResourceNotFound", "Gone."), {}],
    ["an expired token from then on", failure(401, "ExpiredAuthenticationToken", "Expired."), {}],
  ];

  for (const mode of ["sync200", "async202AzureAsync"] as const) {
    test.each(faults)(`%s, ${mode}`, async (name, outcome, more) => {
      const clean = await run({}, ({ simulator }) => (simulator.patchMode = mode));
      const requests = clean.simulator.requests.length;
      const sending = clean.simulator.requests.findIndex(({ method }) => method === "PATCH");
      expect(sending).toBeGreaterThan(8);
      // What is read beforehand is the same in both modes, and told alike whatever goes wrong.
      const first = mode === "sync200" && (outcome === "reset" || name.includes("token")) ? 0 : sending - 1;
      for (let index = first; index < requests; index += 1) {
        const when = more.times === undefined ? (_: unknown, at: number) => at >= index : nth(index);
        const built = await run({}, ({ simulator }) => {
          simulator.patchMode = mode;
          simulator.faults.push({ when, outcome, ...more });
        });
        expectTruth(built);
      }
    });
  }
});

describe("the user", () => {
  test("Escape at the question: nothing is sent, nothing is told", async () => {
    const built = remediationWorld({ escapeAt: 0 });
    const call = disableLocalAuth(built.desk.parts, [built.accountOf(built.chat)]);
    await expect(call).rejects.toBeInstanceOf(UserCancelledError);
    expect(built.desk.told).toEqual([]);
    expect(changes(built.before, built.world)).toEqual({});
    expect(built.simulator.requests.every(({ method }) => method === "GET" || method === "POST")).toBe(true);
  });

  test("stops waiting: the change goes on, and that is said", async () => {
    const built = await run({ stopAt: 1 }, ({ simulator }) => {
      simulator.patchMode = "async202AzureAsync";
      simulator.readsUntilDone = 20;
    });
    expect(built.outcome.result.kind).toBe("stopped");
    expectTruth(built);
    expect(built.chat.pending).toBeDefined();
  });

  test("is asked again when what they read has changed", async () => {
    const { desk, outcome } = await run(
      {
        meanwhile: (_asked, index) => {
          if (index === 0) delete world?.chat.properties["customSubDomainName"];
        },
      },
      (built) => (world = built),
    );
    expect(desk.asked).toHaveLength(2);
    expect(desk.asked[1]?.text).toContain("Something changed meanwhile.");
    expect(desk.asked[1]?.text).toContain("no custom subdomain");
    expect(desk.asked[1]?.choices[0]).toBe("Disable Anyway");
    expect(outcome.result.kind).toBe("done");
  });
  let world: RemediationWorld | undefined;

  test("takes the script instead", async () => {
    const built = remediationWorld({ answer: () => "Copy or Open as Script…" });
    const call = disableLocalAuth(built.desk.parts, [built.accountOf(built.chat)]);
    await expect(call).rejects.toBeInstanceOf(UserCancelledError);
    expect(built.desk.scripts).toHaveLength(1);
    expect(changes(built.before, built.world)).toEqual({});
  });

  test("may not: the operation and the least role are named, and the script is offered", async () => {
    const built = await run({}, ({ world: { assignments, grants }, admin }) => {
      assignments.splice(0);
      grants.splice(0);
      grants.push({ principalId: admin.id, scope: "/", allow: ["*/read"] });
    });
    expect(lastTold(built.desk)).toBe(
      `Nothing was changed on "chat". You may not perform "Microsoft.CognitiveServices/accounts/write" on "${built.chat.id}". The least role that allows it is "Cognitive Services Contributor".`,
    );
    const [script] = built.desk.told[0]?.actions ?? [];
    expect(script?.title).toBe("Copy or Open as Script…");
    await script?.run();
    expect(built.desk.scripts).toHaveLength(1);
  });
});

describe("what the question says", () => {
  const questionOf = async (prepare: (built: RemediationWorld) => void, options: DeskOptions = {}) => {
    const { desk } = await run(options, prepare);
    return desk.asked[0] ?? { text: "", choices: [] };
  };

  test("who can call afterwards, by role; owners cannot", async () => {
    const { text } = await questionOf(() => undefined);
    expect(text).toContain("chat-app (Cognitive Services OpenAI User)");
    expect(text).toContain("AI team (Cognitive Services User)");
    expect(text).not.toContain("Ada Admin");
    expect(text).toContain("Owner or Contributor alone is not enough: they have no data actions.");
  });

  test("that nobody can call afterwards, and insists on a decision", async () => {
    const { text, choices } = await questionOf(({ world, admin }) => {
      const owners = world.assignments.filter(({ principalId }) => principalId === admin.id);
      world.assignments.splice(0, world.assignments.length, ...owners);
    });
    expect(text).toContain("though nobody can call it afterwards?");
    expect(text).toContain("Owner and Contributor do not: they have no data actions.");
    expect(choices[0]).toBe("Disable Anyway");
  });

  test("an assignment of somebody who was deleted counts for nothing", async () => {
    const { text } = await questionOf(({ world, app, team }) => {
      for (const gone of [app, team]) world.principals.splice(world.principals.indexOf(gone), 1);
    });
    expect(text).toContain("though nobody can call it afterwards?");
  });

  test("who read keys lately, and that the request log goes nowhere", async () => {
    const { text } = await questionOf(({ world, chat, app }) =>
      world.activity.push({
        time: new Date(Date.now() - 1000).toISOString(),
        operation: "Microsoft.CognitiveServices/accounts/listKeys/action",
        status: "Succeeded",
        resourceId: chat.id,
        caller: app.id,
        objectId: app.id,
      }),
    );
    expect(text).toContain("Its keys were read in the last 30 days by chat-app.");
    expect(text).toContain("Who calls it with a key today is unknown: its request log goes nowhere.");
  });

  test("where the request log goes", async () => {
    const { text } = await questionOf(({ world, chat }) =>
      world.diagnosticSettings.push({
        id: `${chat.id}/providers/Microsoft.Insights/diagnosticSettings/all`,
        name: "all",
        properties: {
          workspaceId:
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/law",
          logs: [{ categoryGroup: "allLogs", enabled: true }],
          metrics: [],
        },
      }),
    );
    expect(text).toContain("shows in the request log in law");
  });

  test("what cannot be read is unknown, not absent", async () => {
    const { text, choices } = await questionOf(({ simulator }) => {
      for (const part of ["roleAssignments", "eventtypes"]) {
        simulator.faults.push({ when: toPath(part), outcome: failure(403, "AuthorizationFailed", "No.") });
      }
    });
    expect(text).toContain("is unknown: its role assignments could not be read.");
    expect(text).toContain("Who read its keys lately is unknown: the activity log could not be read.");
    expect(choices[0]).toBe("Disable API Keys");
  });

  test("which files of the workspace use keys, and opens one", async () => {
    const use = { path: "src/client.ts", line: 3, mark: "AzureKeyCredential" };
    const built = remediationWorld({
      keyUses: [use],
      answer: ({ kind }) => (kind === "choose" ? "Show Places…" : "client.ts"),
    });
    const call = disableLocalAuth(built.desk.parts, [built.accountOf(built.chat)]);
    await expect(call).rejects.toBeInstanceOf(UserCancelledError);
    expect(built.desk.asked[0]?.text).toContain("1 place in this workspace uses keys: src/client.ts.");
    expect(built.desk.opened).toEqual([use]);
    expect(changes(built.before, built.world)).toEqual({});
  });

  test("assigning a role first leads back to the question, with the new caller in it", async () => {
    const built = remediationWorld({
      answer: ({ choices }) => (answers.length > 0 ? answers.shift() : choices[0]),
    });
    const answers = ["Assign Role First…"];
    const { world, admin, roles, chat } = built;
    const call = disableLocalAuth(built.desk.parts, [built.accountOf(chat)], {
      assignRole: () => {
        const [owner] = world.assignments.filter(({ principalId }) => principalId === admin.id);
        if (owner === undefined) throw new Error("no owner");
        world.assignments.push({ ...owner, id: `${owner.id}2`, roleDefinitionId: roles.openAiUser.name });
        return Promise.resolve();
      },
    });
    expect((await call).map(({ result }) => result.kind)).toEqual(["done"]);
    expect(built.desk.asked).toHaveLength(2);
    expect(built.desk.asked[1]?.text).toContain("Ada Admin");
  });
});

describe("the journal", () => {
  test("holds what was, what is, by whom, and never a key", async () => {
    const { desk, chat, production } = await run();
    expect(desk.entries()).toMatchObject([
      {
        what: "Disable API Keys",
        target: chat.id,
        subscription: { id: production.id, name: "Production" },
        by: "sim",
        before: { disableLocalAuth: false },
        after: { disableLocalAuth: true },
        result: "done",
        undo: { kind: "allowKeys", accountId: chat.id },
      },
    ]);
    expect(JSON.stringify(desk.entries())).not.toMatch(/chat-key|eyJ/);
  });

  test("says nothing of what was never sent", async () => {
    const { desk } = await run({}, ({ chat }) => (chat.properties["disableLocalAuth"] = true));
    expect(desk.entries()).toEqual([]);
  });

  test("a journal that cannot be written does not hide the result", async () => {
    const built = remediationWorld();
    const parts = {
      ...built.desk.parts,
      journal: { ...built.desk.parts.journal, add: () => Promise.reject(new Error("full")) },
    };
    const [outcome] = await disableLocalAuth(parts, [built.accountOf(built.chat)]);
    expect(outcome?.result.kind).toBe("done");
    expect(lastTold(built.desk)).toMatch(words.done);
    expect(built.desk.log.join("\n")).toContain("could not be written");
  });
});

describe("fifty accounts", () => {
  function fifty() {
    const built = remediationWorld();
    const all = Array.from({ length: 50 }, (_, index) =>
      addAccount(built.world, built.sandbox, { name: `many-${index}` }),
    );
    return { ...built, all, accounts: all.map(built.accountOf) };
  }

  test("three fail: the summary is right, and retry takes the three", async () => {
    const built = fifty();
    const failing = ["many-7", "many-20", "many-49"];
    for (const name of failing)
      built.simulator.faults.push({ when: toPath(`/${name}`, "PATCH"), outcome: unavailable });
    const outcomes = await disableLocalAuth(built.desk.parts, built.accounts);

    expect(outcomes).toHaveLength(50);
    expect(built.desk.asked).toHaveLength(1);
    const off = built.all.filter(({ properties }) => properties["disableLocalAuth"] === true);
    expect(off).toHaveLength(47);
    const [message] = built.desk.told;
    expect(message?.text).toMatch(/^47 of 50 accounts: API keys are off\. Nothing was changed on "many-7"\./);
    for (const name of failing) expect(message?.text).toContain(`"${name}"`);
    expect(message?.severity).toBe("error");
    expect(message?.actions.map(({ title }) => title)).toEqual(["Retry 3 Accounts"]);
    expect(built.desk.reports).toContain("50 of 50");

    built.simulator.faults.splice(0);
    const sent = built.simulator.sent("/accounts/", "PATCH").length;
    await message?.actions[0]?.run();
    expect(
      built.simulator
        .sent("/accounts/", "PATCH")
        .slice(sent)
        .map(({ path }) => path.split("/").at(-1)),
    ).toEqual(failing);
    expect(lastTold(built.desk)).toBe("3 of 3 accounts: API keys are off.");
    expect(built.all.every(({ properties }) => properties["disableLocalAuth"] === true)).toBe(true);
    expectNoKeys(built.simulator);
  });

  test("those that are off already are left alone, and counted as off", async () => {
    const built = fifty();
    for (const account of built.all.slice(0, 10)) account.properties["disableLocalAuth"] = true;
    await disableLocalAuth(built.desk.parts, built.accounts);
    expect(built.simulator.sent("/accounts/", "PATCH")).toHaveLength(40);
    expect(lastTold(built.desk)).toBe("50 of 50 accounts: API keys are off.");
  });
});
