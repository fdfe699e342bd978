import { expect, it } from "vitest";
import { run } from "#src/cli/run";
import { memoryHost } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

interface JsonReport {
  readonly summary: object;
  readonly problems: readonly object[];
  readonly suppressed: readonly object[];
  readonly findings: readonly { readonly fixes: readonly object[] }[];
}

async function report(files: Readonly<Record<string, string>>): Promise<JsonReport> {
  const host = memoryHost({ files });
  await run(["lint", ".", "--format", "json"], host, sampleLinter);
  return JSON.parse(host.printed()) as JsonReport;
}

const role = `{
  "Name": "\u{1F511}", "Actions": ["Microsoft.CognitiveServices/accounts/listKeys/action", "*/read"],
  "AssignableScopes": []
}`;

it("gives each finding its place, counted from one in UTF-16 units, and its fixes", async () => {
  const { findings, summary, problems } = await report({ "my role.json": role });
  expect(findings[0]).toMatchObject({
    file: "my role.json",
    line: 2,
    column: 29,
    endLine: 2,
    endColumn: 83,
    rule: "no-key-access",
    severity: "warning",
  });
  expect(findings[0]?.fixes[0]).toMatchObject({
    title: 'Remove "Microsoft.CognitiveServices/accounts/listKeys/action"',
    safety: "unsafe",
    edits: [{ line: 2, content: "" }],
  });
  expect(summary).toMatchObject({ error: 0, warning: 1, filesRead: 1, filesJudged: 1, fixesApplied: 0 });
  expect(problems).toEqual([]);
});

it("lists what could not be judged", async () => {
  const { problems, summary } = await report({
    "a.json": role,
    "b.json": `{ "x": [1, "Microsoft.CognitiveServices" }`,
  });
  expect(problems).toMatchObject([{ file: "b.json", line: 1, column: 42 }]);
  expect(summary).toMatchObject({ filesRead: 2, filesJudged: 1 });
});

it("lists what was suppressed apart", async () => {
  const silenced = `// aoai-security-disable-file no-key-access -- rotation\n${role}`;
  const { findings, summary, suppressed } = await report({ "a.jsonc": silenced });
  expect(findings).toEqual([]);
  expect(suppressed).toMatchObject([
    { rule: "no-key-access", line: 3, suppression: { where: "document", reason: "rotation" } },
  ]);
  expect(summary).toMatchObject({ warning: 0, suppressed: 1 });
});
