import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatSarif } from "#src/cli/formatters/sarif";
import { createLocate } from "#src/cli/locate";
import { nodeFiles } from "#src/cli/node-host";
import { run } from "#src/cli/run";
import type { Fingerprinted } from "#src/core/engine/fingerprint";
import { memoryHost, type Machine } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly [Location];
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
      readonly results: readonly Result[];
    },
  ];
}

const fixtures = join(import.meta.dirname, "../../../fixtures/cli");
const schema = JSON.parse(readFileSync(join(fixtures, "sarif-2.1.0.schema.json"), "utf8")) as object;
const ajv = new Ajv({ allErrors: true });
ajv.addFormat("uri", (text) => URL.canParse(text));
ajv.addFormat("uri-reference", /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*$/);
const isValid = ajv.compile(schema);

async function report(machine: Machine, ...options: readonly string[]): Promise<Log> {
  const host = memoryHost(machine);
  await run(["lint", ".", "--format", "sarif", ...options], host, sampleLinter);
  const log = JSON.parse(host.printed()) as Log;
  isValid(log);
  expect(isValid.errors ?? []).toEqual([]);
  return log;
}

async function reportOnProject(): Promise<string> {
  const host = { ...memoryHost(), files: nodeFiles, workingFolder: join(fixtures, "project") };
  await run(["lint", ".", "--format", "sarif"], host, sampleLinter);
  return host.printed();
}

describe("a SARIF report on the sample project", () => {
  it("is the one that was looked at", async () => {
    const text = await reportOnProject();
    const stable = text.replace(/"semanticVersion": ".*"/, '"semanticVersion": "0.0.0"');
    await expect(stable).toMatchFileSnapshot(join(fixtures, "project.sarif"));
  });

  it("is valid", async () => {
    isValid(JSON.parse(await reportOnProject()));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it("marks exactly the text of each finding, in UTF-16 units", async () => {
    const [{ results }] = (JSON.parse(await reportOnProject()) as Log).runs;
    expect(results.map((result) => `${result.ruleId} ${marked(result)}`)).toEqual([
      "no-local-auth false",
      'no-local-auth "Microsoft.CognitiveServices/accounts"',
      'no-key-access "*"',
      'no-key-access "Microsoft.CognitiveServices/accounts/listKeys/action"',
    ]);
  });
});

function marked({ locations: [{ physicalLocation }] }: Result): string {
  const { artifactLocation, region } = physicalLocation;
  const path = join(fixtures, "project", decodeURIComponent(artifactLocation.uri));
  const line = readFileSync(path, "utf8").split("\n")[region.startLine - 1] ?? "";
  expect(region.endLine).toBe(region.startLine);
  return line.slice(region.startColumn - 1, region.endColumn - 1);
}

const role = `{ "Name": "R", "Actions": ["*"], "IsCustom": true }`;

describe("a SARIF report", () => {
  it.each([
    ["a b & (c)/d#e?.json", "a%20b%20%26%20%28c%29/d%23e%3F.json"],
    ["100%/ü.json", "100%25/%C3%BC.json"],
  ])("names the file %s by the URI %s", async (path, uri) => {
    const [{ results }] = (await report({ files: { [path]: role } })).runs;
    const location = results[0]?.locations[0].physicalLocation.artifactLocation;
    expect(location).toEqual({ uri, uriBaseId: "%SRCROOT%" });
  });

  it("lists every rule that ran, and points each result at its own", async () => {
    const [{ tool, results }] = (await report({ files: { "a.json": role } })).runs;
    const { rules } = tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(sampleLinter().rules.map(({ id }) => id));
    expect(results.map(({ ruleIndex }) => rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
  });

  it("says that the run was a failure where a file is broken or nothing was judged", async () => {
    const outcomes = [{ "a.json": role }, { "a.json": role, "b.json": role.slice(0, -2) }, {}].map(
      async (files) => (await report({ files })).runs[0].invocations[0].executionSuccessful,
    );
    expect(await Promise.all(outcomes)).toEqual([true, false, false]);
  });

  it("names the other places that have a part in a finding", () => {
    const finding: Fingerprinted = {
      ruleId: "no-local-auth",
      severity: "warning",
      range: { offset: 0, length: 2 },
      message: "M.",
      related: [{ range: { offset: 4, length: 3 }, message: "This false decides it." }],
      fixes: [],
      fingerprint: "0123456789abcdef",
    };
    const text = formatSarif({
      version: "1.0.0",
      files: [
        {
          path: "a.json",
          findings: [finding],
          suppressed: [],
          locate: createLocate({ name: "a.json", text: "\n".repeat(20) }, []),
        },
      ],
      configurations: [],
      problems: [],
      filesRead: 1,
      filesIgnored: 0,
      fixes: { applied: 0, files: 0 },
      rules: sampleLinter().rules,
    });
    const log = JSON.parse(text) as Log;
    expect(isValid(log)).toBe(true);
    expect(log.runs[0].results[0]).toMatchObject({
      relatedLocations: [
        {
          id: 0,
          message: { text: "This false decides it." },
          physicalLocation: { region: { startLine: 5 } },
        },
      ],
    });
  });

  it("keeps what was suppressed, with the reason", async () => {
    const silenced = `// aoai-security-disable-file no-key-access -- rotation\n${role}`;
    const [{ results }] = (await report({ files: { "a.jsonc": silenced } })).runs;
    expect(results).toMatchObject([
      { ruleId: "no-key-access", suppressions: [{ kind: "inSource", justification: "rotation" }] },
    ]);
  });

  it("calls information and hints notes", async () => {
    const builtIn = role.replace("true", "false");
    const [{ results }] = (await report({ files: { "a.json": builtIn } }, "--severity", "hint")).runs;
    expect(results.map(({ level }) => level)).toEqual(["note"]);
  });
});
