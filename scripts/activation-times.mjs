import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { buildExtension } from "./host/build.mjs";
import { parseOptions } from "./host/options.mjs";
import { examples, root } from "./host/paths.mjs";
import { PlainError, runScript } from "./host/plain-error.mjs";
import { openWorkbench } from "./host/workbench.mjs";
import { openFile, runCommand } from "./host/workbench-steps.mjs";

const help = `node scripts/activation-times.mjs [options]     builds, starts VS Code, says what it reports of activations

  --starts N         how many fresh starts (default: 3)
  --folder PATH      another folder than examples/
  --file PATH        the file that wakes the extension (default: openai-account.json)
  --view             wakes it by opening its view, when nothing else wakes, so that VS Code's figure is its alone
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
    view: { type: "boolean", default: false },
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
async function readTimes({ folder, file, view, extension }) {
  const { page, close } = await openWorkbench({
    extensionPath: resolve(extension),
    folder: resolve(folder),
    trusted: true,
  });
  try {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const patience = view ? await wakeByView(page) : await wakeByFile(page, file);
    return { times: activationTimes((await readReport(page)).split(/\r?\n/)), patience };
  } finally {
    await close();
  }
}

/** Milliseconds until the first finding is underlined. */
async function wakeByFile(page, file) {
  await openFile(page, file);
  const opened = performance.now();
  await page.locator(".squiggly-warning, .squiggly-error, .squiggly-info").first().waitFor();
  return Math.round(performance.now() - opened);
}

/** Milliseconds until the view shows what it has to say to somebody who is not signed in. */
async function wakeByView(page) {
  // Until the extensions that wake at every start have done so.
  await page.waitForTimeout(5000);
  const opened = performance.now();
  await page.locator('.activitybar .action-label[aria-label^="Azure OpenAI Security"]').click();
  await page.locator(".sidebar .welcome-view-content", { hasText: "Sign In to Azure" }).waitFor();
  return Math.round(performance.now() - opened);
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
    if (text.includes(`didActivateExtension/${own}`)) return text;
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

/** The time between the marks around the loading of one extension. */
function codeOf(id, lines) {
  const [from, to] = ["will", "did"].map((word) => {
    const mark = `code/extHost/${word}LoadExtensionCode/${id}`;
    return Number(
      lines.find((line) => line.startsWith(`${mark} `) || line.startsWith(`${mark}\t`))?.split(/\s+/)[1],
    );
  });
  return to - from;
}

await runScript(main);
