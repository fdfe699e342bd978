import { writeFileSync } from "node:fs";
import { format } from "node:util";
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
  markOutput(process.env["AOAI_TEST_MARK"] ?? "");
  const grep = process.env["AOAI_TEST_GREP"];
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, color: false, ...(grep ? { grep } : {}) });
  for (const [file, load] of Object.entries(files)) {
    mocha.suite.emit("pre-require", globalThis, file, mocha);
    load();
  }
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

/** Begins each line that tests print with a mark, by which the process outside tells it from VS Code's own. */
function markOutput(mark: string): void {
  const print = console.log.bind(console);
  const marked = (...parts: unknown[]): void => {
    for (const line of format(...parts).split("\n")) print(`${mark} ${line}`);
  };
  console.log = marked;
  Mocha.reporters.Base.consoleLog = marked;
}
