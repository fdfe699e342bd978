import { basename, isAbsolute, relative, resolve } from "node:path";
import {
  configFileName,
  createSuppressionLedger,
  isJson,
  languageOfFile,
  type LintConfig,
  type RuleMeta,
} from "../core/index";
import { version } from "../../package.json";
import { createFamilyReader, type Family } from "./companions";
import { createConfiguration, type Configuration } from "./configuration";
import { reasonOf, selectFiles, shownPath } from "./files";
import type { Host } from "./host";
import { judgeConfig, judgeFile, type Judgement } from "./judge-file";
import { judgeText } from "./judge-text";
import { judgeTogether, toOutcome, type Outcome } from "./judge-together";
import type { Linter } from "./linter";
import type { LintOptions } from "./options";
import { createProgress } from "./progress";
import type { FileProblem, JudgedFile, Report } from "./report";

/** Something to judge: a file, or the standard input. */
interface Source {
  readonly shown: string;
  /** As JSON is read what has no ending that is known. */
  readonly languageId: string;
  readonly isNamed: boolean;
  readonly linter: Linter;
  readonly config: LintConfig;
  readonly read: () => Promise<Uint8Array>;
  readonly family: () => Promise<Family>;
  readonly write: (content: Uint8Array) => Promise<void>;
}

type Content =
  | { readonly source: Source; readonly bytes: Uint8Array; readonly family: Family }
  | { readonly source: Source; readonly problem: FileProblem | undefined };

/**
 * Judges everything the paths stand for; with `fix`, writes the safe fixes back first.
 *
 * @param linterFor Makes what judges a file, from what its configuration says.
 */
export async function lintPaths(
  options: LintOptions,
  host: Host,
  linterFor: (config: LintConfig) => Linter,
): Promise<Report> {
  const configuration = createConfiguration(options, host);
  const { files, problems } = await findFiles(options, host);
  const sources = await withLinters(files, configuration, linterFor);
  const progress = createProgress(host, options.quiet);
  const outcomes: Outcome[] = [];
  const configs: LintConfig[] = [];
  const ledger = createSuppressionLedger();
  for await (const content of readAll(sources)) {
    progress.show(outcomes.length + problems.length, sources.length);
    if ("problem" in content) {
      if (content.problem) problems.push(content.problem);
      ledger.note(content.source.config, undefined);
      continue;
    }
    outcomes.push(await judge(content, options));
    configs.push(content.source.config);
  }
  progress.clear();
  const judgements = judgeTogether(outcomes);
  judgements.forEach(({ used }, index) => ledger.note(configs[index] ?? {}, used));
  const rules = sources.flatMap(({ linter }) => linter.rules);
  const configurations = configuration.links().map((link) => {
    const path = shownPath(link.path, host.workingFolder);
    const unused = isCoveredBy(link.path, options, host) ? ledger.unusedIn(link, host.today()) : [];
    return judgeConfig({ path, link, unused }, options.threshold, host.today());
  });
  const named = new Set(files.filter(isNamedConfig).map(({ shown }) => shown));
  return {
    ...toReport(judgements, [...problems, ...configuration.problems], configurations, named),
    filesIgnored: files.filter((file) => !isConfig(file)).length - sources.length,
    rules: rules.length > 0 ? distinct(rules) : linterFor({}).rules,
  };
}

/** Whether a run looks at every file that a configuration file may count for. */
function isCoveredBy(path: string, { paths }: LintOptions, { workingFolder }: Host): boolean {
  return paths.some((each) => isBelow(path, resolve(workingFolder, each)));
}

function isBelow(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return steps !== "" && !isAbsolute(steps) && !steps.startsWith("..");
}

type SourceFile = Omit<Source, "linter" | "config"> & { readonly path: string };

