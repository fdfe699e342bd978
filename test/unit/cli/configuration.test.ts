import { describe, expect, it } from "vitest";
import { run } from "#src/cli/run";
import { memoryHost, systemError, type Machine } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

const role = `{ "Name": "R", "IsCustom": true, "Actions": ["*"], "AssignableScopes": [] }`;
const config = "aoai-security.config.json";

async function lint(files: Machine["files"], ...args: readonly string[]) {
  const host = memoryHost({ ...(files && { files }) });
  const code = await run(["lint", ...args], host, sampleLinter);
  return { code, host, printed: host.printed(), complained: host.complained() };
}

describe("a configuration file", () => {
  it("counts for the files below it", async () => {
    const off = `{ "rules": { "no-key-access": "off" } }`;
    const files = { "a.json": role, [`infra/${config}`]: off, "infra/deep/b.json": role };
    const { code, printed } = await lint(files, ".");
    expect(code).toBe(1);
    expect(printed).toContain("a.json");
    expect(printed).not.toContain("b.json");
  });

  it("counts for a file named alone, and from above the working folder", async () => {
    const files = { [`/${config}`]: `{ "rules": { "no-key-access": "off" } }`, "x/a.json": role };
    expect((await lint(files, "x/a.json")).code).toBe(0);
  });

  it("ignores files, which are not even read", async () => {
    const files = { [config]: `{ "ignore": ["vendor"] }`, "vendor/a.json": role, "b.json": role };
    const { host, printed } = await lint(files, ".");
    expect(host.reads).not.toContain("/work/vendor/a.json");
    expect(printed).toMatch(/Judged 1 of 1 file\.\n$/);
  });

  it("suppresses, and an old date suppresses no more", async () => {
    const suppression = (expires: string) =>
      `{ "suppressions": [{ "rule": "no-key-access", "reason": "rotation", "expires": "${expires}" }] }`;
    const holds = await lint({ [config]: suppression("2026-03-01"), "a.json": role }, ".");
    expect([holds.code, holds.printed]).toEqual([0, "No findings. Suppressed: 1. Judged 1 of 1 file.\n"]);
    const expired = await lint(
      { [config]: suppression("2026-02-28"), "a.json": role },
      ".",
      "--severity",
      "hint",
    );
    expect(expired.code).toBe(1);
    expect(expired.printed).toContain("expired on 2026-02-28");
  });

  describe("reports a suppression that a run over its folder has not needed", () => {
    const reader = `{ "Name": "R", "IsCustom": true, "Actions": ["x/y/read"], "AssignableScopes": [] }`;
    const suppressing = (more = "", settings = "") =>
      `{ ${settings} "suppressions": [{ "rule": "no-key-access", "reason": "agreed"${more} }] }`;
    const needed = suppressing();

    it.each<[string, boolean, NonNullable<Machine["files"]>, readonly string[]]>([
      ["where no file has a finding", true, { [config]: needed, "a.json": reader }, ["."]],
      [
        "where its files are gone",
        true,
        { [config]: suppressing(`, "files": ["b.json"]`), "a.json": role },
        ["."],
      ],
      ["not where a file needs it", false, { [config]: needed, "a.json": role, "b.json": reader }, ["."]],
      ["not in a run over a part of its folder", false, { [config]: needed, "x/a.json": reader }, ["x"]],
      ["not in a run over single files", false, { [config]: needed, "a.json": reader }, ["a.json"]],
      [
        "not where a file could not be read",
        false,
        { [config]: needed, "a.json": systemError("EACCES") },
        ["."],
      ],
      ["not where a file is broken", false, { [config]: needed, "a.json": `{ "Actions": ["*"], ` }, ["."]],
      [
        "not where the rule is off",
        false,
        { [config]: suppressing("", `"rules": { "no-key-access": "off" },`), "a.json": reader },
        ["."],
      ],
      [
        "not once it has expired, which is another finding",
        false,
        { [config]: suppressing(`, "expires": "2026-01-01"`), "a.json": reader },
        ["."],
      ],
      [
        "not where one of two that extend it needs it",
        false,
        {
          "base.json": needed,
          [`one/${config}`]: `{ "extends": "../base.json" }`,
          [`two/${config}`]: `{ "extends": "../base.json" }`,
          "one/a.json": role,
          "two/b.json": reader,
        },
        ["."],
      ],
    ])("%s", async (_, isReported, files, paths) => {
      const { printed } = await lint(files, ...paths, "--severity", "hint");
      expect(printed.includes("no-key-access finds nothing in the files this is about")).toBe(isReported);
    });
  });

  it("is read once, and its mistakes are findings in it, whichever way it is reached", async () => {
    const files = { [config]: `{ "ingore": [] }`, "a.json": `{ "x": 1 }`, "roles/b.json": role };
    for (const path of [".", "roles/b.json"]) {
      const { host, printed, code } = await lint(files, path, "--severity", "error");
      expect(printed).toMatch(/^aoai-security\.config\.json\n {2}1:3 {2}error .*"ingore".* valid-config\n/);
      expect([code, host.reads.filter((read) => read.endsWith(config))]).toEqual([1, [`/work/${config}`]]);
    }
  });

  it("is nothing to judge by itself", async () => {
    expect((await lint({ [config]: "{}" }, ".")).code).toBe(2);
  });

  it.each([
    ["{}", 0, "No findings. Judged 1 of 1 file.\n"],
    [`{ "ingore": [] }`, 1, "1 error in 1 file. Judged 1 of 1 file.\n"],
  ])("is judged where it is named: %s", async (content, expected, summary) => {
    const { code, printed, complained } = await lint({ [config]: content }, config);
    expect([code, complained]).toEqual([expected, ""]);
    expect(printed).toMatch(summary);
  });

  it("is said to be why no file was read", async () => {
    const { code, complained } = await lint(
      { [config]: `{ "ignore": ["a.json"] }`, "a.json": role },
      "a.json",
    );
    expect(complained).toBe("No file was read, so nothing was judged: a configuration ignores one file.\n");
    expect(code).toBe(2);
  });

  it("is named where it cannot be read", async () => {
    const { code, complained } = await lint({ [config]: systemError("EACCES"), "a.json": role }, ".");
    expect([code, complained]).toEqual([2, `${config}: Permission denied.\n`]);
  });
});

