import { describe, expect, test } from "vitest";
import { assignLeastRole } from "#src/commands/assign-least-role";
import { createOrUpdateRole } from "#src/commands/create-or-update-role";
import { enforceWithPolicy } from "#src/commands/enforce-with-policy";
import { removeRoleAssignment } from "#src/commands/remove-role-assignment";
import { replaceRoleAssignment } from "#src/commands/replace-role-assignment";
import { memoryRoleDocument } from "#support/memory-role-document";
import type { Asked } from "#support/remediation-desk";
import {
  changes,
  expectNoKeys,
  remediationWorld,
  snapshot,
  type RemediationWorld,
} from "#support/remediation-world";
import { seen } from "#support/simulator/arm";
import { addAssignment, addDefinition } from "#support/simulator/build";
import { badGateway, throttled, unavailable, type Fault } from "#support/simulator/faults";
import { failure } from "#support/simulator/message";

const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const roleGuid = "6a0c1f52-4d0e-4a53-9d1a-000000000007";

/** A remediation ready to run, and what must hold of the world for each way it can end. */
interface Trial {
  readonly built: RemediationWorld;
  readonly run: () => Promise<string>;
  /** Whether what was wanted is there, and whether what was before is. */
  readonly state: () => { readonly isNew: boolean; readonly isOld: boolean };
  /** What may differ from before. */
  readonly touches: RegExp;
}

const answer =
  (...wanted: readonly string[]) =>
  ({ choices }: Asked) =>
    wanted.find((one) => choices.includes(one));

/** Without the pipeline's own retries every fault is felt. */
const world = (...answers: readonly string[]) => remediationWorld({ answer: answer(...answers), retries: 0 });

function assigning(): Trial {
  const built = world("Me");
  const { chat, admin, desk } = built;
  const holds = () =>
    built.world.assignments.some(
      (one) =>
        one.principalId === admin.id && one.scope === chat.id && one.roleDefinitionId.endsWith(openAiUser),
    );
  return {
    built,
    run: async () => {
      const change = await assignLeastRole(desk.parts, built.accountOf(chat));
      return typeof change === "string" ? change : change.kind;
    },
    state: () => ({ isNew: holds(), isOld: true }),
    touches: /^assignment .*accounts\/chat\/providers/,
  };
}

function replacing(): Trial {
  const built = world();
  const { chat, grace, roles, desk } = built;
  const old = addAssignment(built.world, chat.id, roles.cognitiveServicesUser, grace);
  const holds = (role: string) =>
    built.world.assignments.some(
      (one) => one.principalId === grace.id && one.scope === chat.id && one.roleDefinitionId.endsWith(role),
    );
  return {
    built,
    run: () =>
      replaceRoleAssignment(desk.parts, built.accountOf(chat), { ...old, principalType: "User" as const }),
    state: () => ({ isNew: holds(openAiUser), isOld: holds(roles.cognitiveServicesUser.name) }),
    touches: /^assignment .*accounts\/chat\/providers/,
  };
}

function removing(): Trial {
  const built = world();
  const { chat, grace, roles, desk } = built;
  const old = addAssignment(built.world, chat.id, roles.reader, grace);
  const isOld = () => built.world.assignments.some(({ id }) => id === old.id);
  return {
    built,
    run: async () => {
      const shown = { ...old, principalType: "User" as const };
      const change = await removeRoleAssignment(desk.parts, built.accountOf(chat), shown);
      return typeof change === "string" ? change : change.kind;
    },
    state: () => ({ isNew: !isOld(), isOld: isOld() }),
    touches: new RegExp(`^assignment ${old.id}$`),
  };
}

function writingRole(exists: boolean): Trial {
  const built = world();
  const { production, desk } = built;
  const scope = `/subscriptions/${production.id}`;
  const wanted = ["Microsoft.CognitiveServices/accounts/read"];
  if (exists) {
    const existing = addDefinition(built.world, roleGuid, "Ours", { actions: ["*/read"] }, "CustomRole");
    existing.assignableScopes = [scope];
  }
  const document = memoryRoleDocument(
    JSON.stringify({
      Name: "Ours",
      Id: roleGuid,
      IsCustom: true,
      Description: "Reads accounts.",
      Actions: wanted,
      AssignableScopes: [scope],
    }),
  );
  const actions = () =>
    built.world.definitions.find(({ name }) => name === roleGuid)?.permissions[0]?.["actions"];
  return {
    built,
    run: () => createOrUpdateRole(desk.parts, document, [seen(production)]),
    state: () => {
      const isNew = JSON.stringify(actions()) === JSON.stringify(wanted);
      return { isNew, isOld: !isNew };
    },
    touches: new RegExp(`^role ${roleGuid}$`),
  };
}

