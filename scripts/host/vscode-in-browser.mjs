#!/usr/bin/env node
/**
 * Stands in as the executable of VS Code for `runTests` of @vscode/test-electron: it understands the arguments
 * of an extension test, runs it in the browser workbench, prints what the tests print and passes the result on.
 */
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { URLSearchParams } from "node:url";
import { format } from "node:util";
import { closeBrowser, launchBrowser } from "./browser.mjs";
import { interrupted } from "./child-process.mjs";
import { root } from "./paths.mjs";
import { PlainError, runScript } from "./plain-error.mjs";
import { startWebHost } from "./web-host.mjs";

const minutes = 10;

const logFile = join(root, ".vscode-test", "web-host.log");

async function main() {
  const { trusted, otherExtensions, ...session } = readArguments(process.argv.slice(2));
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const browser = await launchBrowser();
  // A built workbench takes tests and extension from the address only when it is told that it is driven.
  const host = await startWebHost({ trusted, otherExtensions, flags: ["--enable-smoke-test-driver"] });
  try {
    const page = await browser.newPage();
    await page.exposeFunction("codeAutomationLog", createPrinter(log));
    const result = testResult(host, browser, page);
    await page.goto(address(host.origin, session));
    const code = await result;
    if (code !== 0) console.log(`What VS Code logged is in ${logFile}`);
    return code;
  } finally {
    await closeBrowser(browser);
    await host.close();
    log.end();
  }
}

/** Settles with the exit code of the tests, or rejects when there will be none. */
function testResult(host, browser, page) {
  return new Promise((resolve, reject) => {
    const giveUp = (message) => reject(new PlainError(message));
    page.exposeFunction("codeAutomationExit", (code) => resolve(code)).catch(reject);
    page.on("crash", () => giveUp("The browser crashed."));
    browser.on("disconnected", () => giveUp("The browser ended before the tests did."));
    host.ended.then((code) => giveUp(`The VS Code server ended with code ${code} before the tests did.`));
    interrupted().then(() => giveUp("Interrupted."));
    delay(minutes * 60_000).then(() =>
      giveUp(`The tests did not end within ${minutes} minutes; see ${logFile}`),
    );
  });
}

/**
 * Shows what the tests print, which they mark.
 * Everything else is VS Code talking to itself and goes to the file alone.
 */
function createPrinter(log) {
  const mark = process.env.AOAI_TEST_MARK;
  return (type, parameters) => {
    const text = format(...parameters);
    log.write(`[${type}] ${text}\n`);
    if (text.startsWith(mark)) console.log(text);
  };
}

function readArguments(parameters) {
  const valuesOf = (name) =>
    parameters.filter((each) => each.startsWith(`--${name}=`)).map((each) => each.slice(name.length + 3));
  const folder = parameters.find((each) => !each.startsWith("-"));
  // The address takes one extension that is developed, so further ones are installed.
  const [extensionPath, ...otherExtensions] = valuesOf("extensionDevelopmentPath");
  const [testsPath] = valuesOf("extensionTestsPath");
  if (!folder || !extensionPath || !testsPath) {
    throw new PlainError("Expected a folder, --extensionDevelopmentPath= and --extensionTestsPath=.");
  }
  const trusted = parameters.includes("--disable-workspace-trust") && !parameters.includes("--restricted");
  return { folder, extensionPath, otherExtensions, testsPath, trusted };
}

function address(origin, { folder, extensionPath, testsPath }) {
  const remote = (path) => new URL(encodeURI(path), origin.replace("http:", "vscode-remote:")).href;
  const payload = [
    ["extensionDevelopmentPath", remote(extensionPath)],
    ["extensionTestsPath", remote(testsPath)],
    ["skipWelcome", "true"],
    ["enableProposedApi", ""],
  ];
  return `${origin}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}

await runScript(main);
