import {
  EventEmitter,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from "vscode";

/** What is alive in Azure, as read-only documents; the linter judges them like any other JSON. */
export const jsonScheme = "aoai-security";

export interface JsonSource {
  /** Tells one document from another; ids of Azure do. */
  readonly id: string;
  /** What the tab says, without extension. */
  readonly title: string;
  /** Reads it the first time. */
  read(): Promise<unknown>;
  /** The same, as far as it is known by now, to follow changes. Undefined where nothing newer is known. */
  latest?(): unknown;
}

interface Shown {
  readonly source: JsonSource;
  json: unknown;
}

/** Documents of JSON that the extension shows; each follows what is read again as long as it is open. */
export class JsonDocuments implements TextDocumentContentProvider, Disposable {
  private readonly emitter = new EventEmitter<Uri>();
  private readonly shown = new Map<string, Shown>();
  private readonly closing = workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri.toString()));
  readonly onDidChange = this.emitter.event;

  async open(source: JsonSource): Promise<void> {
    const uri = uriOf(source);
    this.shown.set(uri.toString(), { source, json: await source.read() });
    this.emitter.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri));
  }

  provideTextDocumentContent(uri: Uri): string {
    const shown = this.shown.get(uri.toString());
    if (shown === undefined)
      throw new Error("Open it again from the explorer: it is not kept between sessions.");
    return `${JSON.stringify(shown.json, undefined, 2)}\n`;
  }

  /** What a document shows, to be copied in another form. */
  jsonOf(uri: Uri): unknown {
    return this.shown.get(uri.toString())?.json;
  }

  /** Takes up what was read in the meantime. */
  update(): void {
    for (const [uri, shown] of this.shown) {
      const latest = shown.source.latest?.();
      if (latest === undefined || latest === shown.json) continue;
      shown.json = latest;
      this.emitter.fire(Uri.parse(uri));
    }
  }

  dispose(): void {
    this.closing.dispose();
    this.emitter.dispose();
  }
}

function uriOf({ id, title }: JsonSource): Uri {
  const name = title.replace(/[\\/:?#]/g, "-");
  return Uri.from({ scheme: jsonScheme, path: `/${name}.json`, query: id.toLowerCase() });
}
