import { describe, expect, it } from "vitest";
import { run } from "#src/cli/run";
import { memoryHost, systemError, type Machine } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

const role = (action: string): string => `{
  "Name": "Model caller",
  "IsCustom": true,
  "Actions": ["${action}"],
  "NotActions": [],
  "AssignableScopes": ["/subscriptions/6d2f1b0e-37c4-4a55-9b7e-0c1d2e3f4a5b"]
}
`;
const good = role("Microsoft.CognitiveServices/accounts/read");
const bad = role("Microsoft.CognitiveServices/accounts/listKeys/action");
const untidy = role("Microsoft.CognitiveServices/accounts/listkeys/action");

async function lint(args: readonly string[], machine: Machine = {}) {
  const host = memoryHost(machine);
  const code = await run(["lint", ...args], host, sampleLinter);
  return { code, host, printed: host.printed(), complained: host.complained() };
}

describe("the exit code", () => {
  const cases: Readonly<Record<string, readonly [Machine["files"], readonly string[], number]>> = {
    "is 0 where nothing is found": [{ "a.json": good }, ["a.json"], 0],
    "is 1 where something is found": [{ "a.json": good, "b.json": bad }, ["."], 1],
    "is the same for SARIF": [{ "b.json": bad }, ["b.json", "--format", "sarif"], 1],
    "leaves out what lies below the threshold": [{ "b.json": bad }, ["b.json", "--severity", "error"], 0],
    "is 2 where nothing was recognised": [{ "package.json": '{ "name": "x" }' }, ["."], 2],
    "is 2 where there is no file at all": [{ "readme.md": "" }, ["."], 2],
    "is 2 where a path does not exist, whatever the others hold": [
      { "b.json": bad },
      ["b.json", "c.json"],
      2,
    ],
    "is 2 where a file that may be ours is broken": [
      { "a.json": good, "b.json": bad.slice(0, -4) },
      ["."],
      2,
    ],
    "is 0 where all findings are suppressed": [
      { "a.json": `// aoai-security-disable-file no-key-access -- rotation\n${bad}` },
      ["a.json"],
      0,
    ],
    "does not mind a broken file that is none of ours": [{ "a.json": good, "b.json": '{ "x": ' }, ["."], 0],
  };
  it.each(Object.entries(cases))("%s", async (_name, [files, args, code]) => {
    expect((await lint(args, { ...(files && { files }) })).code).toBe(code);
  });

  it("is 2 for a misuse, which names itself and the help", async () => {
    const { code, complained, printed } = await lint(["--format", "xml", "a.json"]);
    expect([code, printed]).toEqual([2, ""]);
    expect(complained).toContain('Unknown format "xml"');
    expect(complained).toContain("--help");
  });
});

describe("files that cannot be judged", () => {
  it("names a broken file with line and column, and goes on", async () => {
    const broken = `{\n  "Name": "x",\n  "Actions": ["*"] oops\n}\n`;
    const { complained, printed } = await lint(["."], { files: { "a.json": broken, "b.json": bad } });
    expect(complained).toMatch(/^a\.json:3:20: Not valid JSON: .+\n$/);
    expect(printed).toContain("b.json\n");
  });

  it("names a file in another encoding where it stops making sense", async () => {
    const latin1 = Buffer.from(good.replace("Model", "Modéle"), "latin1");
    const { complained, code } = await lint(["a.json"], { files: { "a.json": latin1 } });
    expect([code, complained]).toEqual([2, "a.json:2:15: Not valid UTF-8 from here.\n"]);
  });

  it("names a file that may not be read, and goes on", async () => {
    const files = { "a.json": systemError("EACCES"), "b.json": bad };
    const { complained, printed, code } = await lint(["."], { files });
    expect([code, complained]).toEqual([2, "a.json: Permission denied.\n"]);
    expect(printed).toContain("b.json\n");
  });

  it("says that nothing was judged", async () => {
    const { complained } = await lint(["."], { files: { "a.json": "{}", "b.json": "[]" } });
    expect(complained).toContain("2 files were read, but nothing was judged");
  });
});

