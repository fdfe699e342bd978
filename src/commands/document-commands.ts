import type { Prompts } from "../infrastructure/prompts";
import type { Command } from "./command";
import { lintSelection, lintWorkspace, type FileLinter } from "./lint-files";
import type { Desk } from "./tree-commands";

/** What commands on documents work with. */
export interface DocumentCommandParts {
  readonly desk: Desk;
  readonly prompts: Prompts;
  readonly files: FileLinter;
}

/** The commands on files and documents, which need neither Azure nor Node. */
export function documentCommands(parts: DocumentCommandParts): readonly Command[] {
  return [lintSelection(parts), lintWorkspace(parts)];
}
