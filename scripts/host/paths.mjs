import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The repository's top folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

export const examples = join(root, "examples");

/** An extension that names the languages VS Code itself does not know, such as Bicep. */
export const languagesForTests = join(root, "test", "support", "languages-extension");

/** What is fetched on first use and what runs leave behind; git ignores it. */
export const cache = join(root, ".cache");

/**
 * The Node that VS Code 1.139 itself runs on, brought by the npm package `node`.
 * npm puts it first in PATH already; this is for scripts started by hand on an older one.
 */
export function nodeRuntime() {
  const bundled = join(
    root,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  return existsSync(bundled) ? bundled : process.execPath;
}
