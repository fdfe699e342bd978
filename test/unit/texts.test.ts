import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { plainTexts } from "#support/plain-texts";

const root = join(__dirname, "..", "..", "src");

/** Where VS Code shows what is written. Scripts and the sample tenant are documents and data in English. */
const shown = [
  "azure",
  "core/catalog",
  "core/engine",
  "core/language",
  "core/rbac",
  "core/rules",
  "editor",
  "commands",
  "explorer",
  "infrastructure",
  "parts",
  "startup",
].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file).replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && !/\/(sample-tenant|scripts)\//.test(file)),
);
const files = [
  ...shown,
  "core/policy/mode.ts",
  "core/policy/network-group.ts",
  "core/resources/account.ts",
  "extension.ts",
  "extension.web.ts",
];

/** What stays as it is in every language: product names, log lines, queries, generated documents, names and marks in data. */
const english: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  "azure/arm-api/accounts.ts": [/^resources\n\| where /],
  "azure/arm-api/assignment-lists.ts": [
    /^authorizationresources\n\| where /,
    /^resourcecontainers\n\| where /,
  ],
  "azure/arm-api/call-log.ts": ["{} → {} ({} ms)"],
  "azure/arm-api/client.ts": ["application/json; charset=utf-8", "Status {}", "Unreadable body"],
  "azure/arm-api/definitions.ts": [
    "roleName eq '{}'",
    /^authorizationresources\n\| where /,
    "\n| where properties.type =~ 'CustomRole'",
    "type eq 'CustomRole'",
  ],
  "azure/arm-api/directory.ts": ["appId eq {}", "{} or {}"],
  "azure/arm-api/monitor.ts": [/^eventTimestamp ge '/, /^resources\n\| where /],
  "azure/session.ts": ["az login", 'Bearer error="insufficient_claims", claims="{}"'],
  "commands/copy-as-resource.ts": ["Bicep"],
  "commands/copy-ids.ts": ["Copy resource id", "Copy principal id"],
  "commands/find-least-role.ts": [/^az role assignment create/],
  "commands/get-started.ts": [/^# Lets an app call/],
  "commands/lint-workflow.ts": [/^name: Azure OpenAI Security\n/],
  "commands/remediation-commands.ts": ["remediations"],
  "commands/remediation-host.ts": ["bash", "PowerShell"],
  "commands/remediation/account-remediation.ts": ["not done"],
  "commands/remediation/key-callers.ts": [/^AzureDiagnostics\n/],
  "commands/remediation/key-policies.ts": [/^API keys of AI services are off \(\w+\)$/],
  "commands/remediation/look-at-logs.ts": ["group {}"],
  "commands/remediation/plan-logs.ts": ["group {}"],
  "commands/remediation/policy-names.ts": [/^Azure AI Services resources should /, /^Configure /],
  "commands/role-documents.ts": ["in Azure", "to be written", "/role {}.json"],
  "core/catalog/built-in-policies.ts": [
    /^\[(Deprecated|Preview)\]: /,
    /^(Azure AI Services|Cognitive Services|Configure|Enable logging|Diagnostic logs|Resource logs) /i,
    "Audit usage of custom RBAC roles",
  ],
  "core/engine/baseline.ts": ["The baseline accepts it."],
  "core/engine/config-silencers.ts": ["The configuration accepts this role as it is."],
  "core/language/custom-role-offers.ts": [
    "What the built-in role {} granted on {}.",
    "Withheld, since they give out keys or other secrets: {}.",
    "Also left out is what that role grants under a condition, which a custom role cannot have.",
  ],
  "core/language/custom-role.ts": [
    "{} without key access",
    "Custom {}",
    ", without keys and other secrets",
    "What {} grants today{}.",
  ],
  "core/language/least-roles.ts": ["Only What Is Needed", "Grants just the operations that are needed."],
  "core/rules/accounts/require-customer-managed-key.ts": ["<address of the key vault>", "<name of the key>"],
  "core/rules/custom-copy.ts": ["Custom role", "without {}", "What {} grants today, {}."],
  "core/rules/diagnostic-setting-fix.ts": ["<id of the Log Analytics workspace>"],
  "core/rules/role-assignments/delegation-needs-condition.ts": [/^\(\(!/, "Cognitive Services OpenAI User"],
  "core/rules/role-definitions/no-access-administration.ts": [/<id of/, "{} AND {}"],
  "editor/convert.ts": ["Azure OpenAI Security"],
  "editor/document-symbols.ts": ["Azure OpenAI Security"],
  "editor/grant-document.ts": ["/What the role grants.txt"],
  "editor/status-bar.ts": ["Azure OpenAI Security"],
  "explorer/as-resource.ts": [/^resource \{\} 'Microsoft/],
  "extension.ts": ["Open the explorer", "Read documents"],
  "extension.web.ts": ["Read documents"],
  "infrastructure/errors.ts": ["Cancelled by the user.", "{} Caused by: {}"],
  "infrastructure/logger.ts": ["Azure OpenAI Security"],
};

const fits = (text: string, known: string | RegExp) =>
  typeof known === "string" ? known === text : known.test(text);

test.each(files)("every text of %s that people read goes to translators", (file) => {
  const known = english[file] ?? [];
  const texts = plainTexts(readFileSync(join(root, file), "utf8"));
  expect(texts.filter((text) => !known.some((one) => fits(text, one)))).toEqual([]);
  expect(known.filter((one) => !texts.some((text) => fits(text, one)))).toEqual([]);
});

it("makes an exception only where there is a file", () => {
  expect(Object.keys(english).filter((file) => !files.includes(file))).toEqual([]);
});

describe("what counts as a text", () => {
  test.each([
    [
      "a sentence, wherever it stands",
      'throw new OperationError("Nothing was sent.")',
      ["Nothing was sent."],
    ],
    ["a sentence around a value", "tell(`Copied ${name}`)", ["Copied {}"]],
    ["one word in a property that is shown", 'const item = { label: "Network" }', ["Network"]],
    ["both branches of one", 'const item = { label: on ? "On" : "Off" }', ["On", "Off"]],
    ["a word handed to a text", 'l10n.t("Keys are {0}.", isOn ? "turned on" : "off")', ["turned on"]],
    ["a text of the core that goes to translators", 'report({ at, message: say("Keys are on.") })', []],
    ["a text that goes to translators", 'const item = { label: l10n.t("Network") }', []],
    ["the name of an icon", "const item = { label: `$(add) ${name}` }", []],
    ["a line of the log", 'logger.info("It was read.")', []],
    ["what a rule demands, which its page and setting say", '({ summary: "Keys should be off" })', []],
    ["words that menus match", 'const item = { contextValue: "network refreshable" }', []],
    ["the title of a command, which is for the log", '({ id: "a", title: "Sign in", run: () => 1 })', []],
  ])("%s", (_, source, texts) => {
    expect(plainTexts(source)).toEqual(texts);
  });
});
