import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Warns of every package that comes without its source maps.
  logLevel: "error",
  // What needs VS Code gets a small stand-in.
  resolve: { alias: { vscode: fileURLToPath(new URL("test/support/fake-vscode.ts", import.meta.url)) } },
  test: {
    include: ["test/unit/**/*.test.ts"],
    setupFiles: ["test/support/no-key-requests.ts"],
    environment: "node",
    // No test changes a module or a global, so the files share one set of loaded modules: four times as fast.
    isolate: false,
    // By default one core is left idle, which on two cores is half of them.
    maxWorkers: "100%",
    // Packages that import "vscode" themselves get the stand-in only where they are not left to Node.js.
    server: { deps: { inline: [/vscode-azext-azureauth\/dist\/esm/] } },
    // A machine under load is no failure.
    testTimeout: 30_000,
  },
});
