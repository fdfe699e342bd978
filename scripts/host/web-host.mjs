import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { startGroup, stop } from "./child-process.mjs";
import { codeServerProgram } from "./code-server.mjs";
import { openFrontDoor } from "./front-door.mjs";
import { nodeRuntime } from "./paths.mjs";
import { PlainError } from "./plain-error.mjs";

/** Nothing that pops up, phones home or asks: the user came to see one extension. */
const calmSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "json.schemaDownload.enable": false,
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "update.showReleaseNotes": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

/**
 * Serves VS Code to a browser with one extension loaded from its folder.
 * - `extensionPath`: installed for this server, so every address of it has the extension.
 * - `otherExtensions`: folders of further ones.  `folder`: opened where the address names none.
 * - `port`: 0 for any free one.  `settings`: user settings on top of the calm ones.
 * - `machineSettings`: those that VS Code takes only from the machine its server runs on.
 * - `profile`: a folder that keeps the user's state; without it a new one is used and removed.
 * - `trusted`: no Restricted Mode.  `env`: for the extension host.  `flags`: further ones of the server.
 * @returns the address, a promise that settles when the server ends by itself, and `close`
 */
export async function startWebHost({
  extensionPath,
  otherExtensions = [],
  folder,
  port = 0,
  settings,
  machineSettings,
  profile,
  trusted,
  env,
  flags = [],
}) {
  const program = await codeServerProgram();
  const scratch = await mkdtemp(join(tmpdir(), "aoai-security-"));
  const home = profile ?? join(scratch, "profile");
  await writeSettings(home, settings);
  if (machineSettings) await writeMachineSettings(home, machineSettings);
  const extensions = join(scratch, "extensions");
  await registerExtensions(extensions, extensionPath ? [extensionPath, ...otherExtensions] : otherExtensions);
  const socket =
    process.platform === "win32" ? `\\\\.\\pipe\\${scratch.split("\\").pop()}` : join(scratch, "socket");
  const door = await openFrontDoor({ port, socket });
  const parameters = [
    ...["--socket-path", socket, "--without-connection-token", "--accept-server-license-terms"],
    ...["--server-data-dir", home, "--extensions-dir", extensions, "--telemetry-level", "off"],
    ...(folder ? ["--default-folder", folder] : []),
    ...(trusted ? ["--disable-workspace-trust"] : []),
    ...flags,
  ];
  const server = startGroup(nodeRuntime(), [program, ...parameters], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const close = async () => {
    await door.close();
    await stop(server);
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilListening(server);
  } catch (error) {
    await close();
    throw error;
  }
  const ended = new Promise((resolve) => server.once("exit", resolve));
  return { origin: door.origin, ended, close };
}

function untilListening(server) {
  return new Promise((resolve, reject) => {
    let log = "";
    const read = (data) => {
      log = (log + data).slice(-4000);
      if (log.includes("listening on")) resolve();
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("error", reject);
    server.once("exit", (code) =>
      reject(new PlainError(`The VS Code server ended with code ${code}:\n${log.trim()}`)),
    );
  });
}

async function writeSettings(home, settings) {
  const file = join(home, "data", "User", "settings.json");
  const own = await readFile(file, "utf8").catch(() => "{}");
  await mkdir(join(file, ".."), { recursive: true });
  // Comments would be lost in the rewriting, so a file that has any is left as its owner wrote it.
  if (!settings && own.includes("//")) return;
  await writeFile(file, `${JSON.stringify({ ...calmSettings, ...JSON.parse(own), ...settings }, null, 2)}\n`);
}

async function writeMachineSettings(home, settings) {
  const folder = join(home, "data", "Machine");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), `${JSON.stringify(settings, null, 2)}\n`);
}

/** Lists the folders of extensions as installed ones; nothing is copied, so a reload shows a new build. */
async function registerExtensions(extensions, paths) {
  await mkdir(extensions, { recursive: true });
  const entries = await Promise.all(paths.map(entryOf));
  await writeFile(join(extensions, "extensions.json"), JSON.stringify(entries));
}

async function entryOf(path) {
  const { publisher, name, version } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
  const location = { $mid: 1, path: decodeURI(pathToFileURL(path).pathname), scheme: "file" };
  return { identifier: { id: `${publisher}.${name}` }, version, location, metadata: {} };
}
