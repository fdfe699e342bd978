import { spawn } from "node:child_process";
import { join } from "node:path";
import { nodeRuntime, root } from "./paths.mjs";
import { PlainError } from "./plain-error.mjs";

/** Builds the bundles in `dist`; silent unless that fails. */
export function buildExtension() {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeRuntime(), [join(root, "esbuild.mjs"), "--quiet"], {
      cwd: root,
      stdio: "inherit",
    });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new PlainError("The build failed."))));
  });
}
