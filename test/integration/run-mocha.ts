import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/** What the process outside is told, beside whether the run succeeded. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs test files inside the extension host. Each entry of `files` loads one file when called.
 * Writes the counts where AOAI_TEST_RESULT says, and rejects if a test failed.
 */
export async function runMocha(files: Readonly<Record<string, () => void>>): Promise<void> {
  const grep = process.env["AOAI_TEST_GREP"];
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, color: false, ...(grep ? { grep } : {}) });
  for (const [file, load] of Object.entries(files)) {
    mocha.suite.emit("pre-require", globalThis, file, mocha);
    load();
  }
  // The browser host waits for this line before it shows anything (scripts/host/vscode-in-browser.mjs).
  console.log("Integration tests");
  const outcome = await run(mocha);
  const path = process.env["AOAI_TEST_RESULT"];
  if (path) writeFileSync(path, JSON.stringify(outcome));
  if (outcome.failed > 0) throw new Error(`${outcome.failed} integration tests failed.`);
}

function run(mocha: Mocha): Promise<Outcome> {
  return new Promise((resolve) => {
    let passed = 0;
    const runner = mocha.run((failed) => resolve({ passed, failed }));
    runner.on("pass", () => (passed += 1));
  });
}
