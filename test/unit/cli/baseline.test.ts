import { describe, expect, it } from "vitest";
import { run } from "#src/cli/run";
import { memoryHost } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

const role = (name: string, ...actions: readonly string[]): string =>
  JSON.stringify({ Name: name, IsCustom: true, Actions: actions, AssignableScopes: [] }, null, 2);
const account = (name: string): object => ({
  type: "Microsoft.CognitiveServices/accounts",
  name,
  location: "westeurope",
  kind: "OpenAI",
});

async function lint(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const host = memoryHost({ files });
  const code = await run(["lint", ...args], host, sampleLinter);
  const written = (name: string): string => Buffer.from(host.contents.get(`/work/${name}`) ?? []).toString();
  return { code, written, printed: host.printed(), complained: host.complained() };
}

/** What a run finds that a baseline of an earlier state does not accept. */
async function newSince(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const first = await lint(before, "src", "--write-baseline", "ci/baseline.json");
  expect(first.code).toBe(0);
  const files = { ...after, "ci/baseline.json": first.written("ci/baseline.json") };
  const { printed, code } = await lint(files, "src", "--baseline", "ci/baseline.json", "--format", "json");
  const report = JSON.parse(printed) as { readonly findings: readonly { readonly line: number }[] };
  expect(code).toBe(report.findings.length > 0 ? 1 : 0);
  return report.findings.length;
}

describe("a baseline", () => {
  const before = { "src/a.json": role("R", "*/read", "*") };

  const changes: Readonly<Record<string, readonly [after: Readonly<Record<string, string>>, found: number]>> =
    {
      "accepts what has not changed": [before, 0],
      "accepts what moved to other lines": [{ "src/a.json": `\n// moved\n\n${role("R", "*/read", "*")}` }, 0],
      "accepts what changed its place in a list": [{ "src/a.json": role("R", "*", "a/b/read", "*/read") }, 0],
      "accepts what was formatted anew": [{ "src/a.json": JSON.stringify(JSON.parse(role("R", "*"))) }, 0],
      "does not accept another text in the same place": [
        { "src/a.json": role("R", "*/read", "*/action") },
        1,
      ],
      "does not accept a second one of the same text": [{ "src/a.json": role("R", "*", "*") }, 1],
      "does not accept the same in another file": [{ ...before, "src/b.json": role("R", "*") }, 1],
    };
  it.each(Object.entries(changes))("%s", async (_name, [after, found]) => {
    expect(await newSince(before, after)).toBe(found);
  });

  it("tells resources of one file by their names", async () => {
    const accounts = (...names: readonly string[]) => ({ "src/a.json": JSON.stringify(names.map(account)) });
    expect(await newSince(accounts("chat", "search"), accounts("search", "chat"))).toBe(0);
    expect(await newSince(accounts("chat", "search"), accounts("chat", "speech"))).toBe(1);
  });

  it("is written with paths from its own folder, one finding on a line, without the text found", async () => {
    const { written, printed } = await lint(before, "src", "--write-baseline", "ci/baseline.json");
    expect(written("ci/baseline.json")).toMatch(
      /^\{\n {2}"version": 1,\n {2}"findings": \[\n {4}\{"file":"\.\.\/src\/a\.json","rule":"no-key-access","fingerprint":"[0-9a-f]{16}","count":1\}\n {2}\]\n\}\n$/,
    );
    expect(printed).toBe("No findings. Suppressed: 1. Judged 1 of 1 file.\n");
  });

  it("accepts what is found in a configuration file, and counts it", async () => {
    const config = { "src/aoai-security.config.json": `{ "ingore": [] }`, ...before };
    const { printed } = await lint(config, "src", "--write-baseline", "b.json");
    expect(printed).toBe("No findings. Suppressed: 2. Judged 1 of 1 file.\n");
  });

  it("is an empty list where nothing was found", async () => {
    const { written, code } = await lint(
      { "src/a.json": role("R", "*/read") },
      "src",
      "--write-baseline",
      "b.json",
    );
    expect([code, written("b.json")]).toEqual([0, '{\n  "version": 1,\n  "findings": []\n}\n']);
  });
});

it("leaves the fingerprints of what is new with their findings", async () => {
  const [old, both] = [role("R", "*"), role("R", "*", "*/action")];
  const { written } = await lint({ "a.json": old }, "a.json", "--write-baseline", "b.json");
  const sarif = async (...args: readonly string[]) =>
    JSON.parse(
      (await lint({ "a.json": both, "b.json": written("b.json") }, "a.json", "--format", "sarif", ...args))
        .printed,
    ) as {
      readonly runs: readonly { readonly results: readonly { readonly partialFingerprints: object }[] }[];
    };
  const fingerprints = (log: Awaited<ReturnType<typeof sarif>>) =>
    log.runs.flatMap(({ results }) => results.map(({ partialFingerprints }) => partialFingerprints));
  const [known, fresh] = fingerprints(await sarif());
  expect(fingerprints(await sarif("--baseline", "b.json"))).toEqual([fresh, known]);
});

it.each([
  ["gone.json", "gone.json: No such file or folder.\n"],
  ["package.json", "package.json: This is no baseline that this version can read.\n"],
])("the baseline %s ends the run", async (path, complaint) => {
  const { code, complained, printed } = await lint(
    { "a.json": role("R", "*"), "package.json": "{}" },
    "a.json",
    "--baseline",
    path,
  );
  expect([code, complained, printed]).toEqual([2, complaint, ""]);
});
