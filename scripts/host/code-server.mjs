import { join } from "node:path";
import { cachedInstall, npmInstall } from "./cached-install.mjs";

/** Carries VS Code 1.139.1: its workbench for the browser and its Node extension host. */
const version = "4.139.1";

/** The program that serves VS Code to a browser; fetched on first use. */
export async function codeServerProgram() {
  const folder = await cachedInstall({ name: "code-server", version, size: "0.6 GB on disk", install });
  return join(vscodeFolder(folder), "out", "server-main.js");
}

async function install(folder) {
  await npmInstall(folder, [`code-server@${version}`]);
  // The VS Code inside has dependencies of its own, which the package's install script would have brought.
  await npmInstall(vscodeFolder(folder), ["--omit=dev"]);
}

const vscodeFolder = (folder) => join(folder, "node_modules", "code-server", "lib", "vscode");
