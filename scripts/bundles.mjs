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

/** VS Code loads it on the desktop. */
const desktopExtension = {
  ...shared,
  platform: "node",
  external: ["vscode", "./sdk"],
  // Node's own import() wants the whole name of a file; as require it also goes the way VS Code watches.
  supported: { "dynamic-import": false },
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
};

/** The Azure SDKs, which the desktop extension loads when somebody asks for Azure. */
const sdk = {
  ...shared,
  platform: "node",
  external: ["vscode"],
  entryPoints: ["src/azure/sdk.ts"],
  outfile: "dist/sdk.js",
};

/** VS Code loads it as CommonJS as well, in a worker of the browser. */
const webExtension = {
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
export const bundles = [desktopExtension, sdk, webExtension, cliBundle];
