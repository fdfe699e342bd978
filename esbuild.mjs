import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import process from "node:process";
import { build, context } from "esbuild";

const watch = process.argv.includes("--watch");
const quiet = process.argv.includes("--quiet");

const shared = {
  bundle: true,
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  target: "es2022",
  // The CommonJS build of jsonc-parser loads its own files by name at run time and cannot be bundled.
  mainFields: ["module", "main"],
  logLevel: quiet ? "warning" : "info",
};

/** Some packages have a CommonJS form that no bundler can follow, and an ESM form beside it. */
const node = { platform: "node", mainFields: ["module", "main"] };

/** VS Code loads both extension bundles as CommonJS; the browser one runs in a worker. */
const extension = { ...shared, format: "cjs", external: ["vscode"] };

const bundles = [
  { ...extension, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", ...node },
  {
    ...extension,
    entryPoints: ["src/extension.web.ts"],
    outfile: "dist/extension.web.js",
    platform: "browser",
  },
  {
    ...shared,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.js",
    ...node,
    format: "cjs",
    // A package inside asks where its module stands, which a CommonJS file has no words for.
    define: { "import.meta.url": "moduleAddress" },
    banner: { js: 'const moduleAddress = require("node:url").pathToFileURL(__filename).href;' },
  },
].filter(({ entryPoints: [entry] }) => existsSync(entry));

/** Tells the task that F5 waits for when a build begins and ends. */
const announce = {
  name: "announce",
  setup({ onStart, onEnd }) {
    onStart(() => console.log("[watch] build started"));
    onEnd(() => console.log("[watch] build finished"));
  },
};

if (watch) {
  const contexts = await Promise.all(bundles.map((bundle) => context({ ...bundle, plugins: [announce] })));
  await Promise.all(contexts.map((bundle) => bundle.watch()));
} else {
  await rm("dist", { recursive: true, force: true });
  await Promise.all(bundles.map((bundle) => build(bundle)));
}
