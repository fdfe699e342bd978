import { defineConfig } from "vitest/config";

/** Tests that use VS Code's window as a user does, one VS Code at a time. */
export default defineConfig({
  test: {
    include: ["test/workbench/**/*.test.ts"],
    setupFiles: ["test/support/no-key-requests.ts"],
    environment: "node",
    fileParallelism: false,
    // Each test goes on where the one before it left the window.
    bail: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
  },
});
