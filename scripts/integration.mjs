import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from "@vscode/test-electron";
import { buildExtension } from "./host/build.mjs";
import { bundleIntegrationTests, integrationTests } from "./host/integration-bundle.mjs";
import { parseOptions } from "./host/options.mjs";
import { examples, languagesForTests, nodeRuntime, root } from "./host/paths.mjs";
import { PlainError, runScript } from "./host/plain-error.mjs";

const help = `npm run test:integration -- [options] [TEXT…]     runs the tests of test/integration inside a real VS Code

  TEXT…                only test files whose path contains one of these
  --grep TEXT          only tests whose name contains TEXT
  --host desktop|web   desktop: VS Code, downloaded.  web: VS Code in a headless browser, from the npm registry.
                       Without it: desktop where there is a display and the download server answers, else web.
  --vscode VERSION     the version to download (default: stable)
  --result FILE        writes { passed, failed } there`;

const standIn = fileURLToPath(new URL("host/vscode-in-browser.mjs", import.meta.url));

/** What runs in one VS Code: Restricted Mode is neither entered nor left while it is open. */
const sessions = [
  { name: "trusted", patterns: ["**/*.test.ts", "!restricted/**"], restricted: false },
  { name: "restricted", patterns: ["restricted/**/*.test.ts"], restricted: true },
];

async function main() {
  const { values, positionals } = parseOptions(help, {
    grep: { type: "string" },
    host: { type: "string" },
    vscode: { type: "string", default: "stable" },
    result: { type: "string" },
  });
  const host = values.host ?? (await defaultHost());
  const executable = host === "desktop" ? await download(values.vscode) : standIn;
  await buildExtension();
  const total = { passed: 0, failed: 0 };
  for (const session of sessions) {
    const files = (await integrationTests(session.patterns)).filter(
      (file) => positionals.length === 0 || positionals.some((text) => file.includes(text)),
    );
    if (files.length === 0) continue;
    // runTests always turns Restricted Mode off, and only the stand-in can be told to leave it on.
    const outcome = await runSession(
      { ...session, files },
      session.restricted ? standIn : executable,
      values.grep,
    );
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  if (values.result) await writeFile(values.result, JSON.stringify(total));
  if (total.passed + total.failed === 0) throw new PlainError("No integration test ran.");
  return total.failed === 0 ? 0 : 1;
}

async function defaultHost() {
  const hasDisplay = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDisplay && (await downloadServerAnswers()) ? "desktop" : "web";
}

async function downloadServerAnswers() {
  try {
    const address = "https://update.code.visualstudio.com/api/releases/stable";
    return (await fetch(address, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

async function download(version) {
  try {
    return await downloadAndUnzipVSCode(version);
  } catch (error) {
    throw new PlainError(
      `VS Code ${version} cannot be downloaded: ${error.message}. --host web needs no download of it.`,
    );
  }
}

async function runSession({ name, files, restricted }, executable, grep = "") {
  const scratch = await mkdtemp(join(tmpdir(), "aoai-result-"));
  const result = join(scratch, "result.json");
  // Tests write into the folder that is open.
  const folder = join(scratch, "examples");
  await cp(examples, folder, { recursive: true });
  let succeeded = true;
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: [root, languagesForTests],
      extensionTestsPath: await bundleIntegrationTests(name, files),
      launchArgs: [folder, ...(restricted ? ["--restricted"] : [])],
      extensionTestsEnv: {
        AOAI_TEST_GREP: grep,
        AOAI_TEST_MARK: "│",
        AOAI_TEST_RESULT: result,
        PATH: [dirname(nodeRuntime()), process.env.PATH].join(delimiter),
      },
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    succeeded = false;
  }
  const outcome = JSON.parse(await readFile(result, "utf8").catch(() => '{ "passed": 0, "failed": 0 }'));
  await rm(scratch, { recursive: true, force: true });
  // A run that broke without a failed test (the host crashed, a file did not load) is a failure all the same.
  return succeeded || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
}

await runScript(main);
