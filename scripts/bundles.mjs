import { commonJsPieces } from "./commonjs-pieces.mjs";

const shared = {
  bundle: true,
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  target: "es2022",
  format: "cjs",
  // The CommonJS build of jsonc-parser loads its own files by name at run time and cannot be bundled.
  mainFields: ["module", "main"],
};

/**
 * VS Code loads `extension.js` on the desktop, and that the parts and the Azure SDKs when somebody needs them. What
 * several of them use stands in pieces of its own, so that there is one of each.
 */
export const desktopExtension = {
  ...shared,
  platform: "node",
  external: ["vscode"],
  plugins: [commonJsPieces],
  entryPoints: {
    extension: "src/extension.ts",
    documents: "src/parts/desktop-documents.ts",
    azure: "src/parts/azure.ts",
    sdk: "src/azure/sdk.ts",
  },
  outdir: "dist",
  chunkNames: "shared-[hash]",
};

/** VS Code loads it as CommonJS as well, in a worker of the browser. */
export const webExtension = {
  ...shared,
  platform: "browser",
  external: ["vscode"],
  entryPoints: ["src/extension.web.ts"],
  outfile: "dist/extension.web.js",
};

/** The command line, a single file that needs nothing beside it. */
export const cliBundle = {
  ...shared,
  platform: "node",
  entryPoints: ["src/cli/main.ts"],
  outfile: "dist/cli.js",
  // A package inside asks where its module stands, which a CommonJS file has no words for.
  define: { "import.meta.url": "moduleAddress" },
  banner: { js: 'const moduleAddress = require("node:url").pathToFileURL(__filename).href;' },
};

/** Everything the build writes, as options of esbuild. */
export const bundles = [desktopExtension, webExtension, cliBundle];
