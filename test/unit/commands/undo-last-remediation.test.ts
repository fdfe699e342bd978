import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { allowLocalAuth } from "#src/commands/allow-local-auth";
import { allowSelectedNetworks } from "#src/commands/allow-selected-networks";
import { assignLeastRole } from "#src/commands/assign-least-role";
import { closePublicAccess } from "#src/commands/close-public-access";
import { disableLocalAuth } from "#src/commands/disable-local-auth";
import type { JournalEntry, Undo } from "#src/commands/remediation/journal";
import { removeRoleAssignment } from "#src/commands/remove-role-assignment";
import { replaceRoleAssignment } from "#src/commands/replace-role-assignment";
import { sendLogs } from "#src/commands/send-logs";
import { undoLastRemediation } from "#src/commands/undo-last-remediation";
import { OperationError, UserCancelledError } from "#src/infrastructure/errors";
import type { Asked, DeskOptions } from "#support/remediation-desk";
import { strikes, tellsTheTruth } from "#support/remediation-table";
import {
  changes,
  lastTold,
  remediationWorld,
  snapshot,
  type RemediationWorld,
} from "#support/remediation-world";
import { seen } from "#support/simulator/arm";
import { addAssignment } from "#support/simulator/build";

/** Types what is asked for, and takes the first choice otherwise. */
const agreeing = ({ kind, text, choices }: Asked) =>
  kind === "input" ? /^Type (\S+) to/.exec(text)?.[1] : choices[0];

function setUp(options: DeskOptions = {}) {
  const built = remediationWorld({ answer: agreeing, ...options });
  return { ...built, undo: () => undo(built) };
}

function undo({ desk, production }: RemediationWorld) {
  const subscriptions = () => Promise.resolve([seen(production)]);
  return undoLastRemediation(desk.parts, { isHere: () => true, subscriptions });
}

function entryOf(built: RemediationWorld, undoing: Undo, more: Partial<JournalEntry> = {}): JournalEntry {
  const { key, id, name } = seen(built.production);
  return {
    id: "e1",
    time: "2026-01-02T03:04:05.000Z",
    what: "Change",
    target: built.chat.id,
    subscription: { key, id, name },
    by: "ada@contoso.example",
    before: "unknown",
    after: "unknown",
    result: "done",
    detail: "",
    undo: undoing,
    ...more,
  };
}

const after = (make: (built: RemediationWorld) => Undo) => async (built: RemediationWorld) => {
  await built.desk.parts.journal.add(entryOf(built, make(built)));
  await undo(built);
};

const asCase = { options: { answer: agreeing }, looks: 3, whenGone: "gone" as const };

describe("of keys that were turned off", () => {
  tellsTheTruth({
    ...asCase,
    account: ({ search }) => search,
    start: after(({ search }) => ({ kind: "allowKeys", accountId: search.id })),
    done: "API keys are on",
    undone: "API keys are off",
    isDone: ({ search }) => search.properties["disableLocalAuth"] === false,
    mayDiffer: /^account search (disableLocalAuth|keys|provisioningState)$/,
    sends: { method: "PATCH", body: { properties: { disableLocalAuth: false } } },
    patch: { before: { disableLocalAuth: true }, after: { disableLocalAuth: false } },
  });
});

const rules = { ipRules: [{ value: "203.0.113.7" }], virtualNetworkRules: [] };

describe("of public access that was closed", () => {
  tellsTheTruth({
    ...asCase,
    looks: 4,
    account: ({ chat }) => chat,
    prepare: ({ chat }) => void (chat.properties["publicNetworkAccess"] = "Disabled"),
    start: after(({ chat }) => ({
      kind: "setNetwork",
      accountId: chat.id,
      publicNetworkAccess: "Enabled",
    })),
    done: "Public network access is on",
    undone: "Public network access is off",
    isDone: ({ chat }) => chat.properties["publicNetworkAccess"] === "Enabled",
    mayDiffer: /^account chat (publicNetworkAccess|provisioningState)$/,
    sends: { method: "PATCH", body: { properties: { publicNetworkAccess: "Enabled" } } },
    patch: { before: { publicNetworkAccess: "Disabled" }, after: { publicNetworkAccess: "Enabled" } },
  });
});

