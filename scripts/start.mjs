import { join, resolve } from "node:path";
import { buildExtension } from "./host/build.mjs";
import { interrupted } from "./host/child-process.mjs";
import { findCode, openDesktop } from "./host/desktop.mjs";
import { parseOptions } from "./host/options.mjs";
import { cache, examples, root } from "./host/paths.mjs";
import { PlainError, runScript } from "./host/plain-error.mjs";
import { startWebHost } from "./host/web-host.mjs";

const help = `npm start -- [options]     opens VS Code with the extension and the folder examples/

  --host desktop|web   desktop: the program code on PATH.  web: VS Code in a browser, fetched on first use.
                       Without it: desktop where code is found, else web.
  --port N             the port of the web host (default: 3000)
  --folder PATH        another folder than examples/`;

function readOptions() {
  const { values } = parseOptions(help, {
    host: { type: "string" },
    port: { type: "string", default: "3000" },
    folder: { type: "string", default: examples },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new PlainError(`'${values.port}' is no port.`);
  return { ...values, folder: resolve(values.folder), port };
}

async function main() {
  const options = readOptions();
  const code = options.host === "web" ? undefined : findCode();
  if (options.host === "desktop" && !code) {
    throw new PlainError("The program code is not on PATH. Leave out --host desktop to use the browser.");
  }
  await buildExtension();
  return code ? openInDesktop(code, options) : serveInBrowser(options);
}

async function openInDesktop(code, { folder }) {
  console.log(`Opening ${folder} with ${code}`);
  await openDesktop({ code, extensionPath: root, folder, profile: join(cache, "desktop-profile") });
}

async function serveInBrowser({ folder, port }) {
  const end = interrupted();
  const profile = join(cache, "web-profile");
  const host = await Promise.race([startWebHost({ extensionPath: root, folder, port, profile }), end]);
  if (!host) return;
  console.log(`VS Code with Azure OpenAI Security: ${host.origin}/ (Ctrl-C ends it)`);
  const ended = await Promise.race([end, host.ended.then((exitCode) => ({ exitCode }))]);
  await host.close();
  if (ended) throw new PlainError(`The VS Code server ended by itself with code ${ended.exitCode}.`);
}

await runScript(main);