async function findFiles({ paths, stdinFilename }: LintOptions, host: Host) {
  const named = paths.filter((path) => path !== "-");
  const { files, problems } = await selectFiles(named, host.files, host.workingFolder);
  const reader = createFamilyReader(host);
  const sources: SourceFile[] = files.map(({ path, shown, isNamed }) => ({
    path,
    shown,
    languageId: languageIdOf(path),
    isNamed,
    read: () => reader.read(path),
    family: () => reader.familyOf(path),
    write: (content) => host.files.writeFile(path, content),
  }));
  if (named.length < paths.length) {
    const path = resolve(host.workingFolder, stdinFilename ?? "stdin.json");
    const shown = shownPath(path, host.workingFolder);
    const [read, family] = [() => host.readStdin(), () => reader.familyOf(path)];
    const languageId = languageIdOf(path);
    sources.push({ path, shown, languageId, isNamed: true, read, family, write: () => Promise.resolve() });
  }
  return { files: sources, problems: [...problems] };
}

function languageIdOf(path: string): string {
  return languageOfFile(path) ?? "json";
}

const noFamily: Family = { parametersFiles: [], templates: [] };

/** Leaves out what a configuration ignores, and configuration files, which are judged as such. */
async function withLinters(
  files: readonly SourceFile[],
  configuration: Configuration,
  linterFor: (config: LintConfig) => Linter,
): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const file of files) {
    if (isConfig(file)) {
      await configuration.add(file.path);
      continue;
    }
    const config = await configuration.configOf(file.path);
    if (config) sources.push({ ...file, config, linter: linterFor(config) });
  }
  return sources;
}

const isConfig = ({ path }: SourceFile): boolean => basename(path) === configFileName;

const isNamedConfig = (file: SourceFile): boolean => file.isNamed && isConfig(file);

function distinct(rules: readonly RuleMeta[]): readonly RuleMeta[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** So many files are read at once that neither waiting nor memory adds up. */
const batchSize = 32;

async function* readAll(sources: readonly Source[]): AsyncGenerator<Content> {
  for (let start = 0; start < sources.length; start += batchSize) {
    yield* await Promise.all(sources.slice(start, start + batchSize).map(read));
  }
}

async function read(source: Source): Promise<Content> {
  try {
    const bytes = await source.read();
    return { source, bytes, family: isJson(source.languageId) ? await source.family() : noFamily };
  } catch (error) {
    // A text that nobody asked for holds little to judge, so a run is no worse without it.
    if (!isJson(source.languageId) && !source.isNamed) return { source, problem: undefined };
    return { source, problem: { path: source.shown, message: reasonOf(error) } };
  }
}

async function judge(
  { source, bytes, family }: Exclude<Content, { problem: unknown }>,
  { threshold, fix }: LintOptions,
): Promise<Outcome> {
  const { shown: path, linter } = source;
  const judging = { ...source, path, linter, family, threshold };
  const judgeAs = (wantsFixes: boolean) =>
    isJson(source.languageId) ? judgeFile(judging, bytes, wantsFixes) : judgeText(judging, bytes, wantsFixes);
  const judgement = judgeAs(fix);
  if (!judgement.fixed) return toOutcome(judgement, judging, bytes);
  try {
    await source.write(judgement.fixed.content);
    return toOutcome(judgement, judging, judgement.fixed.content);
  } catch (error) {
    const problem = { path, message: `The fixes were not written: ${reasonOf(error)}` };
    return toOutcome({ ...judgeAs(false), problem }, judging, bytes);
  }
}

/** A configuration file that somebody named is a file to judge like any other; the others only come along. */
function toReport(
  outcomes: readonly Judgement[],
  problems: readonly FileProblem[],
  configurations: readonly JudgedFile[],
  named: ReadonlySet<string>,
) {
  const fixed = outcomes.flatMap((outcome) => outcome.fixed ?? []);
  const asked = configurations.filter(({ path }) => named.has(path));
  return {
    version,
    files: [...outcomes.flatMap(({ judged }) => judged ?? []), ...asked],
    configurations: configurations.filter(({ path }) => !named.has(path)),
    problems: [...problems, ...outcomes.flatMap(({ problem }) => problem ?? [])].sort(byPath),
    filesRead: outcomes.filter(({ isPassedOver }) => !isPassedOver).length + asked.length,
    fixes: { applied: fixed.reduce((sum, { applied }) => sum + applied, 0), files: fixed.length },
  };
}

function byPath(left: FileProblem, right: FileProblem): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
