import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { cachedInstall, npmInstall } from "./cached-install.mjs";
import { nodeRuntime } from "./paths.mjs";
import { PlainError } from "./plain-error.mjs";

const packageVersion = "153.0.0";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts the first browser that runs: the one that CHROME_PATH names, an installed Chrome or Chromium,
 * and last the one inside the npm package `@sparticuz/chromium`, fetched on first use.
 */
export async function launchBrowser() {
  const failures = [];
  for (const candidate of candidates()) {
    try {
      const found = await candidate();
      if (found) return await launch(found);
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new PlainError(
    `No browser starts (${failures.join("; ") || "none is installed"}). ` +
      "Install Chromium (Debian and Ubuntu: apt-get install chromium) or name one in CHROME_PATH.",
  );
}

async function launch({ path, env: more }) {
  const env = { ...process.env, ...more };
  try {
    const browser = await chromium.launch({ executablePath: path, args: flags, env });
    // Some browsers start and then crash at the first page.
    const page = await browser.newPage();
    await page.goto("data:text/html,", { timeout: 10_000 });
    await page.close();
    return browser;
  } catch (error) {
    throw new Error(`${path}: ${error.message.split("\n")[0]}`, { cause: error });
  }
}

/**
 * Closes a browser, but waits no longer than two seconds for its good-bye: some builds hang in it,
 * and Playwright ends what is left together with this process.
 */
export async function closeBrowser(browser) {
  await Promise.race([browser.close(), delay(2000, undefined, { ref: false })]);
}

function candidates() {
  const named = process.env.CHROME_PATH;
  // A browser that was asked for by name and does not start is an error, no reason to take another.
  if (named) return [() => ({ path: named })];
  return [...installedBrowsers().map((path) => () => ({ path })), packagedBrowser];
}

function installedBrowsers() {
  const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const elsewhere = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ];
  return [...onPath, ...elsewhere].filter((path) => existsSync(path));
}

async function packagedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = await cachedInstall({
    name: "chromium",
    version: packageVersion,
    size: "0.3 GB on disk",
    install,
  });
  const unpacked = join(folder, "unpacked");
  const libraries = [join(unpacked, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    path: join(unpacked, "chromium"),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(unpacked, "fonts") },
  };
}

async function install(folder) {
  await npmInstall(folder, [`@sparticuz/chromium@${packageVersion}`]);
  const unpacked = join(folder, "unpacked");
  await mkdir(unpacked);
  const script = join(folder, "unpack.mjs");
  await writeFile(script, 'import chromium from "@sparticuz/chromium";\nawait chromium.executablePath();\n');
  // The package unpacks into the folder for temporary files, and its libraries only where it believes to be
  // on the system it was made for.
  const env = { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  await promisify(execFile)(nodeRuntime(), [script], { env });
  await writeFile(join(unpacked, "fonts", "fonts.conf"), fontConfiguration);
}

/** The package's own names folders of the system it was made for; here it is the package's font and the machine's. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;
