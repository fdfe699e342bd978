import type { Dirent, readdir as readdirByCallback } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import type { WriteStream } from "node:tty";
import { glob } from "tinyglobby";
import { ignoredFolders } from "./files";
import type { EntryKind, FileSystem, Host, Output } from "./host";

/** The machine the program runs on. */
export function nodeHost(): Host {
  return {
    files: nodeFiles,
    workingFolder: process.cwd(),
    stdout: toOutput(process.stdout),
    stderr: toOutput(process.stderr),
    environment: process.env,
    readStdin: () => buffer(process.stdin),
    today,
    now: () => performance.now(),
  };
}

function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${String(now.getFullYear())}-${String(month)}-${String(day)}`;
}

/** The real file system. */
export const nodeFiles: FileSystem = {
  kindOf: async (path) => {
    try {
      return kindOf(await stat(path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  list: async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true });
    return Promise.all(
      entries.map(async (entry) => ({ name: entry.name, kind: await entryKind(folder, entry) })),
    );
  },
  glob: (pattern, folder) =>
    glob(pattern, {
      cwd: folder,
      absolute: true,
      dot: true,
      expandDirectories: false,
      followSymbolicLinks: false,
      fs: { readdir: readdirWithLinkedFiles },
      ignore: ignoredFolders.map((name) => `**/${name}/**`),
    }),
  readFile: (path) => readFile(path),
  writeFile: (path, content) => writeFile(path, content),
};

async function entryKind(folder: string, entry: Dirent): Promise<EntryKind> {
  if (!entry.isSymbolicLink()) return kindOf(entry);
  const target = await nodeFiles.kindOf(join(folder, entry.name)).catch(() => undefined);
  return target === "file" ? "file" : "other";
}

/** Reads a folder for the glob, which takes links for what they lead to only where it also follows those to folders. */
const readdirWithLinkedFiles = ((
  folder: string,
  _options: unknown,
  done: (error: unknown, entries: readonly Dirent[]) => void,
) => {
  void readdir(folder, { withFileTypes: true })
    .then((entries) => Promise.all(entries.map((entry) => withoutLink(folder, entry))))
    .then(
      (entries) => done(null, entries),
      (error: unknown) => done(error, []),
    );
}) as unknown as typeof readdirByCallback;

async function withoutLink(folder: string, entry: Dirent): Promise<Dirent> {
  if (!entry.isSymbolicLink() || (await entryKind(folder, entry)) !== "file") return entry;
  return Object.assign(Object.create(entry) as Dirent, { isFile: () => true, isSymbolicLink: () => false });
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "folder" : "other";
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ENOTDIR";
}

function toOutput(stream: WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    columns: stream.columns,
  };
}
