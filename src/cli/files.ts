import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { languageOfFile } from "../core/index";
import type { FileProblem } from "./report";
import type { FileSystem } from "./host";

/** Folders nobody means when they name one above them. */
export const ignoredFolders = ["node_modules", ".git", ".terraform"];

/** A file to judge. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the working folder where that is shorter, with forward slashes. */
  readonly shown: string;
  /** Whether it was asked for by its name; others were found in a folder or by a pattern. */
  readonly isNamed: boolean;
}

/** The files that some paths stand for, sorted, each of them once, and the paths that stand for none. */
export interface Selection {
  readonly files: readonly SourceFile[];
  readonly problems: readonly FileProblem[];
}

interface Search {
  readonly fileSystem: FileSystem;
  readonly workingFolder: string;
  /** Whether each was named. */
  readonly found: Map<string, boolean>;
  readonly problems: FileProblem[];
}

/**
 * Finds the files that files, folders and globs stand for. A path that exists
 * is taken as it is, whatever characters it contains.
 */
export async function selectFiles(
  paths: readonly string[],
  fileSystem: FileSystem,
  workingFolder: string,
): Promise<Selection> {
  const search: Search = { fileSystem, workingFolder, found: new Map(), problems: [] };
  for (const path of paths) {
    await attempt(search, path, () => expand(search, path));
  }
  const files = [...search.found].map(([path, isNamed]) => ({
    path,
    shown: shownPath(path, workingFolder),
    isNamed,
  }));
  return { files: files.sort((a, b) => (a.shown < b.shown ? -1 : 1)), problems: search.problems };
}

/** How a path is written in reports. */
export function shownPath(path: string, workingFolder: string): string {
  const short = relative(workingFolder, path);
  return (short === "" || isAbsolute(short) ? path : short).split(sep).join("/");
}

/** The reason of a failed call of the file system, as a sentence. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "No such file or folder.";
  if (code === "EACCES" || code === "EPERM") return "Permission denied.";
  if (code === "EISDIR") return "This is a folder.";
  return `${message.replace(/\.$/, "")}.`;
}

async function expand(search: Search, path: string): Promise<void> {
  const absolute = resolve(search.workingFolder, path);
  const kind = path === "" ? undefined : await search.fileSystem.kindOf(absolute);
  if (kind === "folder") return walk(search, absolute);
  if (kind !== undefined) {
    search.found.set(absolute, true);
    return;
  }
  const matches = isGlob(path) ? await expandGlob(search, path) : [];
  for (const match of matches) note(search, resolve(match));
  if (matches.length > 0) return;
  search.problems.push({
    path: path === "" ? '""' : path,
    message: isGlob(path) ? "No file matches this pattern." : "No such file or folder.",
  });
}

async function walk(search: Search, folder: string): Promise<void> {
  for (const { name, kind } of await search.fileSystem.list(folder)) {
    const path = join(folder, name);
    if (kind === "file" && languageOfFile(name) !== undefined) note(search, path);
    if (kind === "folder" && !ignoredFolders.includes(name)) {
      await attempt(search, shownPath(path, search.workingFolder), () => walk(search, path));
    }
  }
}

function note({ found }: Search, path: string): void {
  if (!found.has(path)) found.set(path, false);
}

/** One unreadable folder does not end the search. */
async function attempt(search: Search, path: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    search.problems.push({ path, message: reasonOf(error) });
  }
}

const isGlob = (path: string): boolean => /[*?[\]{}()!]/.test(path);

/** The folders a pattern starts with are taken literally where they exist, so that "(prod)/*.json" finds its folder. */
async function expandGlob(search: Search, path: string): Promise<readonly string[]> {
  const segments = path.split(sep === "\\" ? /[\\/]/ : "/");
  let folder = isAbsolute(path) ? resolve(path, "/") : search.workingFolder;
  while (segments.length > 1) {
    const next = join(folder, segments[0] ?? "");
    if ((await search.fileSystem.kindOf(next)) !== "folder") break;
    folder = next;
    segments.shift();
  }
  return search.fileSystem.glob(segments.join("/"), folder);
}
