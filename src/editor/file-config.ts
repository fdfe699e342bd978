import { workspace, type Uri } from "vscode";
import { configFor, createConfigFinder, type LintConfig } from "../core/index";
import { readConfig } from "./settings";

/** What counts for a file; absent where it is not to be judged. */
export type ConfigOfFile = (file: Uri) => Promise<LintConfig | undefined>;

/** Reads configuration files as they are needed, each once. Make one for each run. */
export function createConfigOfFile(): ConfigOfFile {
  const finders = new Map<string, ReturnType<typeof createConfigFinder>>();
  return async (file) => {
    const home = file.with({ path: "/" }).toString();
    const finder = finders.get(home) ?? createConfigFinder((path) => readText(file.with({ path })));
    finders.set(home, finder);
    const chain = await finder.nearest(file.path);
    const ofFiles = chain ? configFor(chain, file.path) : {};
    const config = ofFiles && readConfig(file, ofFiles);
    return config && { ...config, today: new Date().toISOString().slice(0, "YYYY-MM-DD".length) };
  };
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
