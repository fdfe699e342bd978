import { workspace, type Uri } from "vscode";
import {
  configFor,
  createConfigFinder,
  type ConfigFinder,
  type ConfigLink,
  type LintConfig,
} from "../core/index";
import { readConfig } from "./settings";

/** What counts for a file; absent where it is not to be judged. */
export type ConfigOfFile = (file: Uri) => Promise<LintConfig | undefined>;

/** The configuration files of a run. */
export interface RunConfig {
  readonly configOf: ConfigOfFile;
  /** A configuration file as it was read for the run; absent when it is not there. */
  readonly linkOf: (file: Uri) => Promise<ConfigLink | undefined>;
}

/** Reads configuration files as they are needed, each once. Make one for each run. */
export function createRunConfig(): RunConfig {
  const finders = new Map<string, ConfigFinder>();
  const finderFor = (file: Uri): ConfigFinder => {
    const home = file.with({ path: "/" }).toString();
    const finder = finders.get(home) ?? createConfigFinder((path) => readText(file.with({ path })));
    finders.set(home, finder);
    return finder;
  };
  return {
    configOf: async (file) => {
      const chain = await finderFor(file).nearest(file.path);
      const ofFiles = chain ? configFor(chain, file.path) : {};
      const config = ofFiles && readConfig(file, ofFiles);
      return config && { ...config, today: today() };
    },
    linkOf: async (file) => (await finderFor(file).load(file.path))?.links.at(-1),
  };
}

/** The day that suppressions expire by, as YYYY-MM-DD; as on the command line it begins at midnight of the user. */
export function today(): string {
  const now = new Date();
  const inMinutes = now.getTime() / 60_000 - now.getTimezoneOffset();
  return new Date(inMinutes * 60_000).toISOString().slice(0, "YYYY-MM-DD".length);
}

/** The text of a file, decoded as the settings say; absent when there is no such file. */
export async function readText(file: Uri): Promise<string | undefined> {
  try {
    const bytes = await workspace.fs.readFile(file);
    return await workspace.decode(bytes, { uri: file });
  } catch {
    return undefined;
  }
}
