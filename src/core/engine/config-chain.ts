import { say } from "../text/text";
import { parseDocument, type JsonDocument } from "../document/json-node";
import type { ConfigMistake } from "../rules/rule";
import type { LintConfig } from "./config";
import { configFileName } from "./config-file-name";
import { readConfigFile, type ConfigFile, type Extension } from "./config-file";
import { matchesPattern } from "./file-pattern";

/** Reads a text file; absent when there is none. Paths are absolute, with forward slashes. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** A configuration file where it stands. */
export interface ConfigLink {
  readonly path: string;
  readonly document: JsonDocument;
  readonly file: ConfigFile;
  /** Configurations it extends that are not there, or extend it in turn. */
  readonly mistakes: readonly ConfigMistake[];
}

/** A configuration file and those it extends, the one that counts most at the end. */
export interface ConfigChain {
  readonly links: readonly ConfigLink[];
}

/** Finds the configuration that counts for a file. */
export interface ConfigFinder {
  /** The chain of the configuration file in the nearest folder above a file; absent when there is none. */
  readonly nearest: (path: string) => Promise<ConfigChain | undefined>;
  /** The chain of a configuration file; absent when it is not there. */
  readonly load: (path: string) => Promise<ConfigChain | undefined>;
}

type ReadLink = (path: string) => Promise<ConfigLink | undefined>;

/** Makes a finder that reads every configuration file once. */
export function createFinder(read: ReadText, ruleIds: readonly string[]): ConfigFinder {
  const texts = new Map<string, Promise<string | undefined>>();
  const readOnce: ReadText = (path) => {
    const text = texts.get(path) ?? read(path);
    texts.set(path, text);
    return text;
  };
  const links = new Map<string, ConfigLink>();
  // What extends the same file shares what was read there, suppressions included.
  const linkOnce: ReadLink = async (path) => {
    const text = await readOnce(path);
    if (text === undefined) return undefined;
    const link = links.get(path) ?? toLink(path, text, ruleIds);
    links.set(path, link);
    return link;
  };
  const chains = new Map<string, Promise<ConfigChain | undefined>>();
  const load = (path: string): Promise<ConfigChain | undefined> => {
    const known = chains.get(path);
    if (known) return known;
    const chain = loadChain(path, [], linkOnce);
    chains.set(path, chain);
    return chain;
  };
  const nearest = async (path: string): Promise<ConfigChain | undefined> => {
    const folder = folderOf(path);
    const here = await load(`${folder}/${configFileName}`);
    return here ?? (folder === "" || folder === path ? undefined : nearest(folder));
  };
  return { load, nearest };
}

/** Reads a configuration file that stands alone, such as one that is being edited. */
export function toLink(path: string, text: string, ruleIds: readonly string[]): ConfigLink {
  const document = parseDocument(text);
  return { path, document, file: readConfigFile(document, ruleIds), mistakes: [] };
}

async function loadChain(
  path: string,
  above: readonly string[],
  read: ReadLink,
): Promise<ConfigChain | undefined> {
  const link = await read(path);
  if (!link) return undefined;
  const links: ConfigLink[] = [];
  const mistakes: ConfigMistake[] = [];
  for (const extension of link.file.extends) {
    const base = resolvePath(folderOf(path), extension.path);
    const isLoop = base === path || above.includes(base);
    const chain = isLoop ? undefined : await loadChain(base, [...above, path], read);
    if (chain) links.push(...chain.links);
    else mistakes.push(lacks(extension, isLoop));
  }
  return { links: [...links, { ...link, mistakes }] };
}

function lacks({ path, at }: Extension, isLoop: boolean): ConfigMistake {
  const message = isLoop
    ? say('"{0}" extends this configuration in turn, so it is left out.', path)
    : say('There is no file "{0}", so nothing is taken from it.', path);
  return { at, message };
}

/**
 * What a chain says about one file.
 *
 * @param path The file, absolute, with forward slashes.
 * @returns Absent when the file is to be ignored.
 */
export function configFor({ links }: ConfigChain, path: string): LintConfig | undefined {
  const isIgnored = links.some(({ file, ...link }) =>
    file.ignore.some((each) => means(link.path, each, path)),
  );
  if (isIgnored) return undefined;
  const profile = links.findLast(({ file }) => file.profile)?.file.profile;
  return {
    ...(profile && { profile }),
    rules: Object.assign({}, ...links.map(({ file }) => file.rules)) as NonNullable<LintConfig["rules"]>,
    forbiddenOperations: links.flatMap(({ file }) => file.forbiddenOperations),
    allowedRoles: links.flatMap(({ file }) => file.allowedRoles),
    suppressions: links.flatMap(({ file, ...link }) =>
      file.suppressions.filter(({ files }) => !files || files.some((each) => means(link.path, each, path))),
    ),
  };
}

/** A pattern speaks of what lies below its configuration file; elsewhere only one for any folder fits. */
function means(configPath: string, pattern: string, path: string): boolean {
  const folder = `${folderOf(configPath)}/`;
  return matchesPattern(
    path.startsWith(folder) ? path.slice(folder.length) : path.replace(/^\//, ""),
    pattern,
  );
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function resolvePath(folder: string, path: string): string {
  if (/^(?:\/|[a-z]:\/)/i.test(path)) return path;
  const segments = folder.split("/");
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}
