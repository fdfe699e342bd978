import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// Runs the benchmarks: all, or those whose file name contains a word given on the command line.
const words = process.argv.slice(2);
const files = (await readdir("bench")).filter((name) => name.endsWith(".bench.ts"));
const wanted = files.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
if (wanted.length === 0) throw new Error(`No benchmark matches ${words.join(" ")}.`);

const folder = await mkdtemp(join(tmpdir(), "bench-"));
try {
  for (const name of wanted) {
    const outfile = join(folder, name.replace(/\.ts$/, ".mjs"));
    await build({
      entryPoints: [join("bench", name)],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      // What needs VS Code gets the stand-in of the unit tests.
      alias: { vscode: "./test/support/fake-vscode.ts" },
      // The other build of jsonc-parser loads its parts in a way no bundler can follow.
      mainFields: ["module", "main"],
      // Older packages among the Azure SDKs' dependencies call require.
      banner: {
        js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
      },
    });
    await import(pathToFileURL(outfile).href);
  }
} finally {
  await rm(folder, { recursive: true });
}