describe("fixing", () => {
  it("applies safe fixes and judges what is left", async () => {
    const { host, printed, code } = await lint(["a.json", "--fix"], { files: { "a.json": untidy } });
    expect(Buffer.from(host.contents.get("/work/a.json") ?? []).toString()).toBe(bad);
    expect(code).toBe(1);
    expect(printed).toContain("\nApplied 1 fix in 1 file. 1 warning in 1 file. Judged 1 of 1 file.\n");
  });

  it("keeps the encoding and its byte order mark", async () => {
    const files = { "a.json": Buffer.from(`\uFEFF${untidy}`, "utf16le") };
    const { host } = await lint(["a.json", "--fix"], { files });
    expect(Buffer.from(host.contents.get("/work/a.json") ?? []).toString("utf16le")).toBe(`\uFEFF${bad}`);
  });

  it("never takes a permission away", async () => {
    const { host, code } = await lint(["a.json", "--fix"], { files: { "a.json": bad } });
    expect([code, Buffer.from(host.contents.get("/work/a.json") ?? []).toString()]).toEqual([1, bad]);
  });

  it("leaves a broken file alone", async () => {
    const broken = untidy.slice(0, -3);
    const { host } = await lint(["a.json", "--fix"], { files: { "a.json": broken } });
    expect(Buffer.from(host.contents.get("/work/a.json") ?? []).toString()).toBe(broken);
  });

  it("says where it could not write, and counts what is still there", async () => {
    const { code, complained, printed } = await lint(["a.json", "--fix"], {
      files: { "a.json": untidy },
      readOnly: true,
    });
    expect([code, complained]).toEqual([2, "a.json: The fixes were not written: Permission denied.\n"]);
    expect(printed).toContain("accounts/listkeys/action");
  });
});

describe("what is read and written", () => {
  it("reads each file once", async () => {
    const { host } = await lint([".", "a.json", "*.json"], { files: { "a.json": bad, "b.json": good } });
    expect([...host.reads].sort()).toEqual(["/work/a.json", "/work/b.json"]);
  });

  it("judges the standard input under a name", async () => {
    const { code, printed } = await lint(["-", "--stdin-filename", "roles/x.json"], { stdin: bad });
    expect(code).toBe(1);
    expect(printed).toMatch(/^roles\/x\.json\n {2}4:15 {2}warning/);
  });

  it("writes the report to a file, and only a summary to the terminal", async () => {
    const { host, printed, complained } = await lint(["a.json", "--format", "json", "--output", "out.json"], {
      files: { "a.json": bad },
    });
    const report = Buffer.from(host.contents.get("/work/out.json") ?? []).toString();
    expect(JSON.parse(report)).toHaveProperty("findings.0.rule", "no-key-access");
    expect([printed, complained]).toEqual(["", "1 warning in 1 file. Judged 1 of 1 file.\n"]);
  });

  it("says that the report could not be written", async () => {
    const { code, complained } = await lint(["a.json", "--output", "out/x.txt"], {
      files: { "a.json": good },
      readOnly: true,
    });
    expect([code, complained]).toEqual([2, "out/x.txt: Permission denied. The report was not written.\n"]);
  });

  it("prints the version", async () => {
    const host = memoryHost();
    expect(await run(["--version"], host)).toBe(0);
    expect(host.printed()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("prints a help that fits a terminal and names every option and exit code", async () => {
    const host = memoryHost();
    expect(await run(["--help"], host)).toBe(0);
    const lines = host.printed().split("\n");
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    for (const word of [
      "--format",
      "--output",
      "--severity",
      "--fix",
      "--quiet",
      "--no-color",
      "--stdin-filename",
    ]) {
      expect(host.printed()).toContain(word);
    }
    expect(host.printed()).toMatch(/\n {2}0 .+\n {2}1 .+\n {2}2 /);
  });
});

describe("the progress line", () => {
  const files = { "a.json": good, "b.json": good, "c.json": good };

  it("appears on a terminal once a run takes its time, and is wiped out", async () => {
    const { complained } = await lint(["."], { files, terminal: true, tick: 600 });
    expect(complained).toBe("\r\u001b[2KLinting: 1 of 3 files\r\u001b[2KLinting: 2 of 3 files\r\u001b[2K");
  });

  it.each([
    ["a short run", { terminal: true, tick: 1 }, []],
    ["a run whose errors go to a file", { tick: 600 }, []],
    ["--quiet", { terminal: true, tick: 600 }, ["--quiet"]],
  ])("stays away from %s", async (_name, machine, options) => {
    expect((await lint([".", ...options], { files, ...machine })).complained).toBe("");
  });
});
