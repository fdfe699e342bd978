import { l10n, type Uri } from "vscode";
import type { Command } from "./command";
import { filesBelow, filesOfWorkspace, selected, withProgress, type Watch } from "./find-files";
import type { Desk } from "./tree-commands";

/** What the safe fixes of some files would change. */
interface FixPlan {
  readonly fixes: number;
  readonly files: number;
  apply(how: { readonly shownFirst: boolean }): Promise<void>;
}

/** Works out safe fixes; absent when the run was cancelled. */
export type PlanFixes = (files: readonly Uri[], watch: Watch) => Promise<FixPlan | undefined>;

/**
 * Applies the safe fixes of the document in the active editor.
 *
 * @param parts `applySourceFixes` applies what the light bulb would, and says whether there was anything.
 */
export function fixAllSafeFindings(parts: {
  readonly desk: Desk;
  readonly applySourceFixes: (kind: string) => PromiseLike<boolean>;
}): Command {
  return {
    id: "aoaiSecurity.fixAllSafeFindings",
    title: "Fix all safe findings",
    async run() {
      const applied = await parts.applySourceFixes("source.fixAll.aoaiSecurity");
      if (!applied) parts.desk.remark(l10n.t("No safe fixes here"));
    },
  };
}

interface Parts {
  readonly desk: Desk;
  readonly planFixes: PlanFixes;
}

/** Applies the safe fixes of the files and folders selected in the file explorer; those of several files are shown first. */
export function fixSelection(parts: Parts): Command {
  return {
    id: "aoaiSecurity.fixSelection",
    title: "Fix safe findings",
    run: (...given) => fixFound(filesBelow(selected(given)), parts, ({ files }) => files > 1),
  };
}

/** Shows the safe fixes of every file of the workspace, for the user to choose from. */
export function fixWorkspace(parts: Parts): Command {
  return {
    id: "aoaiSecurity.fixWorkspace",
    title: "Fix all safe findings in the workspace",
    run: () => fixFound(filesOfWorkspace(), parts, () => true),
  };
}

async function fixFound(
  found: PromiseLike<readonly Uri[]>,
  { desk, planFixes }: Parts,
  shownFirst: (plan: FixPlan) => boolean,
): Promise<void> {
  const { result: plan } = await withProgress(l10n.t("Looking for safe fixes"), found, planFixes);
  if (!plan) return;
  if (plan.fixes > 0) await plan.apply({ shownFirst: shownFirst(plan) });
  else desk.remark(l10n.t("No safe fixes here"));
}
