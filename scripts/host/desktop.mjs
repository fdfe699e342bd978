import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { PlainError } from "./plain-error.mjs";

/**
 * The program `code` of an installed VS Code, or undefined.
 * In a terminal inside VS Code Remote, `code` only talks to the window it belongs to and opens no
 * extension under development, so it does not count there.
 */
export function findCode(env = process.env) {
  if (env.VSCODE_IPC_HOOK_CLI) return undefined;
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Opens a folder in desktop VS Code with the extension loaded from its own folder. */
export function openDesktop({ code, extensionPath, folder, profile }) {
  // VS Code refuses to start for root unless it is told where to keep its data.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox", "--user-data-dir", profile] : [];
  const parameters = [`--extensionDevelopmentPath=${extensionPath}`, folder, ...asRoot];
  return new Promise((resolve, reject) => {
    const shell = process.platform === "win32";
    const quoted = shell ? parameters.map((parameter) => `"${parameter}"`) : parameters;
    const child = spawn(shell ? `"${code}"` : code, quoted, { stdio: "inherit", shell });
    child.once("error", reject);
    child.once("exit", (exitCode) =>
      exitCode === 0 ? resolve() : reject(new PlainError(`${code} ended with code ${exitCode}.`)),
    );
  });
}
