import { posix } from "node:path";
import type { EntryKind, FileSystem, Host, Output } from "#src/cli/host";

/** A host without a machine: files in memory, and everything that was printed. */
export interface MemoryHost extends Host {
  readonly contents: Map<string, Uint8Array>;
  readonly reads: readonly string[];
  printed(): string;
  complained(): string;
}

/** What a test decides about the machine. */
export interface Machine {
  /** By path relative to `/work`; an error is what reading the file, or listing the folder, ends in. */
  readonly files?: Readonly<Record<string, string | Uint8Array | NodeJS.ErrnoException>>;
  readonly stdin?: string;
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** How many milliseconds pass from one look at the clock to the next. */
  readonly tick?: number;
  /** Whether writing fails. */
  readonly readOnly?: boolean;
}

const workingFolder = "/work";

/** Builds a host for a test. */
export function memoryHost(machine: Machine = {}): MemoryHost {
  const { stdin = "", terminal = false, columns = 120, environment = {}, tick = 0 } = machine;
  const store = memoryFiles(machine);
  const stdout = memoryOutput(terminal, columns);
  const stderr = memoryOutput(terminal, columns);
  let time = 0;
  return {
    ...store,
    workingFolder,
    stdout,
    stderr,
    environment,
    readStdin: () => Promise.resolve(Buffer.from(stdin)),
    today: () => "2026-03-01",
    now: () => (time += tick),
    printed: () => stdout.written.join(""),
    complained: () => stderr.written.join(""),
  };
}

/** An error as node:fs would throw it. */
export function systemError(code: string, message = code): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}

function memoryOutput(isTerminal: boolean, columns: number): Output & { readonly written: string[] } {
  const written: string[] = [];
  return { written, isTerminal, columns, write: (text) => void written.push(text) };
}

function memoryFiles({ files = {}, readOnly = false }: Machine) {
  const contents = new Map<string, Uint8Array>();
  const failures = new Map<string, Error>();
  const reads: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = posix.resolve(workingFolder, name);
    contents.set(path, content instanceof Uint8Array ? content : Buffer.from(String(content)));
    if (content instanceof Error) failures.set(path, content);
  }
  const fileSystem: FileSystem = {
    kindOf: (path) => Promise.resolve(kindOf(contents, path)),
    list: (folder) => {
      const failure = failures.get(posix.join(folder, "(folder)"));
      return failure ? Promise.reject(failure) : Promise.resolve(entriesOf(contents, folder));
    },
    glob: (pattern, folder) =>
      Promise.resolve(
        [...contents.keys()].filter((path) => posix.matchesGlob(path, posix.join(folder, pattern))),
      ),
    readFile: (path) => {
      reads.push(path);
      const content = contents.get(path);
      const failure = failures.get(path) ?? (content ? undefined : systemError("ENOENT"));
      return failure || !content
        ? Promise.reject(failure ?? systemError("ENOENT"))
        : Promise.resolve(content);
    },
    writeFile: (path, content) => {
      if (readOnly) return Promise.reject(systemError("EACCES"));
      contents.set(path, content);
      return Promise.resolve();
    },
  };
  return { files: fileSystem, contents, reads };
}

function kindOf(contents: ReadonlyMap<string, unknown>, path: string): EntryKind | undefined {
  if (contents.has(path)) return "file";
  return [...contents.keys()].some((file) => file.startsWith(`${path}/`)) ? "folder" : undefined;
}

/** In an order that nobody may rely on. */
function entriesOf(contents: ReadonlyMap<string, unknown>, folder: string) {
  const below = [...contents.keys()].filter((path) => path.startsWith(`${folder}/`));
  const names = new Set(below.map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""));
  return [...names]
    .filter((name) => name !== "(folder)")
    .map((name) => ({ name, kind: kindOf(contents, posix.join(folder, name)) ?? "other" }))
    .reverse();
}
