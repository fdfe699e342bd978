import { describe, expect, test } from "vitest";
import { createCustomRole } from "#src/commands/create-custom-role";
import type { Message } from "#src/commands/remediation/parts";
import { findRoleById, grants, lint, type Permission } from "#src/core/index";
import type { Role, RoleNode } from "#src/explorer/index";
import { OperationError } from "#src/infrastructure/errors";
import { remediationDesk, type DeskOptions } from "#support/remediation-desk";
import { aSubscription, anAccount, fakeAzure } from "#support/fake-azure";
import { roleIds } from "#support/simulator/small-world";

const own = aSubscription("5b000000-0000-4000-8000-000000000001");
const other = aSubscription("5b000000-0000-4000-8000-000000000002");
const foreign = aSubscription("5b000000-0000-4000-8000-000000000003", { tenantId: "t2" });
const connectionSecrets = "Microsoft.CognitiveServices/accounts/connections/listsecrets/action";
const listKeys = "Microsoft.CognitiveServices/accounts/listKeys/action";

function roleOf(id: string, more: Partial<Role> = {}): Role {
  const builtIn = findRoleById(id);
  const { name = id, permissions = [] } = builtIn ?? {};
  return { id, name, type: "builtIn", permissions, readsKeys: "no", abilities: [], ...more };
}

async function run(role: Role, options: DeskOptions = {}, inView = [own]) {
  const opened: string[] = [];
  const told: Message[] = [];
  const { parts, asked } = remediationDesk(fakeAzure(), options);
  const node = { kind: "role", account: anAccount("chat", own), role } as unknown as RoleNode;
  const openText = (language: string, content: string) => {
    expect(language).toBe("json");
    return Promise.resolve(opened.push(content));
  };
  const tell = (message: Message) => void told.push(message);
  await createCustomRole({ prompts: parts.prompts, openText, tell, inView }, node);
  const text = opened[0] ?? "";
  const json = JSON.parse(text) as {
    Name: string;
    Actions: string[];
    DataActions: string[];
    AssignableScopes: string[];
  };
  return { text, json, asked, said: told.map((message) => message.text).join() };
}

test.each([
  ["Cognitive Services User", roleIds.cognitiveServicesUser],
  ["Cognitive Services Contributor", "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68"],
])("%s without key access", async (name, id) => {
  const { text, json, said } = await run(roleOf(id));
  expect(json.Name).toBe(`${name} without key access`);
  expect(json.AssignableScopes).toEqual([`/subscriptions/${own.id}`]);
  const permissions: Permission[] = [
    { actions: json.Actions, notActions: [], dataActions: json.DataActions, notDataActions: [] },
  ];
  expect(grants(permissions, listKeys, "control")).toBe(false);
  expect(grants(permissions, connectionSecrets, "control")).toBe(false);
  expect(grants(permissions, "Microsoft.CognitiveServices/accounts/read", "control")).toBe(true);
  expect(said).toContain(`"${name} without key access" withholds ${listKeys}`);
  const { kind, findings } = lint(text);
  expect(kind).toBe("resources");
  expect(
    findings.filter(({ ruleId, severity }) => ruleId === "no-key-access" || severity === "error"),
  ).toEqual([]);
});

test("a role without keys says that nothing is withheld", async () => {
  const { said } = await run(roleOf(roleIds.openAiUser));
  expect(said).toContain(
    '"Cognitive Services OpenAI User" gives out no keys or other secrets, so "Custom Cognitive Services OpenAI User" withholds nothing.',
  );
});

test("what is granted under a condition only is left out, and said", async () => {
  const write = "Microsoft.Authorization/roleAssignments/write";
  const conditional: Permission = {
    actions: [write, "Microsoft.CognitiveServices/accounts/read"],
    notActions: [],
    dataActions: [],
    notDataActions: [],
    condition: `((!(ActionMatches{'${write}'})) OR (@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'User'))`,
  };
  const { json, said } = await run(
    roleOf("own", { name: "Own", type: "custom", permissions: [conditional] }),
  );
  expect(json.Actions).toEqual(["Microsoft.CognitiveServices/accounts/read"]);
  expect(said).toContain(`It leaves out what "Own" grants under a condition only`);
  expect(said).toContain(write);
});

describe("where it may be assigned", () => {
  const inView = [other, own, foreign];

  test("of several subscriptions in view those of the tenant are offered, its own picked", async () => {
    const { json, asked } = await run(
      roleOf(roleIds.openAiUser),
      { answer: () => `${own.name}|${other.name}` },
      inView,
    );
    expect(asked[0]?.choices).toEqual([own.name, other.name]);
    expect(json.AssignableScopes).toEqual([own, other].map(({ id }) => `/subscriptions/${id}`));
  });

  test("a role that was deleted has nothing to be made from", async () => {
    await expect(run(roleOf("gone", { type: "deleted" }))).rejects.toBeInstanceOf(OperationError);
  });
});
