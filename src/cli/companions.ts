import { basename, dirname, join } from "node:path";
import { parametersFilesOf, templatesOf, type Companion } from "../core/index";
import { decode } from "./encoding";
import { shownPath } from "./files";
import type { Host } from "./host";

/** The files a file is read with: a template with its parameters files, and the other way round. */
export interface Family {
  readonly parametersFiles: readonly Companion[];
  readonly templates: readonly Companion[];
}

/** Reads files and their families, each file once. */
export interface FamilyReader {
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly familyOf: (path: string) => Promise<Family>;
}

type Belonging = (name: string, siblings: readonly string[]) => readonly string[];

/** Keeps the bytes of those files only that have a family, since others are asked for once. */
export function createFamilyReader({ files, workingFolder }: Host): FamilyReader {
  const folders = new Map<string, Promise<readonly string[]>>();
  const contents = new Map<string, Promise<Uint8Array>>();
  const siblingsOf = (path: string): Promise<readonly string[]> => {
    const folder = dirname(path);
    const names = folders.get(folder) ?? namesIn(folder, files);
    folders.set(folder, names);
    return names;
  };
  const readOnce = (path: string): Promise<Uint8Array> => {
    const content = contents.get(path) ?? files.readFile(path);
    contents.set(path, content);
    return content;
  };
  const find = async (path: string, belonging: Belonging): Promise<readonly Companion[]> => {
    const names = belonging(basename(path), await siblingsOf(path));
    const found = names.map(async (name): Promise<readonly Companion[]> => {
      const sibling = join(dirname(path), name);
      const bytes = await readOnce(sibling).catch(() => undefined);
      return bytes ? [{ name: shownPath(sibling, workingFolder), text: decode(bytes).text }] : [];
    });
    return (await Promise.all(found)).flat();
  };
  return {
    read: async (path) => {
      const siblings = await siblingsOf(path);
      const isAlone = [parametersFilesOf, templatesOf].every(
        (belonging) => belonging(basename(path), siblings).length === 0,
      );
      return isAlone ? files.readFile(path) : readOnce(path);
    },
    familyOf: async (path) => ({
      parametersFiles: await find(path, parametersFilesOf),
      templates: await find(path, templatesOf),
    }),
  };
}

async function namesIn(folder: string, files: Host["files"]): Promise<readonly string[]> {
  const entries = await files.list(folder).catch(() => []);
  return entries.filter(({ kind }) => kind === "file").map(({ name }) => name);
}
