import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, type BuildOptions, type Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desktopExtension, webExtension } from "../../scripts/bundles.mjs";

interface Seen {
  readonly loaded: readonly string[];
  readonly connections: number;
  readonly commands: readonly string[];
  readonly signIns: number;
  /** How many findings were shown. */
  readonly findings: number;
  readonly state?: string;
}

interface Probe {
  readonly activated: Seen;
  /** After a document was opened that is none of ours. */
  readonly other: Seen;
  /** After a role definition was opened. */
  readonly role: Seen;
  /** After the view was opened. */
  readonly view: Seen & { readonly failure?: string };
  /** The commands the parts have. */
  readonly handled: readonly string[];
}

const root = join(__dirname, "..", "..");
let probe: Probe;
let folder: string;
let metafile: Metafile;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aoai-activation-"));
  const built = await build({
    ...(desktopExtension as BuildOptions),
    absWorkingDir: root,
    outdir: folder,
    sourcemap: false,
    metafile: true,
  });
  metafile = built.metafile;
  probe = (await probed("extension.js")) as Probe;
}, 60_000);

async function probed(bundle: string): Promise<Pick<Probe, "activated" | "other" | "role">> {
  const script = join(root, "test", "support", "activation-probe.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script, join(folder, bundle)]);
  return JSON.parse(stdout) as Probe;
}

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The parts, among what was loaded that is neither of Node nor of VS Code. */
const partsLoaded = ({ loaded }: Seen) =>
  [...new Set(loaded)].filter((name) => name.startsWith("./") && !name.startsWith("./shared-")).sort();

/** The sources in a piece and in all that it loads at once. */
function sourcesIn(name: string): { readonly sources: readonly string[]; readonly bytes: number } {
  const pending = Object.keys(metafile.outputs).filter((path) => path.endsWith(`/${name}`));
  const pieces = new Set(pending);
  for (const path of pieces) {
    for (const { path: needed, kind } of metafile.outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && needed in metafile.outputs) pieces.add(needed);
    }
  }
  const outputs = [...pieces].flatMap((path) => metafile.outputs[path] ?? []);
  return {
    sources: outputs.flatMap(({ inputs }) => Object.keys(inputs)).sort(),
    bytes: outputs.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

describe("activation", () => {
  it("loads no part and no Azure SDK, opens no connection and asks for no sign-in", () => {
    expect(partsLoaded(probe.activated)).toEqual([]);
    expect(probe.activated.connections).toBe(0);
    expect(probe.activated.signIns).toBe(0);
  });

  it("runs little code: what starts the parts, and what tells whether a document is worth reading", () => {
    const { sources, bytes } = sourcesIn("extension.js");
    const others = sources.filter((path) => !/^src\/(?:extension\.ts|startup\/|infrastructure\/)/.test(path));
    expect(others).toEqual([
      "src/core/document/classify.ts",
      "src/core/document/text-language.ts",
      "src/core/engine/config-file-name.ts",
      "src/core/first-look.ts",
    ]);
    expect(bytes).toBeLessThan(12_000);
  });

  it("gives every command of the manifest a handler, and no other", async () => {
    const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const declared = manifest.contributes.commands.map(({ command }) => command).sort();
    expect([...probe.activated.commands].sort()).toEqual(declared);
    expect([...probe.handled].sort()).toEqual(declared);
  });
});

describe("opening a document", () => {
  it("that says nothing to us loads nothing", () => {
    expect(partsLoaded(probe.other)).toEqual([]);
  });

  it("that holds a role loads what judges it, and nothing of Azure", () => {
    expect(probe.other.findings).toBe(0);
    expect(probe.role.findings).toBeGreaterThan(0);
    expect(partsLoaded(probe.role)).toEqual(["./documents.js"]);
    expect(probe.role.connections).toBe(0);
  });

  it("leaves aside the explorer and what changes something in Azure", () => {
    const { sources } = sourcesIn("documents.js");
    expect(sources).toContain("src/core/catalog/operations.json");
    expect(sources.filter((path) => /^src\/(?:azure|explorer)\/|^node_modules\/@/.test(path))).toEqual([]);
  });
});

it("the SDKs are in the piece that is loaded for them, and nothing of them where the explorer is", () => {
  const isSdk = (path: string) => /node_modules\/@(?:azure|microsoft|typespec)\//.test(path);
  expect(sourcesIn("sdk.js").sources.some(isSdk)).toBe(true);
  const { sources } = sourcesIn("azure.js");
  expect(sources).toEqual(expect.arrayContaining(["src/azure/session.ts", "src/explorer/index.ts"]));
  expect(sources.filter(isSdk)).toEqual([]);
});

it("in the browser everything is in one file, and documents are judged all the same", async () => {
  const outfile = join(folder, "extension.web.js");
  await build({ ...(webExtension as BuildOptions), absWorkingDir: root, outfile, sourcemap: false });
  const { activated, other, role } = await probed("extension.web.js");
  expect(role.loaded).toEqual([outfile]);
  expect(activated.commands.length).toBeGreaterThan(0);
  expect([other.findings, role.findings]).toEqual([0, probe.role.findings]);
});

/** The SDK's own functions of these names are in the pieces, and nothing in them calls them. */
it("nothing in the pieces calls what reads or makes keys", async () => {
  const names = Object.keys(metafile.outputs).map((path) => path.replace(/^.*\//, ""));
  expect(names).toEqual(expect.arrayContaining(["extension.js", "documents.js", "azure.js", "sdk.js"]));
  for (const name of names) {
    const code = await readFile(join(folder, name), "utf8");
    const called = code.match(/(?:\.|\[["'])(?:listKeys|regenerateKey)(?:["']\])?(?:\?\.)?\(.{0,40}/g);
    expect(called).toBeNull();
  }
});

describe("opening the view", () => {
  it("loads the SDK, and without a sign-in still opens no connection and asks for none", () => {
    expect(probe.view.failure).toBeUndefined();
    expect(partsLoaded(probe.view)).toEqual(["./azure.js", "./documents.js", "./sdk.js"]);
    expect(probe.view.state).toBe("signedOut");
    expect(probe.view.connections).toBe(0);
    expect(probe.view.signIns).toBe(0);
  });
});
