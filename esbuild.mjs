import { rm } from "node:fs/promises";
import { build, context } from "esbuild";

const watch = process.argv.includes("--watch");

const shared = {
  bundle: true,
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  target: "es2022",
  logLevel: "info",
};

/** VS Code loads both extension bundles as CommonJS; the browser one runs in a worker. */
const bundles = [
  {
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    platform: "node",
    format: "cjs",
    external: ["vscode"],
  },
  {
    entryPoints: ["src/extension.web.ts"],
    outfile: "dist/extension.web.js",
    platform: "browser",
    format: "cjs",
    external: ["vscode"],
  },
  { entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.js", platform: "node", format: "cjs" },
];

if (watch) {
  for (const bundle of bundles) await (await context({ ...shared, ...bundle })).watch();
} else {
  await rm("dist", { recursive: true, force: true });
  await Promise.all(bundles.map((bundle) => build({ ...shared, ...bundle })));
}
