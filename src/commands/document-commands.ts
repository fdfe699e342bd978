import type { Prompts } from "../infrastructure/prompts";
import type { ActiveDocument } from "./active-document";
import type { Command } from "./command";
import { convertFile, type ConvertParts } from "./convert";
import { copyBuiltInRole } from "./copy-built-in-role";
import { getStartedCommands, type GetStartedParts } from "./get-started";
import { findLeastRole } from "./find-least-role";
import { fixAllSafeFindings, fixSelection, fixWorkspace, type PlanFixes } from "./fix-files";
import { insertLeastPrivilegeRole } from "./insert-role";
import { lintSelection, lintWorkspace, type FileLinter } from "./lint-files";
import { createLintWorkflow, type LintWorkflowParts } from "./lint-workflow";
import type { Desk } from "./tree-commands";

/** What commands on documents work with. */
export interface DocumentCommandParts extends ConvertParts, GetStartedParts, LintWorkflowParts {
  readonly desk: Desk;
  readonly prompts: Prompts;
  readonly files: FileLinter;
  readonly planFixes: PlanFixes;
  /** Applies the code action of a kind to the active document; false when there is none. */
  readonly applySourceFixes: (kind: string) => PromiseLike<boolean>;
  readonly active: () => ActiveDocument | undefined;
}

/** The commands on files and documents, which need neither Azure nor Node. */
export function documentCommands(parts: DocumentCommandParts): readonly Command[] {
  return [
    convertFile(parts),
    copyBuiltInRole(parts),
    createLintWorkflow(parts),
    findLeastRole(parts),
    fixAllSafeFindings(parts),
    fixSelection(parts),
    fixWorkspace(parts),
    ...getStartedCommands(parts),
    insertLeastPrivilegeRole(parts),
    lintSelection(parts),
    lintWorkspace(parts),
  ];
}