describe("--config", () => {
  const files = {
    "ci/strict.json": `{ "rules": { "no-key-access": "error" }, "ignore": ["skip.json"] }`,
    [config]: `{ "rules": { "no-key-access": "off" } }`,
    "a.json": role,
    "skip.json": role,
  };

  it("counts instead of the files in the folders", async () => {
    const { printed } = await lint(files, ".", "--config", "ci/strict.json");
    expect(printed).toContain("1 error in 1 file.");
  });

  it("is named where it does not exist, and nothing is judged without it", async () => {
    const { code, complained, printed } = await lint(files, "a.json", "--config", "ci/gone.json");
    expect(code).toBe(2);
    expect(complained).toContain("ci/gone.json: No such file.\n");
    expect(printed).not.toContain("no-key-access");
  });

  it("is named where it is a folder", async () => {
    const { complained } = await lint(files, "a.json", "--config", "ci");
    expect(complained).toBe("ci: This is a folder.\nNo file was read, so nothing was judged.\n");
  });
});

it("--profile wins over the profile of the configuration", async () => {
  const profiles: (string | undefined)[] = [];
  const host = memoryHost({ files: { [config]: `{ "profile": "recommended" }`, "a.json": role } });
  await run(["lint", "a.json", "--profile", "strict"], host, (lintConfig) => {
    profiles.push(lintConfig.profile);
    return sampleLinter(lintConfig);
  });
  expect(profiles).toEqual(["strict"]);
});
