import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, delimiter, join } from "node:path";
import process from "node:process";
import { nodeRuntime, root } from "./host/paths.mjs";
import { runScript } from "./host/plain-error.mjs";
import { integrationCounts, summary, unitCounts } from "./tally.mjs";

/** Every stage runs, whatever the ones before it said. */
async function main() {
  const scratch = await mkdtemp(join(tmpdir(), "aoai-security-test-"));
  const unitReport = join(scratch, "unit.json");
  const integrationReport = join(scratch, "integration.json");
  const workbenchReport = join(scratch, "workbench.json");
  const stages = [
    await stage("types", []),
    await stage("lint", []),
    await stage("test:unit", vitestReport(unitReport), () => readReport(unitReport, unitCounts)),
    await stage("test:integration", ["--result", integrationReport], () =>
      readReport(integrationReport, integrationCounts),
    ),
    await stage("test:workbench", vitestReport(workbenchReport), () =>
      readReport(workbenchReport, unitCounts),
    ),
  ];
  await rm(scratch, { recursive: true, force: true });
  const { lines, succeeded } = summary(stages);
  console.log(`\n${lines.join("\n")}`);
  return succeeded ? 0 : 1;
}

function vitestReport(path) {
  return ["--reporter=default", "--reporter=json", `--outputFile.json=${path}`];
}

/** Runs one npm script; `count` reads how many tests its reporter saw. */
async function stage(script, parameters, count = () => undefined) {
  console.log(`\n── ${script}`);
  const start = Date.now();
  const code = await npmRun(script, parameters);
  const seconds = Math.round((Date.now() - start) / 1000);
  return { name: script, succeeded: code === 0, seconds, counts: await count() };
}

function npmRun(script, parameters) {
  const own = process.env.npm_execpath?.endsWith(".js") ? process.env.npm_execpath : undefined;
  const [command, ...before] = own ? [nodeRuntime(), own] : ["npm"];
  const PATH = [dirname(nodeRuntime()), process.env.PATH].join(delimiter);
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, "run", "--silent", script, "--", ...parameters], {
      cwd: root,
      env: { ...process.env, PATH },
      shell: !own && process.platform === "win32",
      stdio: "inherit",
    });
    child.once("error", reject);
    child.once("exit", resolve);
  });
}

async function readReport(path, read) {
  try {
    return read(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined;
  }
}

await runScript(main);
