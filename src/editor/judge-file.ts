import { FileType, Uri, workspace } from "vscode";
import {
  configFileName,
  isJson,
  languageOfFile,
  lint,
  lintConfig,
  lintParameters,
  lintText,
  parametersFilesOf,
  templatesOf,
  type Companion,
  type ConfigSuppression,
  type Finding,
  type LintConfig,
} from "../core/index";
import { parentOf } from "./companions";
import { readText, type RunConfig } from "./file-config";
import type { NetworkGroups } from "./network-groups";

/** What was found in a file that no editor shows, and the files it was read with. */
export interface JudgedFile {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly companions: readonly Companion[];
  /** What counted for it, and the suppressions that silenced something; absent when that is not known. */
  readonly config: LintConfig;
  readonly used: readonly ConfigSuppression[] | undefined;
}

/** The names of the files in a folder. */
export type Siblings = (folder: Uri) => Promise<readonly string[]>;

/** Lists folders as they are needed, each once. Make one for each run. */
export function createSiblings(): Siblings {
  const known = new Map<string, Promise<readonly string[]>>();
  return (folder) => {
    const key = folder.toString();
    const names = known.get(key) ?? listNames(folder);
    known.set(key, names);
    return names;
  };
}

async function listNames(folder: Uri): Promise<readonly string[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => (type & FileType.File) !== 0).map(([name]) => name);
  } catch {
    return [];
  }
}

/** Judges a file as it is on disk. Absent where there is none, or where it is not to be judged. */
export async function judgeFile(
  file: Uri,
  { configOf, linkOf }: RunConfig,
  siblings: Siblings,
  networkGroups: NetworkGroups,
): Promise<JudgedFile | undefined> {
  const text = await readText(file);
  if (text === undefined) return undefined;
  const config = await configOf(file);
  if (!config) return undefined;
  if (nameOf(file) === configFileName) {
    const { findings } = lintConfig((await linkOf(file)) ?? text, config.today, config.translate);
    return { text, findings, companions: [], config, used: [] };
  }
  const languageId = languageOfFile(nameOf(file)) ?? "json";
  if (!isJson(languageId)) {
    const { findings, usedSuppressions: used } = lintText(text, languageId, config);
    return { text, findings, companions: [], config, used };
  }
  const names = await siblings(parentOf(file));
  const parameters = await readAll(file, parametersFilesOf(nameOf(file), names));
  const templates = await readAll(file, templatesOf(nameOf(file), names));
  const own = { name: file.toString(), text };
  const groupFiles = networkGroups.besides(file);
  const result = lint(text, config, { parametersFiles: parameters, groupFiles });
  networkGroups.note(file, text, result.networkGroups);
  const findings = [
    ...result.findings,
    ...templates.flatMap((template) => lintParameters(own, template, config)),
  ];
  // A broken file may hide what a suppression is for, and what templates bring is settled in them.
  const isKnown = result.problems.length === 0 && templates.length === 0;
  const used = isKnown ? result.usedSuppressions : undefined;
  return { text, findings, companions: [...parameters, ...templates, ...groupFiles], config, used };
}

async function readAll(file: Uri, names: readonly string[]): Promise<readonly Companion[]> {
  const read = names.map(async (name) => {
    const uri = Uri.joinPath(parentOf(file), name);
    const text = await readText(uri);
    return text === undefined ? [] : [{ name: uri.toString(), text }];
  });
  return (await Promise.all(read)).flat();
}

function nameOf(file: Uri): string {
  return file.path.slice(file.path.lastIndexOf("/") + 1);
}
