import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Language, Parser } from "web-tree-sitter";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { assignmentName } from "#src/commands/remediation/assignment-name";
import { keyPolicyChoices } from "#src/commands/remediation/key-policies";
import {
  assignScript,
  removeScript,
  replaceScript,
} from "#src/commands/remediation/scripts/assignment-script";
import { policyScript } from "#src/commands/remediation/scripts/policy-script";
import { roleScript } from "#src/commands/remediation/scripts/role-script";
import type { AzCommand, Script } from "#src/commands/remediation/scripts/script";
import {
  toBash,
  toBicepFile,
  toPowerShell,
  toRest,
  toTemplate,
} from "#src/commands/remediation/scripts/write-script";
import { lint } from "#src/core/index";
import { remediationWorld } from "#support/remediation-world";

const guid = "6a0c1f52-4d0e-4a53-9d1a-000000000007";
const { chat, production, app, accountOf } = remediationWorld();
const subscription = `/subscriptions/${production.id}`;
const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const wanted = {
  roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${openAiUser}`,
  principalId: app.id,
  principalType: "ServicePrincipal" as const,
};
const role = {
  roleName: "It's a [role] of ${ours}",
  description: "Line one\nline two",
  assignableScopes: [subscription],
  permissions: [
    {
      actions: ["Microsoft.Storage/storageAccounts/read"],
      notActions: [],
      dataActions: ["Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action"],
      notDataActions: [],
    },
  ],
};
const condition = {
  condition:
    "((!(ActionMatches{'Microsoft.CognitiveServices/accounts/OpenAI/*'})) OR (@Resource[a] StringEquals 'b'))",
  conditionVersion: "2.0",
};
const onAccount = assignScript(chat.id, guid, wanted);
const oldId = `${chat.id}/providers/Microsoft.Authorization/roleAssignments/${guid}`;

const scripts: readonly (readonly [string, Script])[] = [
  ["assign on the account", onAccount],
  ["assign under a condition", assignScript(chat.id, guid, { ...wanted, ...condition })],
  ["assign at the group", assignScript(`${subscription}/resourceGroups/rg-ai`, guid, wanted)],
  ["assign at the subscription", assignScript(subscription, guid, wanted)],
  ["replace", replaceScript(onAccount, oldId)],
  ["write a role", roleScript(subscription, guid, role)],
  ...keyPolicyChoices.flatMap((policy) =>
    [subscription, `${subscription}/resourceGroups/rg-ai`].map((scope): readonly [string, Script] => [
      `${policy.effect} at ${scope === subscription ? "the subscription" : "the group"}`,
      policyScript({ policy, account: accountOf(chat), scope }, guid),
    ]),
  ),
];

let parser: Parser;

beforeAll(async () => {
  await Parser.init();
  parser = new Parser();
  const grammar = createRequire(import.meta.url).resolve("tree-sitter-bicep/tree-sitter-bicep.wasm");
  parser.setLanguage(await Language.load(grammar));
});

describe.each(scripts)("%s", (_name, script) => {
  test("as a template has nothing any rule could find", () => {
    const { deployment } = script;
    if (deployment === undefined) throw new Error("no deployment");
    const { kind, findings, problems } = lint(toTemplate(deployment), { profile: "strict" });
    expect(kind).toBe("template");
    expect(problems).toEqual([]);
    expect(findings.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  test("as requests has nothing any rule could find", () => {
    for (const { body } of script.rest) {
      const { findings } = lint(JSON.stringify(body ?? {}), { profile: "strict" });
      expect(findings.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    }
  });

  test("as Bicep is accepted by the grammar", () => {
    const bicep = script.deployment === undefined ? "" : toBicepFile(script.deployment);
    expect(bicep).toContain("resource ");
    expect(parser.parse(bicep)?.rootNode.hasError, bicep).toBe(false);
  });
});

test("taking a role away is no deployment, and why", () => {
  expect(removeScript(oldId)).toMatchObject({ rest: [{ method: "DELETE", path: oldId }] });
  expect(removeScript(oldId).deployment).toBeUndefined();
  expect(removeScript(oldId).noDeployment).toMatch(/takes nothing away/);
});

test("a replacement as a deployment says what it leaves to be done", () => {
  const { deployment } = replaceScript(onAccount, oldId);
  if (deployment === undefined) throw new Error("no deployment");
  expect(toBicepFile(deployment)).toContain(`// Remove the old assignment when this is deployed`);
  expect(JSON.parse(toTemplate(deployment))).toMatchObject({
    metadata: { description: expect.stringContaining(oldId) as string },
  });
});