function enforcing(effect: "Deny" | "Modify"): Trial {
  const built = world(effect, "Resource group");
  const { chat, desk } = built;
  const state = () => {
    const [assigned] = built.world.policyAssignments;
    const { principalId } = (assigned?.body["identity"] ?? {}) as { principalId?: string };
    const hasRole = built.world.assignments.some((one) => one.principalId === principalId);
    const isNew = assigned !== undefined && (effect === "Deny" || hasRole);
    return { isNew, isOld: assigned === undefined };
  };
  return {
    built,
    run: () => enforceWithPolicy(desk.parts, built.accountOf(chat)),
    state,
    touches: /^(policy .*api-keys-|assignment .*resourceGroups\/rg-ai\/providers\/Microsoft.Authorization)/,
  };
}

const trials: readonly (readonly [name: string, set: () => Trial])[] = [
  ["assign", assigning],
  ["replace", replacing],
  ["remove", removing],
  ["create a role", () => writingRole(false)],
  ["update a role", () => writingRole(true)],
  ["deny by policy", () => enforcing("Deny")],
  ["modify by policy", () => enforcing("Modify")],
];

type Trouble = readonly [name: string, fault: Omit<Fault, "when">];

const troubles: readonly Trouble[] = [
  ["a cut connection", { outcome: "reset" }],
  ["a connection cut after Azure acted", { outcome: "reset", afterwards: true }],
  ["half an answer after Azure acted", { outcome: "truncated", afterwards: true }],
  ["403", { outcome: failure(403, "AuthorizationFailed", "No.") }],
  ["409", { outcome: failure(409, "RequestConflict", "Another operation is in progress.") }],
  ["429", { outcome: throttled() }],
  ["429 with a time", { outcome: throttled(1) }],
  ["503 after Azure acted", { outcome: unavailable, afterwards: true }],
  ["a page of HTML", { outcome: badGateway }],
  ["a token that expired", { outcome: failure(401, "ExpiredAuthenticationToken", "The token expired.") }],
  ["a lock", { outcome: failure(409, "ScopeLocked", "The scope is locked.") }],
  ["a policy", { outcome: failure(403, "RequestDisallowedByPolicy", "A policy forbids it.") }],
];

/** What must be true of the world for each word a remediation ends with. */
function expectTruth(outcome: string, { built, state, touches }: Trial, before: ReadonlyMap<string, string>) {
  const { isNew, isOld } = state();
  const different = Object.keys(changes(before, built.world));
  expect(different.filter((path) => !touches.test(path))).toEqual([]);
  // Whatever is changed can be looked up, and taken back where that is possible.
  if (different.length > 0) expect(built.desk.entries(), outcome).not.toEqual([]);
  switch (outcome) {
    case "done":
    case "replaced":
      expect(isNew).toBe(true);
      break;
    case "narrower":
      expect([isNew, isOld]).toEqual([true, true]);
      break;
    case "refused":
    case "nothing":
    case "notAllowed":
    case "rejected":
      expect(different).toEqual([]);
      break;
    case "withoutRole":
      expect(built.world.policyAssignments).toHaveLength(1);
      break;
    default:
      expect(outcome).toBe("unknown");
  }
  expect(isNew || isOld || outcome === "unknown" || outcome === "withoutRole").toBe(true);
  expectNoKeys(built.simulator);
}

/** What the user was told last fits how it ended, and helps. */
function expectTold(outcome: string, { desk }: RemediationWorld, troubled: string): void {
  const last = desk.told.at(-1);
  if (outcome === "rejected") return;
  const good = ["done", "replaced"].includes(outcome);
  expect(last?.severity === "information").toBe(good);
  if (outcome !== "refused" || troubled !== "403") return;
  expect(last?.text).toMatch(/Correlation id: [0-9a-f-]{36}\./);
  expect(last?.actions.map(({ title }) => title)).toContain("Copy or Open as Script…");
}

async function attempt(set: () => Trial, fault: Fault, troubled: string): Promise<void> {
  const trial = set();
  const { built } = trial;
  const before = snapshot(built.world);
  built.simulator.faults.push({ ...fault });
  const outcome = await trial.run().catch(() => "rejected");
  expectTruth(outcome, trial, before);
  expectTold(outcome, built, troubled);
}

describe.each(trials)("%s", (_name, set) => {
  test("whatever goes wrong once, at any request: what is told is true, and nothing else is changed", async () => {
    const clean = set();
    await clean.run();
    const methods = clean.built.simulator.requests.map(({ method }) => method);
    const firstWrite = methods.findIndex((method) => ["PUT", "DELETE"].includes(method));
    expect(firstWrite).toBeGreaterThan(0);
    for (const index of methods.keys()) {
      // Before anything is sent one way to fail is as good as another: they take turns.
      const turn = troubles[index % troubles.length];
      const all = index < firstWrite && turn !== undefined ? [turn] : troubles;
      for (const [troubled, fault] of all) {
        await attempt(set, { ...fault, when: (_, at) => at === index, times: 1 }, troubled);
      }
    }
  });

  test("whatever goes wrong from some request on", async () => {
    const clean = set();
    await clean.run();
    for (const index of clean.built.simulator.requests.keys()) {
      for (const [troubled, fault] of troubles.slice(index % 3, (index % 3) + 2)) {
        await attempt(set, { ...fault, when: (_, at) => at >= index }, troubled);
      }
    }
  });
});
