/** A stream the program writes to. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
}

/** What stands at a path; `other` is a socket, a device, a link that leads nowhere. */
export type EntryKind = "file" | "folder" | "other";

/** The part of a file system the program needs. Paths are absolute; failures are those of node:fs. */
export interface FileSystem {
  /** Absent when nothing stands at the path. */
  kindOf(path: string): Promise<EntryKind | undefined>;
  /** The entries of a folder; a link to a folder is `other`, so that no walk runs in circles. */
  list(folder: string): Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>;
  /** Absolute paths of the files below a folder that match a pattern, dependencies and history left out. */
  glob(pattern: string, folder: string): Promise<readonly string[]>;
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, content: Uint8Array): Promise<void>;
}

/** Everything outside the program that a run touches. */
export interface Host {
  readonly files: FileSystem;
  readonly workingFolder: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readStdin(): Promise<Uint8Array>;
  /** The day as YYYY-MM-DD where the program runs. */
  today(): string;
  /** Milliseconds from some fixed moment. */
  now(): number;
}
