import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { buildExtension } from "./host/build.mjs";
import { codeServerProgram } from "./host/code-server.mjs";
import { parseOptions } from "./host/options.mjs";
import { examples, root } from "./host/paths.mjs";
import { PlainError, runScript } from "./host/plain-error.mjs";
import { openWorkbench } from "./host/workbench.mjs";
import { openFile, runCommand } from "./host/workbench-steps.mjs";

const help = `node scripts/activation-times.mjs [options]     builds, starts VS Code, says what it reports of activations

  --starts N         how many fresh starts (default: 3)
  --folder PATH      another folder than examples/
  --file PATH        the file that wakes the extension (default: openai-account.json)
  --alone            leaves out the extensions that wake with it, so that all VS Code loads meanwhile is its own
  --extension PATH   the folder of another build of the extension
  --no-build         takes dist/ as it is`;

const own = "aoai-security.aoai-security";

/** Those that wake for a JSON file or at every start: their figures tell how fast the machine is at that moment. */
const others = ["vscode.json-language-features", "vscode.npm", "vscode.emmet", "vscode.git"];

async function main() {
  const { values } = parseOptions(help, {
    starts: { type: "string", default: "3" },
    folder: { type: "string", default: examples },
    file: { type: "string", default: "openai-account.json" },
    alone: { type: "boolean", default: false },
    extension: { type: "string", default: root },
    "no-build": { type: "boolean", default: false },
  });
  if (!values["no-build"] && values.extension === root) await buildExtension();
  console.log("In milliseconds: its own code (all that VS Code loaded meanwhile) + activate().");
  for (let start = 1; start <= Number(values.starts); start += 1) {
    const { times, patience } = await readTimes(values);
    const row = [own, ...others].map((id) => `${id.replace(/^.*\./, "")} ${times.get(id) ?? "asleep"}`);
    console.log(`${start}: ${row.join(" | ")} | seen after ${patience}`);
  }
}

/** One fresh start, without a profile and so without anything VS Code keeps from one start to the next. */
async function readTimes({ folder, file, alone, extension }) {
  const builtIns = alone ? await linkBuiltIns() : undefined;
  const { page, close } = await openWorkbench({
    extensionPath: resolve(extension),
    folder: resolve(folder),
    trusted: true,
    flags: builtIns ? ["--builtin-extensions-dir", builtIns] : [],
  });
  try {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openFile(page, file);
    const opened = performance.now();
    await page.locator(".squiggly-warning, .squiggly-error, .squiggly-info").first().waitFor();
    const patience = Math.round(performance.now() - opened);
    return { times: activationTimes((await readReport(page)).split(/\r?\n/)), patience };
  } finally {
    await close();
    if (builtIns) await rm(builtIns, { recursive: true });
  }
}

/** A folder with those of the extensions VS Code brings that do not wake with a JSON file. */
async function linkBuiltIns() {
  const folder = await mkdtemp(join(tmpdir(), "activation-times-"));
  const all = join(dirname(await codeServerProgram()), "..", "extensions");
  for (const name of ["git", "git-base", "json", "theme-defaults"]) {
    await symlink(join(all, name), join(folder, name));
  }
  return folder;
}

/** The editor draws only what is in sight, so the report's text is copied. */
async function readReport(page) {
  await runCommand(page, "Developer: Startup Performance");
  const lines = page.locator(".editor-instance .view-line");
  await lines.filter({ hasText: "System Info" }).first().waitFor();
  await lines.first().click();
  for (let attempt = 0; attempt < 60; attempt += 1) {
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("ControlOrMeta+C");
    const text = await page.evaluate("navigator.clipboard.readText()");
    if (text.includes(`| ${own} `)) return text;
    await page.waitForTimeout(500);
  }
  throw new PlainError("VS Code's report does not tell of the extension.");
}

/** From the table of the report and its list of marks. */
function activationTimes(lines) {
  const rows = lines.filter((line) => line.startsWith("|")).map(cellsOf);
  const header = rows.find((row) => row.includes("Load Code"));
  if (header === undefined) throw new PlainError("VS Code's report has no table of activation times.");
  const [load, call] = ["Load Code", "Call Activate"].map((name) => header.indexOf(name));
  return new Map(rows.map((row) => [row[1], `${codeOf(row[1], lines)} (${row[load]}) + ${row[call]}`]));
}

const cellsOf = (row) => row.split("|").map((cell) => cell.trim());

/** The time between the marks around the loading of one extension; VS Code stops to mark when its start is over. */
function codeOf(id, lines) {
  const [from, to] = ["will", "did"].map((word) => {
    const mark = `code/extHost/${word}LoadExtensionCode/${id}`;
    return Number(
      lines.find((line) => line.startsWith(`${mark} `) || line.startsWith(`${mark}\t`))?.split(/\s+/)[1],
    );
  });
  return Number.isNaN(to - from) ? "?" : to - from;
}

await runScript(main);
