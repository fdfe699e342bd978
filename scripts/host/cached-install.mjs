import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { cache } from "./paths.mjs";
import { PlainError } from "./plain-error.mjs";
import { withProgress } from "./progress.mjs";

/**
 * The folder that holds `name` at exactly `version`, made by `install(folder)` on first use.
 * The work is done in a folder of its own and renamed when complete: a folder that bears the final name
 * is whole, and an interrupted or parallel run can never leave half of one behind.
 */
export async function cachedInstall({ name, version, size, install, into = cache, show = withProgress }) {
  const folder = join(into, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial-${process.pid}`;
  await removeLeftovers(into, folder);
  await mkdir(partial, { recursive: true });
  try {
    await show(`Fetching ${name} ${version} from the npm registry (once, ${size})`, () => install(partial));
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Removes what runs that no longer exist left unfinished. */
async function removeLeftovers(into, folder) {
  const siblings = existsSync(into) ? await readdir(into) : [];
  for (const sibling of siblings) {
    const path = join(into, sibling);
    const pid = path.startsWith(`${folder}.partial-`)
      ? Number(path.slice(`${folder}.partial-`.length))
      : undefined;
    if (pid !== undefined && !isRunning(pid)) await rm(path, { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * `npm install` inside a folder, without install scripts: nothing that is fetched runs code on arrival
 * and nothing is compiled.
 */
export async function npmInstall(folder, parameters) {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n');
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const output = await npm(["install", "--ignore-scripts", ...quiet, ...parameters], folder);
  if (output.code === 0) return;
  throw new PlainError(explainFailure(output.text, parameters));
}

function npm(parameters, cwd) {
  // Started by npm, the path of npm's own program is known, which spares a shell on Windows.
  const own = process.env.npm_execpath?.endsWith(".js") ? process.env.npm_execpath : undefined;
  const [command, ...before] = own ? [process.execPath, own] : ["npm"];
  // An outer npm names its own project here; this install is about another folder.
  const env = { ...process.env, npm_config_local_prefix: undefined };
  return new Promise((resolve, reject) => {
    const shell = !own && process.platform === "win32";
    const child = spawn(command, [...before, ...parameters], {
      cwd,
      env,
      shell,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.on("data", (data) => (text += data));
    child.stderr.on("data", (data) => (text += data));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, text }));
  });
}

function explainFailure(text, parameters) {
  const offline =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.exec(text);
  if (offline) {
    return `The npm registry cannot be reached (${offline[0]}). It is needed once, to fill ${cache}.`;
  }
  return `npm install ${parameters.join(" ")} failed:\n${text.trim()}`;
}
