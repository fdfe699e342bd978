import { l10n, Position, workspace, WorkspaceEdit, type Uri } from "vscode";
import { configFileName, fix, fixText, isJson, languageOfFile } from "../core/index";
import { changedPart } from "./changed-part";
import type { RunWatch } from "./closed-files";
import { createRunConfig, readText } from "./file-config";
import { sourceOf, toRange } from "./text-source";

/** What the safe fixes of some files would change. */
export interface FixPlan {
  /** How many fixes, and in how many files. */
  readonly fixes: number;
  readonly files: number;
  /** Makes the changes, or first shows them for the user to choose from. */
  apply(how: { readonly shownFirst: boolean }): Promise<void>;
}

/** Works out the safe fixes of files, open or not, and changes nothing yet. */
export async function planFixes(
  files: readonly Uri[],
  { report, isCancelled }: RunWatch,
): Promise<FixPlan | undefined> {
  const { configOf } = createRunConfig();
  const changes: { readonly file: Uri; readonly before: string; readonly after: string }[] = [];
  let fixes = 0;
  for (const [done, file] of files.entries()) {
    if (isCancelled()) return undefined;
    report(done);
    const before = file.path.endsWith(`/${configFileName}`) ? undefined : await textOf(file);
    const config = before === undefined ? undefined : await configOf(file);
    if (before === undefined || !config) continue;
    const languageId = languageOfFile(file.path) ?? "json";
    const fixed = isJson(languageId) ? fix(before, config) : fixText(before, languageId, config);
    const { text: after, applied } = fixed;
    if (applied === 0) continue;
    fixes += applied;
    changes.push({ file, before, after });
  }
  return {
    fixes,
    files: changes.length,
    apply: async ({ shownFirst }) => {
      const edit = new WorkspaceEdit();
      if (shownFirst) askFirst(edit, changes[0]?.file);
      for (const { file, before, after } of changes) {
        const part = changedPart(before, after);
        edit.replace(file, toRange(part, sourceOf({ name: file.toString(), text: before })), part.content);
      }
      await workspace.applyEdit(edit, { isRefactoring: true });
    },
  };
}

/**
 * Brings the changes up in the refactor preview. VS Code shows it when one edit asks for it, and leaves
 * the edits that do unticked; so an edit that changes nothing does the asking.
 */
function askFirst(edit: WorkspaceEdit, file: Uri | undefined): void {
  const asking = { needsConfirmation: true, label: l10n.t("Safe fixes") };
  if (file) edit.insert(file, new Position(0, 0), "", asking);
}

async function textOf(file: Uri): Promise<string | undefined> {
  const address = file.toString();
  const open = workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === address);
  return open?.getText() ?? (await readText(file));
}
