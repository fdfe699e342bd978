import { isDeepStrictEqual } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { OperationError, UserCancelledError } from "#src/infrastructure/errors";
import type { DeskOptions } from "./remediation-desk";
import {
  changes,
  expectNoKeys,
  lastTold,
  remediationWorld,
  snapshot,
  type OutcomeKind,
  type RemediationWorld,
} from "./remediation-world";
import { badGateway, nth, throttled, toPath, unavailable, type Fault } from "./simulator/faults";
import { failure, type SimOutcome } from "./simulator/message";
import type { Fields, SimAccount, SimPolicy } from "./simulator/world";

/** A remediation of one account, as the tables below need it. */
export interface RemediationCase {
  readonly account: (built: RemediationWorld) => SimAccount;
  /** What is there before it begins. */
  readonly prepare?: (built: RemediationWorld) => void;
  readonly start: (built: RemediationWorld) => Promise<unknown>;
  readonly options?: DeskOptions;
  /** What is told where it is done, and where it is not: "API keys are off". */
  readonly done: string;
  readonly undone: string;
  /** Whether the simulator's account is as wanted. */
  readonly isDone: (built: RemediationWorld) => boolean;
  /** Paths of `changes` that may differ afterwards. */
  readonly mayDiffer: RegExp;
  readonly sends: { readonly method: "PATCH" | "PUT" | "DELETE"; readonly body: unknown };
  /** How often the account is read before the change: twice unless told. */
  readonly looks?: number;
  readonly whenGone?: OutcomeKind;
  /** For a patch: the properties before and after it. */
  readonly patch?: { readonly before: Fields; readonly after: Fields };
}

interface Tried extends RemediationWorld {
  readonly of: RemediationCase;
  readonly before: ReadonlyMap<string, string>;
  /** Said instead of beginning. */
  readonly refusal: Error | undefined;
}

