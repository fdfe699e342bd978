/**
 * The few things of VS Code that the extension's rim is tested with in plain Node. Unit tests get this
 * module for "vscode"; what is not here has not been needed, and fails where it is used.
 */

export class Disposable {
  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach((one) => void one.dispose()));
  }

  constructor(private readonly end: () => unknown) {}

  dispose(): void {
    this.end();
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => unknown>();

  readonly event = (listener: (value: T) => unknown): Disposable => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };

  fire(value: T): void {
    for (const listener of this.listeners) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** English, with each {number} replaced by what stands at that place. */
export const l10n = {
  t: (text: string, ...values: readonly (string | number | boolean)[]): string =>
    text.replace(/\{(?<place>\d+)\}/g, (_, place: string) => String(values[Number(place)])),
};

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

export class MarkdownString {
  isTrusted: boolean | undefined;

  constructor(
    readonly value: string,
    readonly supportThemeIcons = false,
  ) {}
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;

export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}

export class Uri {
  constructor(private readonly text: string) {}

  static parse(text: string): Uri {
    return new Uri(text);
  }

  static joinPath(base: Uri, ...steps: readonly string[]): Uri {
    return new Uri([base.toString(), ...steps].join("/"));
  }

  static from({
    scheme,
    path,
    query = "",
  }: {
    readonly scheme: string;
    readonly path: string;
    readonly query?: string;
  }): Uri {
    return new Uri(`${scheme}:${path}${query === "" ? "" : `?${query}`}`);
  }

  toString(): string {
    return this.text;
  }
}

const handlers = new Map<string, (...given: unknown[]) => unknown>();

export const commands = {
  registerCommand(id: string, run: (...given: unknown[]) => unknown): Disposable {
    handlers.set(id, run);
    return new Disposable(() => handlers.delete(id));
  },

  executeCommand(id: string, ...given: unknown[]): Promise<unknown> {
    return Promise.resolve(handlers.get(id)?.(...given));
  },
};

interface FakeDocument {
  readonly uri: Uri;
}

const closed = new EventEmitter<FakeDocument>();
const opened = new EventEmitter<FakeDocument>();
const changed = new EventEmitter<{ readonly document: FakeDocument }>();

export const workspace = {
  textDocuments: [] as FakeDocument[],
  onDidOpenTextDocument: opened.event,
  onDidChangeTextDocument: changed.event,
  onDidCloseTextDocument: closed.event,
  openTextDocument: (uri: Uri): Promise<FakeDocument> => Promise.resolve({ uri }),
};

/** What tests set off and look at. */
export const shown: FakeDocument[] = [];
export const openDocument = (document: FakeDocument): void => opened.fire(document);
export const changeDocument = (document: FakeDocument): void => changed.fire({ document });
export const closeDocument = (document: FakeDocument): void => closed.fire(document);

export const window = {
  showTextDocument(document: FakeDocument): Promise<void> {
    shown.push(document);
    return Promise.resolve();
  },
};
