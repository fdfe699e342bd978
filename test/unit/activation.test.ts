import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, type BuildOptions } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundles } from "../../scripts/bundles.mjs";

interface Seen {
  readonly loaded: readonly string[];
  readonly connections: number;
  readonly commands: readonly string[];
  readonly signIns: number;
  readonly state?: string;
}

interface Probe {
  readonly activated: Seen;
  readonly opened: Seen & { readonly failure?: string };
}

const root = join(__dirname, "..", "..");
let probe: Probe;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aoai-activation-"));
  await Promise.all(
    bundles
      .filter(({ outfile }) => ["dist/extension.js", "dist/sdk.js"].includes(outfile))
      .map(({ outfile, ...options }) =>
        build({
          ...(options as BuildOptions),
          absWorkingDir: root,
          outfile: join(folder, outfile),
          sourcemap: false,
        }),
      ),
  );
  const script = join(root, "test", "support", "activation-probe.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    join(folder, "dist", "extension.js"),
  ]);
  probe = JSON.parse(stdout) as Probe;
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is neither of Node nor of VS Code. */
const ownBundles = ({ loaded }: Seen) => loaded.filter((name) => name.startsWith("."));

describe("activation", () => {
  it("loads no Azure SDK, opens no connection and asks for no sign-in", () => {
    expect(ownBundles(probe.activated)).toEqual([]);
    expect(probe.activated.connections).toBe(0);
    expect(probe.activated.signIns).toBe(0);
  });

  it("gives every command of the manifest a handler, and no other", async () => {
    const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const declared = manifest.contributes.commands.map(({ command }) => command);
    expect([...probe.activated.commands].sort()).toEqual([...declared].sort());
  });
});

/** The SDK's own functions of these names are in the bundle, and nothing in it calls them. */
it.each(["extension.js", "sdk.js"])("nothing in %s calls what reads or makes keys", async (bundle) => {
  const code = await readFile(join(folder, "dist", bundle), "utf8");
  const called = code.match(/(?:\.|\[["'])(?:listKeys|regenerateKey)(?:["']\])?(?:\?\.)?\(.{0,40}/g);
  expect(called).toBeNull();
});

describe("opening the view", () => {
  it("loads the SDK, and without a sign-in still opens no connection and asks for none", () => {
    expect(probe.opened.failure).toBeUndefined();
    expect(new Set(ownBundles(probe.opened))).toEqual(new Set(["./sdk"]));
    expect(probe.opened.state).toBe("signedOut");
    expect(probe.opened.connections).toBe(0);
    expect(probe.opened.signIns).toBe(0);
  });
});