test("an assignment on an account stands on it in both", () => {
  const { deployment } = onAccount;
  expect(deployment?.scope).toBe("resourceGroup");
  expect(deployment?.resources).toMatchObject([
    { scope: "Microsoft.CognitiveServices/accounts/chat", name: guid },
  ]);
  expect(deployment?.bicep).toMatch(/resource target '[^']+' existing = \{\n {2}name: 'chat'\n\}/);
  expect(deployment?.bicep).toContain("  scope: target\n");
});

test("the name of an assignment is what guid() of a template makes of the same parts", async () => {
  // uuid5 of "a-b-c" in the namespace of Resource Manager.
  expect(await assignmentName("A", "b", "C")).toBe(await assignmentName("a", "B", "c"));
  expect(await assignmentName("a", "b", "c")).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/,
  );
});

test("the role of an identity takes its id from the first answer", () => {
  const modify = keyPolicyChoices.find(({ effect }) => effect === "Modify");
  if (modify === undefined) throw new Error("no such effect");
  const script = policyScript({ policy: modify, account: accountOf(chat), scope: subscription }, guid);
  const text = toRest(script, "https://management.azure.com");
  expect(text).toMatch(/^# @name policy\nPUT /);
  expect(text).toContain('"principalId": "{{policy.response.body.identity.principalId}}"');
});

/** What a shell might take for something else than a letter. */
const hostile = fc.string({
  unit: fc.constantFrom(
    "'",
    '"',
    "$",
    "`",
    "!",
    " ",
    "\n",
    "@",
    "\\",
    "(",
    ")",
    "{",
    "*",
    "é",
    "漢",
    "🙂",
    "’",
    "a",
    "-",
    "%",
    "&",
    "|",
    ";",
    "<",
  ),
  maxLength: 12,
});

test("bash hands az the very words, whatever is in them", () => {
  const folder = mkdtempSync(join(tmpdir(), "script-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // One bash for all the examples: starting it is what takes time.
  const commands: AzCommand[] = fc.sample(fc.array(hostile, { minLength: 1, maxLength: 4 }), 200);
  const script = toBash({ name: "x", az: commands, rest: [] });
  const fake = `az() { printf '%s\\0' "$@" >> words; printf '\\1\\0' >> words; }\n${script}`;
  execFileSync("bash", ["-ec", fake], { cwd: folder });
  const words = readFileSync(join(folder, "words"), "utf8").split("\u0001\0").slice(0, -1);
  expect(words).toEqual(commands.map((command) => command.map((word) => `${word as string}\0`).join("")));
});

test("bash writes the very JSON to the file", () => {
  const folder = mkdtempSync(join(tmpdir(), "script-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const all = fc.sample(hostile, 50);
  const az = [["rest", "--body", { file: "it's a $file.json", json: all }]];
  execFileSync("bash", ["-ec", `az() { :; }\n${toBash({ name: "x", az, rest: [] })}`], { cwd: folder });
  expect(JSON.parse(readFileSync(join(folder, "it's a $file.json"), "utf8"))).toEqual(all);
});

test("PowerShell reads words back: single quotes around, those within doubled, nothing else means anything", () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (words) => {
      const line = toPowerShell({ name: "x", az: [words], rest: [] }).slice("az ".length, -1);
      expect(readPowerShell(line)).toEqual(words);
    }),
  );
});

/** Words of one line by PowerShell's own rule: a doubled quote of any kind within quotes is one. */
function readPowerShell(line: string): readonly string[] {
  const words = line.matchAll(/'((?:[^'‘’‚‛]|['‘’‚‛]{2})*)'|([a-z-]+)/gu);
  return [...words].map(([, quoted, plain]) => plain ?? (quoted ?? "").replaceAll(/(['‘’‚‛])\1/g, "$1"));
}
