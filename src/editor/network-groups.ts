import { EventEmitter, workspace, type Disposable, type Uri } from "vscode";
import { filesSharing, lint, type GroupFile, type NetworkGroupUse } from "../core/index";
import { readText } from "./file-config";
import { isOpen } from "./open-documents";

/**
 * Remembers which files have definitions that fill network groups, among those that were open or linted at some
 * time: nothing is read in order to find out. Only the texts of such files are kept.
 */
export class NetworkGroups implements Disposable {
  private readonly files = new Map<string, GroupFile>();
  private readonly changed = new EventEmitter<readonly string[]>();
  private readonly watcher = workspace.createFileSystemWatcher("**/*.{json,jsonc}", true);
  private readonly subscriptions: readonly Disposable[];

  /** Gives the addresses of files that share a group with one that has changed. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions = [
      this.changed,
      this.watcher,
      this.watcher.onDidChange((file) => this.readAgain(file)),
      this.watcher.onDidDelete((file) => this.note(file, "", [])),
      workspace.onDidCloseTextDocument(({ uri }) => this.readAgain(uri)),
    ];
  }

  /** The other files whose definitions fill network groups. */
  besides(file: Uri): readonly GroupFile[] {
    const own = file.toString();
    return [...this.files.values()].filter(({ name }) => name !== own);
  }

  /** Takes note of what was found in a file. */
  note(file: Uri, text: string, groups: readonly NetworkGroupUse[]): void {
    const name = file.toString();
    const before = this.files.get(name);
    if (before ? before.text === text : groups.length === 0) return;
    if (groups.length > 0) this.files.set(name, { name, text, groups });
    else this.files.delete(name);
    const sharing = filesSharing([...(before?.groups ?? []), ...groups], name, this.files.values());
    if (sharing.length > 0) this.changed.fire(sharing.map((other) => other.name));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** What was typed and thrown away, or written by somebody else, counts as it is on disk. */
  private readAgain(file: Uri): void {
    if (!this.files.has(file.toString()) || isOpen(file)) return;
    void readText(file).then((text = "") => {
      if (!isOpen(file)) this.note(file, text, lint(text).networkGroups);
    });
  }
}
