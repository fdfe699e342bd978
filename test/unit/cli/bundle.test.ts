import { build, type BuildOptions } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cliBundle } from "../../../scripts/bundles.mjs";

let folder = "";
let program = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "aoai bundle "));
  program = join(folder, "cli.js");
  await build({ ...(cliBundle as BuildOptions), outfile: program, sourcemap: false });
});

afterAll(() => rmSync(folder, { recursive: true }));

function execute(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    input: '{ "properties": { "disableLocalAuth": false } }',
  });
  return { status, stdout, stderr };
}

it("lints in a process of its own", () => {
  writeFileSync(join(folder, "reader.json"), '{ "Name": "R", "Actions": ["*"], "AssignableScopes": [] }');
  const { status, stdout, stderr } = execute("lint", "*.json");
  expect([status, stderr]).toEqual([1, ""]);
  expect(stdout).toMatch(/^reader\.json\n {2}.*warning.* no-key-access\n/s);
});

it("reads the standard input", () => {
  const { status, stdout } = execute("lint", "-", "--stdin-filename", "patch.json");
  expect(status).toBe(1);
  expect(stdout).toMatch(/^patch\.json\n.*no-local-auth\n/s);
});

it("ends with 2 where nothing was judged", () => {
  expect(execute("lint", "gone")).toMatchObject({
    status: 2,
    stdout: expect.stringContaining("No findings") as string,
  });
});
