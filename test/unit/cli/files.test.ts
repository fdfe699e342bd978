import { describe, expect, it } from "vitest";
import { selectFiles } from "#src/cli/files";
import { memoryHost, systemError } from "#support/memory-host";

const files = {
  "roles/b.json": "{}",
  "roles/a.jsonc": "{}",
  "roles/deep/c.JSON": "{}",
  "roles/readme.md": "",
  "roles/notes.txt": "",
  "infra/main.bicep": "",
  "infra/deploy.SH": "",
  "infra/.terraform/modules/x/main.tf": "",
  "roles/node_modules/x/package.json": "{}",
  "roles/.git/config.json": "{}",
  "roles/.azure/d.json": "{}",
  "infra (prod) & more/main [1].json": "{}",
  "/elsewhere/e.json": "{}",
};

async function select(...paths: readonly string[]) {
  const host = memoryHost({ files });
  const { files: found, problems } = await selectFiles(paths, host.files, host.workingFolder);
  return { found: found.map(({ shown }) => shown), problems };
}

describe("paths that stand for files", () => {
  const cases: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
    "a file, whatever its extension": [["roles/readme.md"], ["roles/readme.md"]],
    "a folder: JSON and JSONC in any letter case, sorted, without dependencies and history": [
      ["roles"],
      ["roles/.azure/d.json", "roles/a.jsonc", "roles/b.json", "roles/deep/c.JSON", "roles/readme.md"],
    ],
    "a folder: other languages too, without what Terraform downloads": [
      ["infra"],
      ["infra/deploy.SH", "infra/main.bicep"],
    ],
    "a folder with a slash at its end": [["roles/deep/"], ["roles/deep/c.JSON"]],
    "a glob": [["roles/*.json*"], ["roles/a.jsonc", "roles/b.json"]],
    "a file whose name looks like a glob": [
      ["infra (prod) & more/main [1].json"],
      ["infra (prod) & more/main [1].json"],
    ],
    "a glob below a folder whose name looks like one": [
      ["infra (prod) & more/*.json"],
      ["infra (prod) & more/main [1].json"],
    ],
    "the same file by several names": [["roles/b.json", "./roles/b.json", "roles/*.json"], ["roles/b.json"]],
    "a file outside the working folder": [["/elsewhere/e.json"], ["../elsewhere/e.json"]],
  };
  it.each(Object.entries(cases))("%s", async (_name, [paths, expected]) => {
    expect(await select(...paths)).toEqual({ found: expected, problems: [] });
  });
});

it("tells what was named from what was found", async () => {
  const host = memoryHost({ files });
  const { files: found } = await selectFiles(["infra", "infra/main.bicep"], host.files, host.workingFolder);
  expect(found.map(({ shown, isNamed }) => [shown, isNamed])).toEqual([
    ["infra/deploy.SH", false],
    ["infra/main.bicep", true],
  ]);
});

describe("paths that stand for none", () => {
  it.each([
    ["gone.json", "No such file or folder."],
    ["roles/*.bicep", "No file matches this pattern."],
  ])("%s", async (path, message) => {
    expect(await select(path)).toEqual({ found: [], problems: [{ path, message }] });
  });

  it("does not take an empty path for the working folder", async () => {
    expect((await select("")).problems).toEqual([{ path: '""', message: "No such file or folder." }]);
  });
});

it("names a folder that may not be read, and goes on", async () => {
  const host = memoryHost({
    files: { "a/(folder)": systemError("EACCES"), "a/x.json": "{}", "b.json": "{}" },
  });
  const selection = await selectFiles(["."], host.files, host.workingFolder);
  expect(selection.problems).toEqual([{ path: "a", message: "Permission denied." }]);
  expect(selection.files.map(({ shown }) => shown)).toEqual(["b.json"]);
});
