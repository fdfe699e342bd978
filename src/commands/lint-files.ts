import { l10n } from "vscode";
import type { Uri } from "vscode";
import type { Command } from "./command";
import { filesBelow, filesOfWorkspace, selected, withProgress, type Watch } from "./find-files";
import { lintOutcome } from "./run-outcome";
import type { Desk } from "./tree-commands";

/** Whether a run looks at everything, so that it can also tell what nothing needs. */
type Reach = "workspace" | "selection";

/** Lints files that need not be open, and shows what it finds. */
export interface FileLinter {
  /** @returns How many files were looked at, fewer than given when the run was cancelled. */
  lint(files: readonly Uri[], watch: Watch, reach: Reach): Promise<number>;
  /** How many findings are shown now. */
  countIn(files: readonly Uri[]): number;
}

interface Parts {
  readonly files: FileLinter;
  readonly desk: Desk;
}

/** Lints every file of the workspace that may be judged. */
export function lintWorkspace(parts: Parts): Command {
  return {
    id: "aoaiSecurity.lintWorkspace",
    title: "Lint workspace",
    run: () => lintFound(filesOfWorkspace(), "workspace", parts),
  };
}

/** Lints the files and folders selected in the file explorer; called without any, the active file. */
export function lintSelection(parts: Parts): Command {
  return {
    id: "aoaiSecurity.lintSelection",
    title: "Lint",
    run: (...given) => lintFound(filesBelow(selected(given)), "selection", parts),
  };
}

async function lintFound(
  found: PromiseLike<readonly Uri[]>,
  reach: Reach,
  { files: linter, desk }: Parts,
): Promise<void> {
  const { files, result: looked } = await withProgress(l10n.t("Linting"), found, (all, watch) =>
    linter.lint(all, watch, reach),
  );
  const findings = linter.countIn(files);
  desk.remark(lintOutcome(looked, files.length, findings));
  if (findings > 0) await desk.run("workbench.actions.view.problems");
}
