import { EventEmitter, FileType, Uri, workspace, type Disposable, type TextDocument } from "vscode";
import { parametersFilesOf, templatesOf, type Companion } from "../core/index";
import type { Logger } from "../infrastructure/logger";

/** Schemes whose folders can be listed. */
const withFolders = new Set(["file", "vscode-remote", "vscode-vfs", "vscode-test-web"]);

/** The JSON files of a folder: their names at once, their texts when they have been read. */
type Folder = Map<string, string | undefined>;

/**
 * Finds the parameters files beside a template, and the templates beside a
 * parameters file. What is open in an editor counts as it is there; the rest is
 * read once and again when it changes on disk.
 */
export class Companions implements Disposable {
  private readonly folders = new Map<string, Folder>();
  private readonly listing = new Set<string>();
  private readonly loaded = new EventEmitter<Uri>();
  private readonly watcher = workspace.createFileSystemWatcher("**/*.{json,jsonc}");
  private readonly subscriptions: readonly Disposable[];

  /** A folder's files have become known or have changed. */
  readonly onDidLoad = this.loaded.event;

  constructor(private readonly logger: Logger) {
    const forget = (file: Uri) => this.forget(parentOf(file));
    this.subscriptions = [
      this.loaded,
      this.watcher,
      this.watcher.onDidCreate(forget),
      this.watcher.onDidChange(forget),
      this.watcher.onDidDelete(forget),
    ];
  }

  /** The parameters files that belong to a template by their names; none until the folder has been read. */
  parametersFilesOf(document: TextDocument): readonly Companion[] {
    return this.find(document, parametersFilesOf);
  }

  /** The templates that a parameters file belongs to by its name; none until the folder has been read. */
  templatesOf(document: TextDocument): readonly Companion[] {
    return this.find(document, templatesOf);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private find(
    document: TextDocument,
    belonging: (name: string, siblings: readonly string[]) => readonly string[],
  ): readonly Companion[] {
    if (!withFolders.has(document.uri.scheme)) return [];
    const parent = parentOf(document.uri);
    const folder = this.folders.get(parent.toString());
    if (!folder) {
      void this.list(parent);
      return [];
    }
    const names = belonging(nameOf(document.uri), [...folder.keys()]);
    return names.flatMap((name) => this.open(Uri.joinPath(parent, name), folder) ?? []);
  }

  private open(file: Uri, folder: Folder): Companion | undefined {
    const address = file.toString();
    const open = workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    const text = open?.getText() ?? folder.get(nameOf(file));
    if (text !== undefined) return { name: address, text };
    void this.read(file, folder);
    return undefined;
  }

  private async list(parent: Uri): Promise<void> {
    const key = parent.toString();
    if (this.listing.has(key)) return;
    this.listing.add(key);
    try {
      const entries = await workspace.fs.readDirectory(parent);
      const names = entries.filter(([name, type]) => (type & FileType.File) !== 0 && /\.jsonc?$/i.test(name));
      this.folders.set(key, new Map(names.map(([name]) => [name, undefined])));
      this.loaded.fire(parent);
    } catch (error) {
      this.logger.warn(`Could not list ${key} to look for parameters files: ${String(error)}`);
      this.folders.set(key, new Map());
    } finally {
      this.listing.delete(key);
    }
  }

  private async read(file: Uri, folder: Folder): Promise<void> {
    try {
      // Opening it as a document lets VS Code find out its encoding.
      const document = await workspace.openTextDocument(file);
      folder.set(nameOf(file), document.getText());
      this.loaded.fire(parentOf(file));
    } catch (error) {
      this.logger.warn(`Could not read ${file.toString()}: ${String(error)}`);
      folder.set(nameOf(file), "");
    }
  }

  private forget(parent: Uri): void {
    if (this.folders.delete(parent.toString())) this.loaded.fire(parent);
  }
}

export function parentOf(file: Uri): Uri {
  return Uri.joinPath(file, "..");
}

function nameOf(file: Uri): string {
  return file.path.slice(file.path.lastIndexOf("/") + 1);
}