async function attempt(
  of: RemediationCase,
  prepare: (built: RemediationWorld) => void = () => undefined,
  options: DeskOptions = {},
): Promise<Tried> {
  const built = remediationWorld({ ...of.options, ...options });
  of.prepare?.(built);
  prepare(built);
  const before = snapshot(built.world);
  let refusal: Error | undefined;
  try {
    await of.start(built);
  } catch (error) {
    if (!(error instanceof OperationError || error instanceof AzureError)) throw error;
    refusal = error;
  }
  return { ...built, of, before, refusal };
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What the user may be told where it ended so, word for word as far as it matters. */
function wordsOf(
  { done, undone }: RemediationCase,
  name: string,
): readonly (readonly [OutcomeKind, RegExp])[] {
  const on = (text: string) => new RegExp(text.replaceAll("NAME", `"${quoted(name)}"`));
  const [is, isNot] = [quoted(done), quoted(undone)];
  return [
    ["done", on(`^${is} for NAME\\.$`)],
    ["already", on(`^${is} for NAME already\\. Nothing was changed\\.$`)],
    ["otherwise", on(`^Azure took the change, but the account is not as asked\\. ${isNot} for NAME: `)],
    ["failed", on(`^Azure did not finish the change\\. ${isNot} for NAME\\.`)],
    [
      "running",
      on("^Azure is still changing NAME after 15 minutes\\. Refresh it later to see how it ended\\.$"),
    ],
    ["stopped", on("^You stopped waiting, which does not stop the change of NAME\\.")],
    ["busy", on("^Azure is busy with a change of NAME and took no other one\\.")],
    [
      "notAllowed",
      on(
        '^Nothing was changed on NAME\\. You may not perform "\\S+" on "\\S+"\\. The least role that allows it is "[^"]+"\\.$',
      ),
    ],
    ["untouched", on("^Nothing was changed on NAME\\.$")],
    ["refused", on("^Nothing was changed on NAME\\. \\S")],
    ["gone", on("^NAME is gone: somebody deleted it meanwhile\\.$")],
    ["gone", /is gone, so there is nothing left to undo\.$/],
    ["unreadable", on("^The change of NAME was sent, but how it ended could not be read\\. \\S")],
  ];
}

/** How it ended by what the user was told; fails where they were told nothing, or nothing foreseen. */
function toldKind({ of, desk, refusal, ...built }: Tried): OutcomeKind {
  if (refusal !== undefined) {
    expect(desk.told).toEqual([]);
    return "untouched";
  }
  expect(desk.told).toHaveLength(1);
  const { name } = of.account({ ...built, desk });
  const found = wordsOf(of, name).find(([, words]) => words.test(lastTold(desk)));
  expect(found, lastTold(desk)).toBeDefined();
  return found?.[0] ?? "untouched";
}

/** What the user was told is true of the simulator's state, and nothing else changed. */
function expectTruth(tried: Tried): OutcomeKind {
  const { of, before, world, simulator } = tried;
  const kind = toldKind(tried);
  const state = { isDone: of.isDone(tried), isPending: of.account(tried).pending !== undefined };
  const sent = simulator.requests.filter(({ method }) => ["PATCH", "PUT", "DELETE"].includes(method));
  if (kind === "done" || kind === "already") expect(state).toEqual({ isDone: true, isPending: false });
  if (["otherwise", "failed", "refused", "notAllowed", "untouched"].includes(kind)) {
    expect(state).toEqual({ isDone: false, isPending: false });
  }
  if (kind === "running" || kind === "busy") expect(state.isPending).toBe(true);
  if (["stopped", "unreadable", "running", "otherwise", "failed"].includes(kind))
    expect(sent).not.toEqual([]);
  if (["already", "notAllowed", "untouched"].includes(kind)) expect(sent).toEqual([]);

  const differing = Object.keys(changes(before, world));
  expect(differing.filter((path) => !of.mayDiffer.test(path))).toEqual([]);
  for (const { method, body } of sent) expect({ method, body }).toEqual(of.sends);
  expectNoKeys(simulator);
  return kind;
}

type Row = readonly [name: string, kind: OutcomeKind, prepare: (built: RemediationWorld) => void];

function rowsOf(of: RemediationCase): readonly Row[] {
  const sending = (built: RemediationWorld) => toPath(`accounts/${of.account(built).name}`, of.sends.method);
  const fault = (more: Omit<Fault, "when">) => (built: RemediationWorld) =>
    void built.simulator.faults.push({ when: sending(built), ...more });
  return [
    ["it answers at once", "done", () => undefined],
    [
      "a lock forbids it",
      "refused",
      (built) => built.world.locks.push({ scope: of.account(built).id, level: "ReadOnly" }),
    ],
    [
      "the caller's role does not have it",
      "notAllowed",
      ({ world, admin, roles }) => {
        const [owner] = world.assignments.filter(({ principalId }) => principalId === admin.id);
        if (owner === undefined) throw new Error("no owner");
        const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${roles.reader.name}`;
        world.assignments.splice(0, world.assignments.length, { ...owner, scope: "/", roleDefinitionId });
      },
    ],
    [
      "Azure refuses what the permissions promised",
      "refused",
      ({ world, admin }) =>
        world.grants.splice(0, world.grants.length, {
          principalId: admin.id,
          scope: "/",
          allow: ["*/read"],
        }),
    ],
    [
      "the account is gone",
      of.whenGone ?? "refused",
      (built) => built.world.accounts.splice(built.world.accounts.indexOf(of.account(built)), 1),
    ],
    ["429 that says when", "done", fault({ times: 1, outcome: throttled(0) })],
    ["429 again and again", "refused", fault({ outcome: throttled(0) })],
    ["429 that asks for an hour", "refused", fault({ outcome: throttled(3600) })],
    ["503 for ever", "refused", fault({ outcome: unavailable })],
    ["a page of HTML for ever", "refused", fault({ outcome: badGateway })],
    ["a token that is refused once", "done", fault({ times: 1, outcome: expired })],
    [
      "the answer is always lost, but the change is made",
      "done",
      fault({ outcome: "reset", afterwards: true }),
    ],
    ["500 with a page of HTML, though it is made", "done", fault({ outcome: badGateway, afterwards: true })],
    ["somebody changed its tags", "done", (built) => (of.account(built).tags = { owner: "grace" })],
    ...(of.patch === undefined ? [] : patchRows(of, of.patch)),
  ];
}

const expired = failure(401, "ExpiredAuthenticationToken", "Expired.");

function patchRows(
  of: RemediationCase,
  { before, after }: NonNullable<RemediationCase["patch"]>,
): readonly Row[] {
  const [[property, wanted] = ["", undefined]] = Object.entries(after);
  const flipping = (effect: SimPolicy["effect"]) => (built: RemediationWorld) =>
    void built.world.policies.push({
      displayName: "Keep it",
      assignmentId: "/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/keep",
      effect,
      violates: (properties) => isDeepStrictEqual(properties[property], wanted),
      change: before,
    });
  const busyWith = (mode: "accepted200ThenPoll" | "stuckAccepted") => (built: RemediationWorld) => {
    of.account(built).pending = { operationId: "other", change: {}, mode, reads: 8 };
  };
  return [
    ["it accepts and goes on", "done", ({ simulator }) => (simulator.patchMode = "accepted200ThenPoll")],
    ["it names a place to look", "done", ({ simulator }) => (simulator.patchMode = "async202LocationOnly")],
    ["it names an operation", "done", ({ simulator }) => (simulator.patchMode = "async202AzureAsync")],
    ["it never finishes", "running", ({ simulator }) => (simulator.patchMode = "stuckAccepted")],
    ["it fails in the end", "failed", ({ simulator }) => (simulator.patchMode = "failed")],
    ["a policy sets it back", "otherwise", flipping("modify")],
    ["a policy forbids it", "refused", flipping("deny")],
    [
      "somebody sets it back while it is being watched",
      "otherwise",
      (built) => (of.account(built).later = { reads: of.looks ?? 2, change: before }),
    ],
    ["another change is going on", "done", busyWith("accepted200ThenPoll")],
    ["another change never ends", "busy", busyWith("stuckAccepted")],
    [
      "it was done already",
      "already",
      (built) => Object.assign(of.account(built).properties, structuredClone(after)),
    ],
    [
      "somebody else does it while the user reads",
      "already",
      (built) => (of.account(built).later = { reads: 1, change: after }),
    ],
    [
      "the answer is lost and the change goes on",
      "done",
      (built) => {
        built.simulator.patchMode = "accepted200ThenPoll";
        const when = toPath(of.account(built).name, "PATCH");
        built.simulator.faults.push({ when, times: 1, outcome: "reset", afterwards: true });
      },
    ],
    [
      "the operation cannot be asked",
      "done",
      ({ simulator }) => {
        simulator.patchMode = "async202AzureAsync";
        const outcome = failure(404, "NotFound", "No.");
        simulator.faults.push({ when: toPath("operationStatuses"), outcome });
      },
    ],
  ];
}

type Strike = readonly [name: string, outcome: SimOutcome, more: { times?: number; afterwards?: boolean }];

/** These strike at any request; what goes wrong before the change is sent is told alike for the others. */
const anywhere: readonly Strike[] = [
  ["a cut connection", "reset", { times: 1 }],
  ["a cut connection after the service acted", "reset", { times: 1, afterwards: true }],
  ["connections cut from then on", "reset", {}],
  ["an expired token from then on", expired, {}],
];

const aroundTheChange: readonly Strike[] = [
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
];

/** Everything that may strike a request. */
export const strikes: readonly Strike[] = [...anywhere, ...aroundTheChange];

/** Registers the tests that a remediation of an account has to pass: whatever happens, what is told is true. */
export function tellsTheTruth(of: RemediationCase): void {
  describe("whatever Azure does, what is told is true", () => {
    test.each(rowsOf(of))("%s: %s", async (_name, kind, prepare) => {
      expect(expectTruth(await attempt(of, prepare))).toBe(kind);
    });

    test("429 that does not say when is waited for", async () => {
      vi.useFakeTimers();
      onTestFinished(() => void vi.useRealTimers());
      const trying = attempt(of, (built) => {
        const when = toPath(`accounts/${of.account(built).name}`, of.sends.method);
        built.simulator.faults.push({ when, times: 1, outcome: throttled() });
      });
      await vi.advanceTimersByTimeAsync(30_000);
      expect(expectTruth(await trying)).toBe("done");
    });
  });

  describe("a fault at any request leaves what is told true", () => {
    const modes =
      of.patch === undefined ? (["sync200"] as const) : (["sync200", "async202AzureAsync"] as const);
    for (const mode of modes) {
      test.each(strikes)(`%s, ${mode}`, async (...strike) => {
        await strikeEverywhere(of, strike, mode);
      });
    }
  });

  describe("the user", () => {
    test("Escape at any question: nothing is sent, nothing is told", async () => {
      const clean = await attempt(of);
      for (let escapeAt = 0; escapeAt < clean.desk.asked.length; escapeAt += 1) {
        const built = remediationWorld({ ...of.options, escapeAt });
        of.prepare?.(built);
        const before = snapshot(built.world);
        await expect(of.start(built)).rejects.toBeInstanceOf(UserCancelledError);
        expect(built.desk.told).toEqual([]);
        expect(changes(before, built.world)).toEqual({});
        const writes = built.simulator.requests.filter(({ method }) =>
          ["PATCH", "PUT", "DELETE"].includes(method),
        );
        expect(writes).toEqual([]);
      }
    });

    if (of.patch === undefined) return;
    test("stops waiting at any moment, and is told what that means", async () => {
      const slow = ({ simulator }: RemediationWorld) => {
        simulator.patchMode = "async202AzureAsync";
        simulator.readsUntilDone = 8;
      };
      const clean = await attempt(of, slow);
      expect(clean.desk.clock.waits.length).toBeGreaterThan(2);
      const stops = clean.desk.clock.waits.map((_wait, stopAt) => attempt(of, slow, { stopAt }));
      for (const tried of await Promise.all(stops)) {
        expect(["stopped", "done"]).toContain(expectTruth(tried));
      }
    });
  });
}

async function strikeEverywhere(
  of: RemediationCase,
  [, outcome, more]: Strike,
  mode: "sync200" | "async202AzureAsync",
): Promise<void> {
  const setMode = ({ simulator }: RemediationWorld) => (simulator.patchMode = mode);
  const clean = await attempt(of, setMode);
  const sending = clean.simulator.requests.findIndex(({ method }) => method === of.sends.method);
  expect(sending).toBeGreaterThan(2);
  // What is read beforehand is the same in both modes.
  const isAnywhere = anywhere.some(([, other]) => other === outcome);
  const first = mode === "sync200" ? (isAnywhere ? 0 : sending - 1) : sending;
  const indices = Array.from(
    { length: clean.simulator.requests.length - first },
    (_, index) => first + index,
  );
  // Each in a world of its own, at once: most of the time goes by between retries.
  const all = indices.map((index) =>
    attempt(of, (built) => {
      setMode(built);
      const when = more.times === undefined ? (_: unknown, at: number) => at >= index : nth(index);
      built.simulator.faults.push({ when, outcome, ...more });
    }),
  );
  for (const tried of await Promise.all(all)) expectTruth(tried);
}
