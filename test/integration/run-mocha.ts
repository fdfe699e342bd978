import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { console } from "./console";

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
  Mocha.reporters.Base.consoleLog = console.log;
  const grep = process.env["AOAI_TEST_GREP"];
  const mocha = new Mocha({ ui: "bdd", timeout: 120_000, color: false, ...(grep ? { grep } : {}) });
  for (const [file, load] of Object.entries(files)) {
    mocha.suite.emit("pre-require", globalThis, file, mocha);
    loadOrExplain(file, load);
  }
  const outcome = await run(mocha);
  const path = process.env["AOAI_TEST_RESULT"];
  if (path) writeFileSync(path, JSON.stringify(outcome));
  if (outcome.failed > 0) throw new Error(`${outcome.failed} integration tests failed.`);
}

function loadOrExplain(file: string, load: () => void): void {
  try {
    load();
  } catch (error) {
    console.log(`${file} cannot be loaded.`, error);
    throw error;
  }
}

function run(mocha: Mocha): Promise<Outcome> {
  return new Promise((resolve) => {
    let passed = 0;
    const runner = mocha.run((failed) => resolve({ passed, failed }));
    runner.on("pass", () => (passed += 1));
  });
}
