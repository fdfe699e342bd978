import { resolve, sep } from "node:path";
import {
  configFor,
  createConfigFinder,
  type ConfigChain,
  type ConfigLink,
  type LintConfig,
} from "../core/index";
import { decode } from "./encoding";
import { reasonOf, shownPath } from "./files";
import type { Host } from "./host";
import type { LintOptions } from "./options";
import type { FileProblem } from "./report";

/** The configuration files of a run. */
export interface Configuration {
  /** What counts for a file; absent when the file is to be ignored. */
  configOf(path: string): Promise<LintConfig | undefined>;
  /** Takes a configuration file among the files to judge into account. */
  add(path: string): Promise<void>;
  /** Every configuration file that was read, sorted by path. */
  links(): readonly ConfigLink[];
  /** Configuration files that could not be read. */
  readonly problems: readonly FileProblem[];
}

/** Reads configuration files as they are needed: the one named on the command line, or the nearest above each file. */
export function createConfiguration({ config, profile }: LintOptions, host: Host): Configuration {
  const problems: FileProblem[] = [];
  const read = new Map<string, ConfigLink>();
  const finder = createConfigFinder((path) => readText(path, host, problems));
  const remember = (chain: ConfigChain | undefined): ConfigChain | undefined => {
    for (const link of chain?.links ?? []) read.set(link.path, link);
    return chain;
  };
  const named = config === undefined ? undefined : resolve(host.workingFolder, config);
  const common: LintConfig = { today: host.today(), ...(profile && { profile }) };
  const findNamed = async (path: string): Promise<ConfigChain | undefined> => {
    const chain = await finder.load(slashes(path));
    if (chain || problems.length > 0) return chain;
    const message = (await host.files.kindOf(path)) === "folder" ? "This is a folder." : "No such file.";
    problems.push({ path: shownPath(path, host.workingFolder), message });
    return undefined;
  };
  return {
    problems,
    add: async (path) => void remember(await finder.load(slashes(path))),
    links: () => [...read.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    configOf: async (path) => {
      const chain = await (named === undefined ? finder.nearest(slashes(path)) : findNamed(named));
      if (!chain) return named === undefined ? common : undefined;
      const found = configFor(chain, slashes(path));
      return remember(chain) && found && { ...found, ...common };
    },
  };
}

async function readText(path: string, host: Host, problems: FileProblem[]): Promise<string | undefined> {
  try {
    const kind = await host.files.kindOf(path);
    return kind === "file" ? decode(await host.files.readFile(path)).text : undefined;
  } catch (error) {
    problems.push({ path: shownPath(path, host.workingFolder), message: reasonOf(error) });
    return undefined;
  }
}

const slashes = (path: string): string => path.split(sep).join("/");