describe("of networks that were limited", () => {
  const [denied, allowed] = ["Deny", "Allow"].map((defaultAction) => ({
    networkAcls: { ...rules, defaultAction },
  })) as [{ networkAcls: object }, { networkAcls: object }];
  tellsTheTruth({
    ...asCase,
    looks: 4,
    account: ({ chat }) => chat,
    prepare: ({ chat }) => void Object.assign(chat.properties, structuredClone(denied)),
    start: after(({ chat }) => ({ kind: "setNetwork", accountId: chat.id, defaultAction: "Allow" })),
    done: "Access is open to every network",
    undone: "Access is limited to selected networks",
    isDone: ({ chat }) => isDeepStrictEqual(chat.properties["networkAcls"], allowed.networkAcls),
    mayDiffer: /^account chat (networkAcls|provisioningState)$/,
    sends: { method: "PATCH", body: { properties: allowed } },
    patch: { before: denied, after: allowed },
  });
});

function addSetting(built: RemediationWorld, properties = {}): void {
  const id = `${built.chat.id}/providers/Microsoft.Insights/diagnosticSettings/to-law`;
  built.world.diagnosticSettings.push({ id, name: "to-law", properties });
}

describe("of logs that were sent", () => {
  tellsTheTruth({
    ...asCase,
    account: ({ chat }) => chat,
    prepare: addSetting,
    start: after(({ chat }) => ({ kind: "removeLogs", accountId: chat.id, name: "to-law" })),
    done: 'The diagnostic setting "to-law" is gone',
    undone: 'The diagnostic setting "to-law" is still there',
    isDone: ({ world }) => world.diagnosticSettings.length === 0,
    mayDiffer: /^logs \S+\/to-law$/,
    sends: { method: "DELETE", body: {} },
  });
});

describe("every remediation can be taken back", () => {
  type Step = readonly [name: string, run: (built: RemediationWorld) => Promise<unknown>, stays: RegExp];
  const inChat = (built: RemediationWorld) => built.accountOf(built.chat);
  const ofGrace = ({ world, grace, chat }: RemediationWorld) => {
    const found = world.assignments.find(
      ({ principalId, scope }) => principalId === grace.id && scope === chat.id,
    );
    if (found === undefined) throw new Error("no assignment");
    return { ...found, principalType: "User" as const };
  };
  const steps: readonly Step[] = [
    [
      "Disable API Keys",
      (built) => disableLocalAuth(built.desk.parts, [inChat(built)]),
      /^account chat (keys|disableLocalAuth)$/,
    ],
    [
      "Allow API Keys Again",
      (built) => allowLocalAuth(built.desk.parts, built.accountOf(built.search)),
      /^account search keys$/,
    ],
    ["Close Public Access", (built) => closePublicAccess(built.desk.parts, [inChat(built)]), /^$/],
    [
      "Allow Selected Networks Only",
      (built) => allowSelectedNetworks(built.desk.parts, [inChat(built)]),
      /^$/,
    ],
    [
      "Send Logs",
      (built) => {
        const id = `/subscriptions/${built.production.id}/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/law`;
        built.world.workspaces.push({ id, name: "law", location: "westeurope" });
        return sendLogs(built.desk.parts, [inChat(built)], [seen(built.production)]);
      },
      /^$/,
    ],
    [
      "Remove Assignment",
      (built) => removeRoleAssignment(built.desk.parts, inChat(built), ofGrace(built)),
      /^$/,
    ],
    ["Replace Role", (built) => replaceRoleAssignment(built.desk.parts, inChat(built), ofGrace(built)), /^$/],
    [
      "Assign Role",
      (built) => assignLeastRole(built.desk.parts, inChat(built), [{ id: built.app.id, label: "chat-app" }]),
      /^$/,
    ],
  ];

  test.each(steps)("%s, and only once", async (what, run, stays) => {
    const built = setUp();
    addAssignment(built.world, built.chat.id, built.roles.cognitiveServicesUser, built.grace);
    const before = comparable(built);
    await run(built);
    expect(built.desk.entries()[0]).toMatchObject({ what, result: "done" });
    expect(comparable(built)).not.toEqual(before);

    await built.undo();
    const now = comparable(built);
    const paths = [...new Set([...before.keys(), ...now.keys()])];
    const differing = paths.filter((path) => before.get(path) !== now.get(path) && !stays.test(path));
    expect(differing).toEqual([]);
    const [undoing, first] = built.desk.entries();
    expect(undoing).toMatchObject({ what: `Undo: ${what}`, result: "done", undo: { kind: "none" } });
    expect(first?.undone).toBeDefined();
    expect(JSON.stringify(built.desk.entries())).not.toMatch(/(chat|search)-key|eyJ/);

    const requests = built.simulator.requests.length;
    await built.undo();
    expect(lastTold(built.desk)).toContain("There is nothing to undo.");
    expect(built.simulator.requests).toHaveLength(requests);
  });

  /** Everything, without who made an assignment when: that does not come back. */
  function comparable({ world }: RemediationWorld): ReadonlyMap<string, string> {
    return new Map(
      [...snapshot(world)].map(([path, value]) => [
        path,
        value.replace(/"created(On|By)":"[^"]*",?/g, "").replace(/,}/, "}"),
      ]),
    );
  }
});

