import { EventEmitter, workspace, type Disposable, type TextDocument, type Uri } from "vscode";
import {
  configFileName,
  configFor,
  createConfigFinder,
  type ConfigChain,
  type ConfigFinder,
  type LintConfig,
} from "../core/index";
import type { Logger } from "../infrastructure/logger";

/** Schemes under which a document stands in a folder that may hold a configuration. */
const withFolders = new Set(["file", "vscode-remote", "vscode-vfs", "vscode-test-web"]);

/** What the configuration files say about a document: how to judge it, to pass it over, or not known yet. */
export type FileConfig = LintConfig | "ignored" | "pending";

/**
 * Knows what the configuration files above a document say. They are read when a
 * document asks for the first time, and again after one of them changed.
 */
export class Configurations implements Disposable {
  private readonly changed = new EventEmitter<Uri | undefined>();
  private readonly watcher = workspace.createFileSystemWatcher(`**/${configFileName}`);
  private readonly subscriptions: readonly Disposable[];
  private readonly known = new Map<string, FileConfig>();
  private readonly chains = new Map<string, ConfigChain | undefined>();
  private finder: ConfigFinder | undefined;

  /** What counts for the document of that address has become known; without one, for all. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly logger: Logger) {
    const forget = () => this.forget();
    this.subscriptions = [
      this.changed,
      this.watcher,
      this.watcher.onDidCreate(forget),
      this.watcher.onDidChange(forget),
      this.watcher.onDidDelete(forget),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isConfiguration(document)) this.forget();
      }),
      // A file that was deleted counted for as long as its document was open.
      workspace.onDidCloseTextDocument((document) => {
        if (isConfiguration(document)) this.forget();
      }),
    ];
  }

  /** What counts for a document. Where that is pending, `onDidChange` follows. */
  configOf({ uri }: TextDocument): FileConfig {
    if (!withFolders.has(uri.scheme)) return {};
    const key = uri.toString();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, "pending");
    void this.read(uri);
    return "pending";
  }

  /** The configuration file of that address with what it extends, once it has been read. */
  chainOf({ uri }: TextDocument): ConfigChain | undefined {
    const key = uri.toString();
    if (!this.chains.has(key)) {
      this.chains.set(key, undefined);
      void this.readChain(uri);
    }
    return this.chains.get(key);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async read(uri: Uri): Promise<void> {
    const finder = this.finderFor(uri);
    const chain = await finder.nearest(uri.path);
    if (finder !== this.finder) return;
    this.known.set(uri.toString(), chain ? (configFor(chain, uri.path) ?? "ignored") : {});
    this.logger.debug(`Found ${String(chain?.links.length ?? 0)} configuration files for ${uri.toString()}.`);
    this.changed.fire(uri);
  }

  private async readChain(uri: Uri): Promise<void> {
    const finder = this.finderFor(uri);
    const chain = await finder.load(uri.path);
    if (finder !== this.finder) return;
    this.chains.set(uri.toString(), chain);
    this.changed.fire(uri);
  }

  /** Paths say nothing of the file system they are in, so they are read where the document is. */
  private finderFor(uri: Uri): ConfigFinder {
    return (this.finder ??= createConfigFinder((path) => readText(uri.with({ path }))));
  }

  private forget(): void {
    this.finder = undefined;
    this.known.clear();
    this.chains.clear();
    this.changed.fire(undefined);
  }
}

export function isConfiguration({ uri }: TextDocument): boolean {
  return uri.path.endsWith(`/${configFileName}`);
}

/** What is being edited counts as it is in the editor. */
async function readText(file: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // There is none in most folders, and which error says so differs between file systems.
    return undefined;
  }
}
