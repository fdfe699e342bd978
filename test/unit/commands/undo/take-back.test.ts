import { describe, expect, test } from "vitest";
import type { JournalEntry, Undo } from "#src/commands/remediation/journal";
import { undoLastRemediation } from "#src/commands/undo-last-remediation";
import type { DeskOptions } from "#support/remediation-desk";
import { strikes } from "#support/remediation-table";
import {
  changes,
  lastTold,
  remediationWorld,
  snapshot,
  type RemediationWorld,
} from "#support/remediation-world";
import { seen } from "#support/simulator/arm";
import { addAssignment, addDefinition, guid } from "#support/simulator/build";

interface Made {
  readonly undo: Undo;
  /** Whether it is as before the remediation. */
  readonly isUndone: () => boolean;
  /** Paths that may differ afterwards. */
  readonly paths: readonly string[];
  readonly after?: unknown;
}

interface Case {
  readonly make: (built: RemediationWorld) => Made;
  readonly question: string;
  readonly says: readonly RegExp[];
  readonly done: RegExp;
  /** What may also be told, where not all of it was undone. */
  readonly partly?: RegExp;
}

const roleName = guid(77, 0xcc);
const content = (dataActions: readonly string[]) => ({
  roleName: "Model caller",
  description: "",
  assignableScopes: ["/"],
  permissions: [{ actions: [], notActions: [], dataActions: [...dataActions], notDataActions: [] }],
});
const wide = content(["Microsoft.CognitiveServices/accounts/OpenAI/*"]);
const narrow = content(["Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action"]);

