import { workspace, type Uri } from "vscode";
import { configFor, createConfigFinder, type LintConfig, type Profile, type RuleLevel } from "../core/index";
import { settingsSection } from "./settings";

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
    return ofFiles && withSettings(file, ofFiles);
  };
}

/** Settings of the user count for more than configuration files, defaults of settings for less. */
function withSettings(file: Uri, ofFiles: LintConfig): LintConfig | undefined {
  const settings = workspace.getConfiguration(settingsSection, file);
  if (!settings.get<boolean>("enable", true)) return undefined;
  const levels = Object.entries(settings.get<Record<string, string>>("rules", {}));
  const set = levels.filter((entry): entry is [string, RuleLevel] => entry[1] !== "default");
  const chosen = settings.inspect<Profile>("profile");
  const profile =
    chosen?.workspaceFolderValue ?? chosen?.workspaceValue ?? chosen?.globalValue ?? ofFiles.profile;
  return {
    ...ofFiles,
    ...(profile && { profile }),
    rules: { ...ofFiles.rules, ...Object.fromEntries(set) },
    today: new Date().toISOString().slice(0, "YYYY-MM-DD".length),
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