describe("what is said beforehand", () => {
  test("what is taken back, done when and by whom", async () => {
    const built = setUp();
    await disableLocalAuth(built.desk.parts, [built.accountOf(built.chat)]);
    await built.undo();
    const question = built.desk.asked.find(({ text }) => text.startsWith("Allow API keys"));
    expect(question?.text).toMatch(/This takes back "Disable API Keys", done .* by sim\./);
    expect(question?.text).toContain("Azure makes both keys anew");
  });

  test("keys that go off again stay the new ones", async () => {
    const built = setUp();
    await allowLocalAuth(built.desk.parts, built.accountOf(built.search));
    await built.undo();
    expect(built.desk.asked.at(-1)?.text).toContain(
      "Both keys stay the new ones: those from before do not come back.",
    );
  });

  test("that access gets wider, and the name has to be typed", async () => {
    const built = setUp();
    await closePublicAccess(built.desk.parts, [built.accountOf(built.chat)]);
    await built.undo();
    const [question, name] = built.desk.asked.slice(-2);
    expect(question?.text).toContain('Open "chat" again?');
    expect(question?.text).toContain(
      "This widens access: every address on the internet reaches it again, and whoever has a key can call it.",
    );
    expect(name?.kind).toBe("input");
  });

  test("rules that somebody added since are shown, and kept", async () => {
    const built = setUp();
    const { chat } = built;
    await allowSelectedNetworks(built.desk.parts, [built.accountOf(chat)]);
    chat.properties["networkAcls"] = { ...(chat.properties["networkAcls"] as object), ...rules };
    await built.undo();
    const question = built.desk.asked.find(({ text }) => text.startsWith("Open "));
    expect(question?.text).toMatch(
      /Somebody changed it since: it was left as \{.*\}, and is \{.*203\.0\.113\.7/,
    );
    expect(chat.properties["networkAcls"]).toEqual({ ...rules, defaultAction: "Allow" });
  });

  test("a role that is assigned again: role, scope, name, type and condition", async () => {
    const built = setUp();
    const condition = "@Resource[x] StringEquals 'y'";
    const made = addAssignment(built.world, built.chat.id, built.roles.cognitiveServicesUser, built.grace, {
      condition,
      conditionVersion: "2.0",
    });
    const account = built.accountOf(built.chat);
    await removeRoleAssignment(built.desk.parts, account, { ...made, principalType: "User" });
    await built.undo();
    const text = built.desk.asked.at(-1)?.text ?? "";
    expect(text).toContain('Assign "Cognitive Services User" to Grace again?');
    expect(text).toContain(`This widens access: it is assigned at ${built.chat.id}`);
    expect(text).toContain(`It gets its former name, ${made.name}. Type of principal: User.`);
    expect(text).toContain(`Its condition comes with it: ${condition}`);
    const again = built.world.assignments.find(({ name }) => name === made.name);
    expect(again).toMatchObject({ condition, conditionVersion: "2.0", principalType: "User" });
  });

  test("what changes while the user reads is shown, and asked again", async () => {
    const built = setUp({
      meanwhile: ({ text }) => {
        const { app, world } = built;
        if (!text.startsWith("Assign ") || !world.principals.includes(app)) return;
        world.principals.splice(world.principals.indexOf(app), 1);
      },
    });
    const [shown] = built.world.assignments.filter(({ principalId }) => principalId === built.app.id);
    if (shown === undefined) throw new Error("no assignment");
    const account = built.accountOf(built.chat);
    await removeRoleAssignment(built.desk.parts, account, { ...shown, principalType: "ServicePrincipal" });
    await built.undo();
    const asked = built.desk.asked.filter(({ text }) => text.startsWith("Assign "));
    expect(asked).toHaveLength(2);
    expect(asked[1]?.text).toContain("Something changed meanwhile.");
    expect(asked[1]?.text).toContain("is no longer in the directory: Azure may refuse.");
  });
});

describe("which one", () => {
  test("the newest that can be undone, of what is shown now", async () => {
    const built = setUp();
    const { journal } = built.desk.parts;
    const off = { kind: "disableKeys", accountId: built.chat.id } as const;
    await journal.add(entryOf(built, off, { id: "a", what: "Wanted" }));
    await journal.add(entryOf(built, off, { id: "b", undone: "2026-01-01T00:00:00Z" }));
    await journal.add(entryOf(built, off, { id: "c", result: "not done" }));
    await journal.add(entryOf(built, off, { id: "d", result: "reverted" }));
    await journal.add(entryOf(built, { kind: "none", because: "No." }, { id: "e" }));
    await journal.add(entryOf(built, off, { id: "f", by: "sample" }));
    const subscriptions = () => Promise.resolve([seen(built.production)]);
    await undoLastRemediation(built.desk.parts, { isHere: ({ by }) => by !== "sample", subscriptions });
    expect(built.desk.entries().find(({ undone, id }) => undone !== undefined && id !== "b")?.id).toBe("a");
    expect(built.chat.properties["disableLocalAuth"]).toBe(true);
  });

  test("none: that is said, with the reason of the newest", async () => {
    const built = setUp();
    await built.undo();
    expect(lastTold(built.desk)).toBe("There is nothing to undo.");
    await built.desk.parts.journal.add(entryOf(built, { kind: "none", because: "It is too late." }));
    await built.undo();
    expect(lastTold(built.desk)).toBe('There is nothing to undo. "Change" cannot be undone: It is too late.');
  });

  test("one of a subscription that nobody sees now is not passed over in silence", async () => {
    const built = setUp();
    const subscription = { key: "other", id: "other", name: "Elsewhere" };
    const off = { kind: "disableKeys", accountId: built.chat.id } as const;
    await built.desk.parts.journal.add(entryOf(built, off, { subscription }));
    await expect(built.undo()).rejects.toThrow('in the subscription "Elsewhere" by ada@contoso.example');
  });

  test("an undo that did not happen can be tried again", async () => {
    const built = setUp();
    await closePublicAccess(built.desk.parts, [built.accountOf(built.chat)]);
    built.simulator.patchMode = "failed";
    await built.undo();
    expect(built.desk.entries().every(({ undone }) => undone === undefined)).toBe(true);
    built.simulator.patchMode = "sync200";
    built.chat.properties["provisioningState"] = "Succeeded";
    await built.undo();
    expect(built.chat.properties["publicNetworkAccess"]).toBe("Enabled");
  });
});

describe("roles: a fault at any request leaves what is told true", () => {
  /** "Reader" was put in place of the role of the app. */
  async function replaced(options: DeskOptions = {}) {
    const built = setUp(options);
    const { world, app, chat, roles, desk } = built;
    const index = world.assignments.findIndex(({ principalId }) => principalId === app.id);
    const [old] = world.assignments.splice(index, 1);
    if (old === undefined) throw new Error("no assignment");
    const made = addAssignment(world, chat.id, roles.reader, app);
    const { scope, name, roleDefinitionId, principalId } = old;
    const assignment = { roleDefinitionId, principalId, principalType: "ServicePrincipal" };
    const undoing = {
      kind: "replaceBack",
      old: { scope, name, assignment },
      newAssignmentId: made.id,
    } as const;
    await desk.parts.journal.add(entryOf(built, undoing));
    const holds = (id: string) => world.assignments.some((one) => one.id === id);
    return {
      ...built,
      before: snapshot(world),
      hasOld: () => holds(old.id),
      hasNew: () => holds(made.id),
      made,
      old,
    };
  }

  const attempt = async (prepare: (built: RemediationWorld) => void) => {
    const built = await replaced();
    prepare(built);
    const error: unknown = await built.undo().catch((thrown: unknown) => thrown);
    if (error !== undefined) expect((error as Error).name).toMatch(/^(AzureError|OperationError)$/);
    return { ...built, error };
  };

  test.each(strikes)("%s", async (_name, outcome, more) => {
    const clean = await attempt(() => undefined);
    expect(clean.hasOld() && !clean.hasNew()).toBe(true);
    const indices = clean.simulator.requests.map((_request, index) => index);
    const all = indices.map((index) =>
      attempt(({ simulator }) => {
        const when = (_: unknown, at: number) => (more.times === undefined ? at >= index : at === index);
        simulator.faults.push({ when, outcome, ...more });
      }),
    );
    for (const tried of await Promise.all(all)) {
      const { desk, error, hasOld, hasNew, before, world, old, made } = tried;
      const told = lastTold(desk);
      // Never less than the narrower role, and nothing else touched.
      expect(hasOld() || hasNew()).toBe(true);
      const allowed = [`assignment ${old.id}`, `assignment ${made.id}`];
      expect(Object.keys(changes(before, world)).filter((path) => !allowed.includes(path))).toEqual([]);
      const isUndone = desk.entries().some(({ undone }) => undone !== undefined);
      expect(isUndone).toBe(error === undefined && /is removed\. It may take|It is as before/.test(told));
      if (error !== undefined) expect([hasOld(), hasNew(), told]).toEqual([false, true, ""]);
      else if (/^Nothing was undone\./.test(told)) expect([hasOld(), hasNew()]).toEqual([false, true]);
      else if (/ again\. .* is removed\./.test(told)) expect([hasOld(), hasNew()]).toEqual([true, false]);
      else if (/ again\. .* is still there\./.test(told)) expect([hasOld(), hasNew()]).toEqual([true, true]);
      else if (/ again\. Whether .* was removed could not be read\./.test(told)) expect(hasOld()).toBe(true);
      else expect(told).toMatch(/^Whether .* again could not be read\. .* is still assigned\./);
    }
  });

  test("Escape: nothing is sent", async () => {
    const built = await replaced({ escapeAt: 0 });
    await expect(built.undo()).rejects.toBeInstanceOf(UserCancelledError);
    expect(changes(built.before, built.world)).toEqual({});
    expect(built.desk.entries().every(({ undone }) => undone === undefined)).toBe(true);
  });

  test("may not: operations and least role are named, and the script is offered", async () => {
    const built = await replaced();
    const readers = built.world.assignments.filter(({ principalId }) => principalId === built.admin.id);
    for (const one of readers) built.world.assignments.splice(built.world.assignments.indexOf(one), 1);
    await built.undo();
    expect(lastTold(built.desk)).toMatch(
      /^Nothing was undone\. You may not perform "Microsoft\.Authorization\/roleAssignments\/write"/,
    );
    expect(built.desk.told[0]?.actions.map(({ title }) => title)).toEqual(["Copy or Open as Script…"]);
  });

  test("an assignment without which nobody could assign roles is not taken back", async () => {
    const built = setUp();
    const { world, admin, roles, production } = built;
    for (const one of world.assignments.filter(({ roleDefinitionId }) =>
      roleDefinitionId.endsWith(roles.owner.name),
    )) {
      world.assignments.splice(world.assignments.indexOf(one), 1);
    }
    const { id } = addAssignment(world, `/subscriptions/${production.id}`, roles.owner, admin);
    await built.desk.parts.journal.add(entryOf(built, { kind: "removeAssignment", assignmentId: id }));
    await expect(built.undo()).rejects.toBeInstanceOf(OperationError);
    expect(world.assignments.some((one) => one.id === id)).toBe(true);
  });
});
