import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selectFiles } from "#src/cli/files";
import { nodeFiles } from "#src/cli/node-host";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "aoai files (a & b) "));
  for (const name of ["sub", "sub/node_modules", ".git", "(x) [y]"]) mkdirSync(join(folder, name));
  for (const name of [
    "a.json",
    "sub/b.jsonc",
    "sub/node_modules/c.json",
    ".git/d.json",
    "(x) [y]/e.json",
    "f.txt",
  ]) {
    writeFileSync(join(folder, name), "{}");
  }
  symlinkSync(folder, join(folder, "sub", "round"));
  symlinkSync(join(folder, "a.json"), join(folder, "link.json"));
  symlinkSync(join(folder, "gone.json"), join(folder, "dangling.json"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function select(...paths: readonly string[]): Promise<readonly string[]> {
  const { files, problems } = await selectFiles(paths, nodeFiles, folder);
  expect(problems).toEqual([]);
  return files.map(({ path }) => relative(folder, path));
}

describe("the real file system", () => {
  it("is walked without dependencies, history and circles", async () => {
    expect(await select(".")).toEqual(["(x) [y]/e.json", "a.json", "link.json", "sub/b.jsonc"]);
  });

  it.each([
    ["**/*.json", ["(x) [y]/e.json", "a.json", "link.json"]],
    ["l*.json", ["link.json"]],
    ["sub/*.{json,jsonc}", ["sub/b.jsonc"]],
    ["(x) [y]/*.json", ["(x) [y]/e.json"]],
    ["./sub/**", ["sub/b.jsonc"]],
  ])("answers the glob %s", async (pattern, expected) => {
    expect(await select(pattern)).toEqual(expected);
  });

  it("answers an absolute glob", async () => {
    expect(await select(`${folder}/sub/*.jsonc`)).toEqual(["sub/b.jsonc"]);
  });

  it("reads and writes bytes", async () => {
    const path = join(folder, "bytes.txt");
    await nodeFiles.writeFile(path, Uint8Array.of(0xff, 0xfe));
    expect([...(await nodeFiles.readFile(path))]).toEqual([0xff, 0xfe]);
  });
});
