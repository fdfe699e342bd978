import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildExtension } from "./host/build.mjs";
import { parseOptions } from "./host/options.mjs";
import { examples, languagesForTests } from "./host/paths.mjs";
import { PlainError, runScript } from "./host/plain-error.mjs";
import { openWorkbench } from "./host/workbench.mjs";
import * as steps from "./host/workbench-steps.mjs";

const help = `node scripts/screenshot.mjs OUT.png [options]     builds, opens VS Code without a display, takes a picture

  --file PATH[:LINE]   opens a file of the folder; may be repeated
  --problems           shows the Problems panel and waits for the first problem
  --steps FILE.mjs     then calls its default export with { page, ...steps } (scripts/host/workbench-steps.mjs)
  --folder PATH        another folder than examples/
  --settings JSON      user settings
  --theme NAME         a colour theme, such as "Default Dark Modern"
  --size WxH           of the window (default: 1400x860)
  --restricted         leaves the folder in Restricted Mode
  --no-build           takes dist/ as it is`;

async function main() {
  const { values, positionals } = parseOptions(help, {
    file: { type: "string", multiple: true, default: [] },
    problems: { type: "boolean", default: false },
    steps: { type: "string" },
    folder: { type: "string", default: examples },
    settings: { type: "string", default: "{}" },
    theme: { type: "string" },
    size: { type: "string", default: "1400x860" },
    restricted: { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
  });
  const [out] = positionals;
  if (!out) throw new PlainError(help);
  if (!values["no-build"]) await buildExtension();
  const { page, close } = await openWorkbench(workbenchOptions(values));
  try {
    await prepare(page, values);
    await page.screenshot({ path: out });
    console.log(out);
  } catch (error) {
    await page.screenshot({ path: out });
    console.error(`A step failed; ${out} shows where.`);
    throw error;
  } finally {
    await close();
  }
}

function workbenchOptions({ folder, settings, theme, size, restricted }) {
  const [width, height] = size.split("x").map(Number);
  return {
    folder: resolve(folder),
    trusted: !restricted,
    viewport: { width, height },
    otherExtensions: [languagesForTests],
    settings: { ...readJson(settings), ...(theme ? { "workbench.colorTheme": theme } : {}) },
  };
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlainError(`--settings is not JSON: ${error.message}`);
  }
}

async function prepare(page, { file: files, problems, steps: module }) {
  for (const file of files) {
    const [, path, line] = /^(.*?)(?::(\d+))?$/.exec(file);
    await steps.openFile(page, path, line);
  }
  if (problems && !(await steps.showProblems(page))) console.error("The Problems panel stayed empty.");
  if (!module) return;
  const { default: run } = await import(pathToFileURL(resolve(module)).href);
  await run({ page, ...steps });
}

await runScript(main);
