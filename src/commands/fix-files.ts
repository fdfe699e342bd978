import type { Uri } from "vscode";
import type { Command } from "./command";
import { filesBelow, selected, withProgress, type Watch } from "./find-files";
import type { Desk } from "./tree-commands";

/** What the safe fixes of some files would change. */
interface FixPlan {
  readonly fixes: number;
  readonly files: number;
  apply(): Promise<void>;
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
      if (!applied) parts.desk.remark("No safe fixes here");
    },
  };
}

/** Applies the safe fixes of the files and folders selected in the file explorer. */
export function fixSelection(parts: { readonly desk: Desk; readonly planFixes: PlanFixes }): Command {
  return {
    id: "aoaiSecurity.fixSelection",
    title: "Fix safe findings",
    async run(...given) {
      const found = filesBelow(selected(given));
      const { result: plan } = await withProgress("Looking for safe fixes", found, parts.planFixes);
      if (!plan) return;
      if (plan.fixes > 0) await plan.apply();
      else parts.desk.remark("No safe fixes here");
    },
  };
}
