import { resolve } from "node:path";
import { version } from "../../package.json";
import { reasonOf, selectFiles, shownPath } from "./files";
import type { Host } from "./host";
import { judgeFile, type Judgement } from "./judge-file";
import type { Linter } from "./linter";
import type { LintOptions } from "./options";
import { createProgress } from "./progress";
import type { FileProblem, Report } from "./report";

/** Something to judge: a file, or the standard input. */
interface Source {
  readonly shown: string;
  read(): Promise<Uint8Array>;
  write(content: Uint8Array): Promise<void>;
}

interface Content {
  readonly source: Source;
  readonly bytes: Uint8Array | FileProblem;
}

/** Judges everything the paths stand for; with `fix`, writes the safe fixes back first. */
export async function lintPaths(options: LintOptions, host: Host, linter: Linter): Promise<Report> {
  const { sources, problems } = await findSources(options, host);
  const progress = createProgress(host, options.quiet);
  const outcomes: Judgement[] = [];
  for await (const { source, bytes } of readAll(sources)) {
    progress.show(outcomes.length + problems.length, sources.length);
    if (bytes instanceof Uint8Array) outcomes.push(await judge(source, bytes, options, linter));
    else problems.push(bytes);
  }
  progress.clear();
  return toReport(outcomes, problems, linter);
}

async function findSources({ paths, stdinFilename }: LintOptions, host: Host) {
  const named = paths.filter((path) => path !== "-");
  const { files, problems } = await selectFiles(named, host.files, host.workingFolder);
  const sources: Source[] = files.map(({ path, shown }) => ({
    shown,
    read: () => host.files.readFile(path),
    write: (content) => host.files.writeFile(path, content),
  }));
  if (named.length < paths.length) {
    const path = resolve(host.workingFolder, stdinFilename ?? "stdin.json");
    const shown = shownPath(path, host.workingFolder);
    sources.push({ shown, read: () => host.readStdin(), write: () => Promise.resolve() });
  }
  return { sources, problems: [...problems] };
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
    return { source, bytes: await source.read() };
  } catch (error) {
    return { source, bytes: { path: source.shown, message: reasonOf(error) } };
  }
}

async function judge(
  source: Source,
  bytes: Uint8Array,
  { threshold, fix }: LintOptions,
  linter: Linter,
): Promise<Judgement> {
  const outcome = judgeFile(source.shown, bytes, linter, threshold, fix);
  if (!outcome.fixed) return outcome;
  try {
    await source.write(outcome.fixed.content);
    return outcome;
  } catch (error) {
    const problem = { path: source.shown, message: `The fixes were not written: ${reasonOf(error)}` };
    return { ...judgeFile(source.shown, bytes, linter, threshold, false), problem };
  }
}

function toReport(outcomes: readonly Judgement[], problems: readonly FileProblem[], linter: Linter): Report {
  const fixed = outcomes.flatMap((outcome) => outcome.fixed ?? []);
  return {
    version,
    files: outcomes.flatMap(({ judged }) => judged ?? []),
    problems: [...problems, ...outcomes.flatMap(({ problem }) => problem ?? [])].sort(byPath),
    filesRead: outcomes.length,
    fixes: { applied: fixed.reduce((sum, { applied }) => sum + applied, 0), files: fixed.length },
    rules: linter.rules,
  };
}

function byPath(left: FileProblem, right: FileProblem): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