function addRole({ world, production }: RemediationWorld) {
  const role = addDefinition(world, roleName, narrow.roleName, {}, "CustomRole");
  const scope = `/subscriptions/${production.id}`;
  Object.assign(role, structuredClone(narrow), { description: "", assignableScopes: [scope] });
  return { role, scope, id: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${roleName}` };
}

function addPolicy(built: RemediationWorld) {
  const { world, production, roles, app } = built;
  const scope = `/subscriptions/${production.id}`;
  const id = `${scope}/providers/Microsoft.Authorization/policyAssignments/keys-off`;
  const properties = { displayName: "Keys off", policyDefinitionId: "/providers/x/policyDefinitions/p" };
  world.policyAssignments.push({ id, body: { properties } });
  const role = addAssignment(world, scope, roles.contributor, app);
  return { id, role };
}

const cases: readonly (readonly [string, Case])[] = [
  [
    "a role that was created",
    {
      make: (built) => {
        const { id } = addRole(built);
        const isThere = () => built.world.definitions.some(({ name }) => name === roleName);
        const undo = { kind: "deleteRole", roleId: id } as const;
        return { undo, isUndone: () => !isThere(), paths: [`role ${roleName}`] };
      },
      question: 'Delete the role "Model caller"?',
      says: [/Azure deletes no role that somebody still holds\./],
      done: /^The role "Model caller" is deleted\.$/,
    },
  ],
  [
    "a role that was narrowed",
    {
      make: (built) => {
        const { scope } = addRole(built);
        const definition = { ...wide, assignableScopes: [scope] };
        const undo = { kind: "putRole", scope, name: roleName, definition } as const;
        const now = () => built.world.definitions.find(({ name }) => name === roleName);
        const isUndone = () =>
          now()?.permissions[0]?.["dataActions"]?.toString() === wide.permissions[0]?.dataActions.toString();
        return { undo, isUndone, paths: [`role ${roleName}`], after: { ...wide, assignableScopes: [scope] } };
      },
      question: 'Put back the role "Model caller" as it was?',
      says: [/This widens access: its holders can again: /, /Somebody changed it since: it was left as /],
      done: /^The role "Model caller" is as it was before\.$/,
    },
  ],
  [
    "a policy that was assigned, with the role of its identity",
    {
      make: (built) => {
        const { id, role } = addPolicy(built);
        const undo = { kind: "removePolicyAssignment", assignmentId: id, roleAssignmentId: role.id } as const;
        const isUndone = () =>
          built.world.policyAssignments.length === 0 && !built.world.assignments.includes(role);
        return { undo, isUndone, paths: [`policy ${id}`, `assignment ${role.id}`] };
      },
      question: 'Remove the policy assignment "Keys off"?',
      says: [
        /What it changed on them stays as it is\./,
        /The role of its identity at \S+ is removed first\./,
      ],
      done: /^The policy assignment "Keys off" is removed\.$/,
      partly:
        /^The role of its identity is removed\. (The policy|Whether the policy)|^Whether the role of its/,
    },
  ],
];

async function setUp({ make }: Case, options: DeskOptions = {}) {
  const built = remediationWorld(options);
  const made = make(built);
  const { key, id, name } = seen(built.production);
  const entry: JournalEntry = {
    id: "e1",
    time: "2026-01-02T03:04:05.000Z",
    what: "Change",
    target: "/subscriptions/s",
    subscription: { key, id, name },
    by: "ada@contoso.example",
    before: "unknown",
    after: made.after ?? "unknown",
    result: "done",
    detail: "",
    undo: made.undo,
  };
  await built.desk.parts.journal.add(entry);
  const subscriptions = () => Promise.resolve([seen(built.production)]);
  const undo = () => undoLastRemediation(built.desk.parts, { isHere: () => true, subscriptions });
  const marked = () => built.desk.entries().some(({ undone }) => undone !== undefined);
  return { ...built, ...made, before: snapshot(built.world), undo, marked };
}

describe.each(cases)("%s", (_name, of) => {
  test("is taken back, and nothing else", async () => {
    const tried = await setUp(of);
    await tried.undo();
    expect(tried.isUndone()).toBe(true);
    expect(tried.marked()).toBe(true);
    expect(lastTold(tried.desk)).toMatch(of.done);
    expect(Object.keys(changes(tried.before, tried.world)).sort()).toEqual([...tried.paths].sort());
    const text = tried.desk.asked[0]?.text ?? "";
    expect(text).toContain(of.question);
    expect(text).toContain('This takes back "Change", done ');
    for (const said of of.says) expect(text).toMatch(said);
    await tried.undo();
    expect(lastTold(tried.desk)).toContain("There is nothing to undo.");
  });

  test("Escape: nothing is sent", async () => {
    const tried = await setUp(of, { escapeAt: 0 });
    await expect(tried.undo()).rejects.toThrow("Cancelled");
    expect(changes(tried.before, tried.world)).toEqual({});
    expect(tried.marked()).toBe(false);
  });

  test("may not: nothing is asked, and the script is offered", async () => {
    const tried = await setUp(of);
    const { assignments } = tried.world;
    const own = assignments.filter(({ principalId }) => principalId === tried.admin.id);
    for (const one of own) assignments.splice(assignments.indexOf(one), 1);
    await tried.undo();
    expect(lastTold(tried.desk)).toMatch(/^Nothing was undone\. You may not perform "/);
    const [script] = tried.desk.told[0]?.actions ?? [];
    await script?.run();
    expect(tried.desk.scripts[0]?.rest.length).toBeGreaterThan(0);
    expect(tried.desk.asked).toEqual([]);
  });

  test.each(strikes)("a fault at any request, %s: what is told is true", async (...[, outcome, more]) => {
    const clean = await setUp(of);
    await clean.undo();
    const all = clean.simulator.requests.map(async (_request, index) => {
      const tried = await setUp(of);
      const when = (_: unknown, at: number) => (more.times === undefined ? at >= index : at === index);
      tried.simulator.faults.push({ when, outcome, ...more });
      const error: unknown = await tried.undo().catch((thrown: unknown) => thrown);
      return { ...tried, error };
    });
    for (const { error, desk, world, before, paths, isUndone, marked } of await Promise.all(all)) {
      const told = lastTold(desk);
      const differing = Object.keys(changes(before, world));
      expect(differing.filter((path) => !paths.includes(path))).toEqual([]);
      if (error !== undefined) expect((error as Error).name).toBe("AzureError");
      if (error !== undefined || /^Nothing was undone\./.test(told)) expect(differing).toEqual([]);
      else if (of.done.test(told)) expect(isUndone()).toBe(true);
      // A 404 is Azure's word for it that there is nothing left.
      else if (/^It is as before/.test(told)) expect(differing).toEqual([]);
      else expect(told).toMatch(of.partly ?? /^Whether/);
      expect(marked()).toBe(
        error === undefined && (of.done.test(told) || told.startsWith("It is as before")),
      );
    }
  });
});

test("a role that somebody holds stays, and the reason is told", async () => {
  const [[, of] = []] = cases;
  if (of === undefined) throw new Error("no case");
  const tried = await setUp(of);
  addAssignment(tried.world, `/subscriptions/${tried.production.id}`, { name: roleName }, tried.grace);
  await tried.undo();
  expect(tried.isUndone()).toBe(false);
  expect(lastTold(tried.desk)).toMatch(/^Nothing was undone\. \S/);
});

test("an order and a spelling of Azure's own are no change by somebody", async () => {
  const [, of] = cases[1] ?? [];
  if (of === undefined) throw new Error("no case");
  const reordered: Case = {
    ...of,
    make: (built) => {
      const made = of.make(built);
      const role = built.world.definitions.find(({ name }) => name === roleName);
      const left = { ...structuredClone(narrow), assignableScopes: [...(role?.assignableScopes ?? [])] };
      const spelled = narrow.permissions[0]?.dataActions.map((action) => action.toUpperCase());
      Object.assign(role?.permissions[0] ?? {}, { dataActions: spelled });
      return { ...made, after: left };
    },
  };
  const tried = await setUp(reordered);
  await tried.undo();
  expect(tried.desk.asked[0]?.text).toContain("Put back the role");
  expect(tried.desk.asked[0]?.text).not.toContain("Somebody changed it since");
});
