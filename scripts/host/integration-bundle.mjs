import { join } from "node:path";
import { build } from "esbuild";
import { glob } from "tinyglobby";
import { root } from "./paths.mjs";

const tests = join(root, "test", "integration");

/** The test files that match the patterns, relative to test/integration. */
export async function integrationTests(patterns) {
  return (await glob(patterns, { cwd: tests })).sort();
}

/** Bundles test files into one CommonJS file that an extension host can load, and returns its path. */
export async function bundleIntegrationTests(name, files) {
  const loaders = files.map(
    (file) => `  ${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)}),`,
  );
  const entry = [
    'import { runMocha } from "./run-mocha";',
    `export const run = () => runMocha({\n${loaders.join("\n")}\n});`,
  ];
  const outfile = join(root, ".vscode-test", "integration", `${name}.js`);
  await build({
    stdin: { contents: entry.join("\n"), resolveDir: tests, sourcefile: `${name}.ts`, loader: "ts" },
    outfile,
    inject: [join(tests, "console.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "es2022",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return outfile;
}
