import { describe, expect, test } from "vitest";
import { disableLocalAuth } from "#src/commands/disable-local-auth";
import type { AccountOutcome } from "#src/commands/remediation/account-remediation";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "#support/remediation-desk";
import { tellsTheTruth } from "#support/remediation-table";
import {
  changes,
  lastTold,
  snapshot,
  remediationWorld,
  type RemediationWorld,
} from "#support/remediation-world";
import { toPath } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";
import type { SimPolicy } from "#support/simulator/world";

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

const flipping = (effect: SimPolicy["effect"]): SimPolicy => ({
  displayName: "Keep keys on",
  assignmentId: "/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/keep",
  effect,
  violates: ({ disableLocalAuth }) => disableLocalAuth === true,
  change: { disableLocalAuth: false },
});

tellsTheTruth({
  account: ({ chat }) => chat,
  start: ({ desk, accountOf, chat }) => disableLocalAuth(desk.parts, [accountOf(chat)]),
  done: "API keys are off",
  undone: "API keys are on",
  isDone: ({ chat }) => chat.properties["disableLocalAuth"] === true,
  mayDiffer: /^account chat (disableLocalAuth|provisioningState)$/,
  sends: { method: "PATCH", body: { properties: { disableLocalAuth: true } } },
  patch: { before: { disableLocalAuth: false }, after: { disableLocalAuth: true } },
});

describe("what it waits for", () => {
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

describe("the user", () => {
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

  describe("who called with a key lately", () => {
    const logging = ({ world, chat, production }: RemediationWorld, more: object = {}) => {
      const group = `/subscriptions/${production.id}/resourceGroups/g`;
      const workspaceId = `${group}/providers/Microsoft.OperationalInsights/workspaces/law`;
      const logs = [{ categoryGroup: "allLogs", enabled: true }];
      const id = `${chat.id}/providers/Microsoft.Insights/diagnosticSettings/all`;
      world.diagnosticSettings.push({ id, name: "all", properties: { workspaceId, logs, ...more } });
    };
    const call = (built: RemediationWorld, address: string, objectId = "", days = 1) =>
      built.world.calls.push({
        accountId: built.chat.id,
        objectId,
        address,
        time: new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString(),
      });

    test("is read from the workspace that gets the request log, the most frequent first", async () => {
      const { text } = await questionOf((built) => {
        logging(built);
        call(built, "198.51.100.***");
        for (let number = 0; number < 3; number += 1) call(built, "203.0.113.***");
        call(built, "192.0.2.***", built.app.id);
        call(built, "192.0.2.***", "", 40);
      });
      expect(text).toContain(
        'Its request log in "law" has 4 calls of the last 30 days without an object id, as those with a key are. They came from 203.0.113.***, 198.51.100.***.',
      );
    });

    test("is nobody where all calls have an object id", async () => {
      const { text } = await questionOf((built) => {
        logging(built);
        call(built, "192.0.2.***", built.app.id);
      });
      expect(text).toContain('Its request log in "law" shows no call with a key in the last 30 days');
    });

    test("is unknown where the log goes elsewhere", async () => {
      const { text } = await questionOf((built) =>
        logging(built, { workspaceId: undefined, storageAccountId: "/s/archive" }),
      );
      expect(text).toContain("with a key today is unknown: its request log goes where it cannot be asked.");
    });

    test.each([
      ["may not be asked", failure(403, "InsufficientAccessError", "No.")],
      ["is not to be reached", "reset" as const],
      ["answers nonsense", "truncated" as const],
      ["wants another sign-in", failure(401, "InvalidTokenError", "No.")],
    ])("is unknown where the log %s, and nothing is held up by it", async (_name, outcome) => {
      const { text, choices } = await questionOf((built) => {
        logging(built);
        built.simulator.faults.push({ when: toPath("/v1/"), outcome });
      });
      expect(text).toMatch(/with a key today is unknown: its request log could not be asked\. \S/);
      expect(choices[0]).toBe("Disable API Keys");
    });
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
    expect(lastTold(built.desk)).toBe('API keys are off for "chat".');
    expect(built.desk.log.join("\n")).toContain("could not be written");
  });
});
