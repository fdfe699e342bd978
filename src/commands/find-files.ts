import { FileType, l10n, ProgressLocation, RelativePattern, Uri, window, workspace } from "vscode";
import { fileExtensions } from "../core/index";

const judged = `**/*.{${fileExtensions.join(",")}}`;
const installed = "**/{node_modules,.terraform}/**";

/** Hears how far a run has come, and says whether it shall go on. */
export interface Watch {
  readonly report: (done: number) => void;
  readonly isCancelled: () => boolean;
}

/** What was selected in the file explorer when a command was called; the active file when it was not called there. */
export function selected([clicked, all]: readonly unknown[]): readonly Uri[] {
  if (Array.isArray(all) && all.length > 0) return all.filter((each) => each instanceof Uri);
  if (clicked instanceof Uri) return [clicked];
  const active = window.activeTextEditor?.document.uri;
  return active ? [active] : [];
}

/** The files of all folders of the workspace that may be judged and that settings do not exclude. */
export async function filesOfWorkspace(): Promise<readonly Uri[]> {
  return sorted(await workspace.findFiles(judged, installed));
}

/** Files as they are, and those in folders that may be judged. */
export async function filesBelow(places: readonly Uri[]): Promise<readonly Uri[]> {
  const found = await Promise.all(
    places.map(async (place) => {
      const { type } = await workspace.fs.stat(place);
      const isFolder = (type & FileType.Directory) !== 0;
      return isFolder ? workspace.findFiles(new RelativePattern(place, judged), installed) : [place];
    }),
  );
  return sorted(found.flat());
}

/** Runs over files, telling how far it is, until it is done or the user stops it. */
export async function withProgress<T>(
  title: string,
  found: PromiseLike<readonly Uri[]>,
  run: (files: readonly Uri[], watch: Watch) => Promise<T>,
): Promise<{ readonly files: readonly Uri[]; readonly result: T }> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const files = await found;
    let before = 0;
    const report = (done: number): void => {
      const increment = ((done - before) / files.length) * 100;
      before = done;
      progress.report({ increment, message: l10n.t("{0} of {1} files", done, files.length) });
    };
    const result = await run(files, { report, isCancelled: () => token.isCancellationRequested });
    return { files, result };
  });
}

/** In the order of their paths, each once. */
function sorted(files: readonly Uri[]): readonly Uri[] {
  const byAddress = new Map(files.map((file) => [file.toString(), file]));
  return [...byAddress].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}
