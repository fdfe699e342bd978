import { resolve } from "node:path";
import { version } from "../../package.json";
import { acceptBaseline, openBaseline, saveBaseline } from "./baseline";
import { exitCodeOf, type ExitCode } from "./exit-code";
import { reasonOf } from "./files";
import { formatReport, printable, summaryOf } from "./formatters/index";
import { helpText } from "./help";
import type { Host } from "./host";
import { lintPaths } from "./lint-paths";
import { createLinter } from "./linter";
import { readArguments, type LintOptions } from "./options";
import type { FileProblem, Report } from "./report";

/**
 * Runs the program.
 *
 * @param args The arguments behind the program's name.
 * @param host Everything outside the program.
 * @param linterFor Makes what judges the files.
 */
export async function run(args: readonly string[], host: Host, linterFor = createLinter): Promise<ExitCode> {
  const command = readArguments(args);
  switch (command.kind) {
    case "help":
      host.stdout.write(helpText);
      return 0;
    case "version":
      host.stdout.write(`${version}\n`);
      return 0;
    case "misuse":
      host.stderr.write(`${command.message}\nSee aoai-security --help.\n`);
      return 2;
    case "lint":
      return runLint(command.options, host, linterFor);
  }
}

async function runLint(options: LintOptions, host: Host, linterFor: typeof createLinter): Promise<ExitCode> {
  const known = options.baseline === undefined ? undefined : await openBaseline(options.baseline, host);
  if (known && "problem" in known) return refuse(options.baseline, known.problem, host);
  const found = await lintPaths(options, host, linterFor);
  const written =
    options.writeBaseline === undefined ? undefined : await saveBaseline(options.writeBaseline, found, host);
  if (written && "problem" in written) return refuse(options.writeBaseline, written.problem, host);

  const accepted = known ?? written;
  const report = accepted ? acceptBaseline(found, accepted.baseline, accepted.folder, host) : found;
  for (const problem of report.problems) host.stderr.write(problemLine(problem));
  if (report.files.length === 0) host.stderr.write(nothingJudged(report));
  return (await writeReport(report, options, host)) ? exitCodeOf(report) : 2;
}

function refuse(path: string | undefined, problem: string, host: Host): ExitCode {
  host.stderr.write(problemLine({ path: path ?? "", message: problem }));
  return 2;
}

function problemLine({ path, at, message }: FileProblem): string {
  const place = at ? `:${String(at.line + 1)}:${String(at.character + 1)}` : "";
  return `${printable(`${path}${place}: ${message}`)}\n`;
}

function nothingJudged({ filesRead, filesIgnored, problems }: Report): string {
  if (filesRead === 0) {
    const ignored = filesIgnored === 1 ? "one file" : `${String(filesIgnored)} files`;
    const reason = filesIgnored > 0 && problems.length === 0 ? `: a configuration ignores ${ignored}` : "";
    return `No file was read, so nothing was judged${reason}.\n`;
  }
  const files = filesRead === 1 ? "The file was" : `${String(filesRead)} files were`;
  return `${files} read, but nothing was judged: no role definition, role assignment, policy definition, account or template was recognised.\n`;
}

async function writeReport(report: Report, options: LintOptions, host: Host): Promise<boolean> {
  if (options.output === undefined) {
    host.stdout.write(formatReport(report, options.format, styleFor(options, host)));
    return true;
  }
  try {
    const plain = formatReport(report, options.format, {
      color: false,
      width: Infinity,
      quiet: options.quiet,
    });
    await host.files.writeFile(resolve(host.workingFolder, options.output), new TextEncoder().encode(plain));
  } catch (error) {
    host.stderr.write(
      problemLine({ path: options.output, message: `${reasonOf(error)} The report was not written.` }),
    );
    return false;
  }
  if (!options.quiet) host.stderr.write(`${summaryOf(report)}\n`);
  return true;
}

function styleFor({ color, quiet }: LintOptions, { stdout, environment }: Host) {
  const wantsColor = color && stdout.isTerminal && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
  return { color: wantsColor, width: stdout.isTerminal ? stdout.columns : Infinity, quiet };
}
