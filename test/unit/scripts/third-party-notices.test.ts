import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { thirdPartyNotices } from "../../../scripts/third-party-notices.mjs";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aoai-security-notices-"));
  await install("b", { LICENSE: "Copyright B\r\nMIT\r\n" });
  await install("@scope/a", { "LICENSE.md": "Copyright A", NOTICE: "Thanks." });
  await install("b/node_modules/c", { license: "Copyright C" });
  await install("bare", {});
});

afterAll(() => rm(folder, { recursive: true }));

async function install(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const home = packageFolder(name);
  await mkdir(home, { recursive: true });
  const manifest = { name: name.replace(/.*node_modules\//, ""), version: "1.0.0", license: "MIT" };
  for (const [file, text] of Object.entries({ ...files, "package.json": JSON.stringify(manifest) })) {
    await writeFile(join(home, file), text);
  }
}

const packageFolder = (name: string): string => join(folder, "node_modules", name);

function bundleOf(...files: readonly string[]) {
  const inputs = Object.fromEntries(files.map((file) => [file, { bytesInOutput: 1 }]));
  return { outputs: { "dist/x.js": { inputs } } };
}

it("holds the license of each package of which a bundle holds something, once", async () => {
  const [a, b, c] = ["@scope/a/x.js", "b/x.js", "b/node_modules/c/lib/x.js"].map(packageFolder);
  const text = await thirdPartyNotices([bundleOf("src/x.ts", b ?? "", c ?? ""), bundleOf(a ?? "", b ?? "")]);
  expect(text.match(/^.+ 1\.0\.0 \(MIT\)$/gm)).toEqual([
    "@scope/a 1.0.0 (MIT)",
    "b 1.0.0 (MIT)",
    "c 1.0.0 (MIT)",
  ]);
  expect(text).toContain("b 1.0.0 (MIT)\n\nCopyright B\nMIT\n");
  expect(text).toContain("Copyright A\n\nThanks.\n");
});

it("leaves out a package of which nothing is left", async () => {
  const inputs = { [packageFolder("bare/x.js")]: { bytesInOutput: 0 } };
  expect(await thirdPartyNotices([{ outputs: { "dist/x.js": { inputs } } }])).not.toContain("bare");
});

it("refuses a package without a license", async () => {
  await expect(thirdPartyNotices([bundleOf(packageFolder("bare/x.js"))])).rejects.toThrow(
    "bare has no license file",
  );
});
