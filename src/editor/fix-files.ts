import { Range, workspace, WorkspaceEdit, type Uri } from "vscode";
import { configFileName, fix } from "../core/index";
import type { RunWatch } from "./closed-files";
import { createConfigOfFile, readText } from "./file-config";
import { sourceOf } from "./text-source";

/** What the safe fixes of some files would change. */
export interface FixPlan {
  /** How many fixes, and in how many files. */
  readonly fixes: number;
  readonly files: number;
  /** Makes the changes; those of several files are shown first, for the user to choose from. */
  apply(): Promise<void>;
}

/** Works out the safe fixes of files, open or not, and changes nothing yet. */
export async function planFixes(
  files: readonly Uri[],
  { report, isCancelled }: RunWatch,
): Promise<FixPlan | undefined> {
  const configOf = createConfigOfFile();
  const changes: { readonly file: Uri; readonly before: string; readonly after: string }[] = [];
  let fixes = 0;
  for (const [done, file] of files.entries()) {
    if (isCancelled()) return undefined;
    report(done);
    const before = file.path.endsWith(`/${configFileName}`) ? undefined : await textOf(file);
    const config = before === undefined ? undefined : await configOf(file);
    if (before === undefined || !config) continue;
    const { text: after, applied } = fix(before, config);
    if (applied === 0) continue;
    fixes += applied;
    changes.push({ file, before, after });
  }
  return {
    fixes,
    files: changes.length,
    apply: async () => {
      const edit = new WorkspaceEdit();
      for (const change of changes) addTo(edit, change, changes.length > 1);
      await workspace.applyEdit(edit, { isRefactoring: true });
    },
  };
}

function addTo(
  edit: WorkspaceEdit,
  { file, before, after }: { readonly file: Uri; readonly before: string; readonly after: string },
  isShownFirst: boolean,
): void {
  const { positionAt } = sourceOf({ name: file.toString(), text: before });
  const whole = new Range(positionAt(0), positionAt(before.length));
  if (!isShownFirst) return edit.replace(file, whole, after);
  edit.replace(file, whole, after, { needsConfirmation: true, label: "Safe fixes" });
}

async function textOf(file: Uri): Promise<string | undefined> {
  const address = file.toString();
  const open = workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === address);
  return open?.getText() ?? (await readText(file));
}
