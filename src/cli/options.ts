import { parseArgs } from "node:util";
import { severities, type Profile, type Severity } from "../core/index";
import { formats, type Format } from "./formatters/index";

/** What `lint` was asked to do. */
export interface LintOptions {
  /** Files, folders and globs; `-` is the standard input. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** A file for the report instead of the standard output. */
  readonly output: string | undefined;
  /** Findings below it do not count. */
  readonly threshold: Severity;
  readonly fix: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly stdinFilename: string | undefined;
  /** A configuration file to use for everything, instead of those in the folders. */
  readonly config: string | undefined;
  /** Instead of the profile of the configuration. */
  readonly profile: Profile | undefined;
  /** A file of accepted findings. */
  readonly baseline: string | undefined;
  /** Where to write the findings of this run as accepted. */
  readonly writeBaseline: string | undefined;
}

/** What the arguments ask for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "lint"; readonly options: LintOptions }
  | { readonly kind: "misuse"; readonly message: string };

const profiles: readonly Profile[] = ["recommended", "strict"];

const syntax = {
  format: { type: "string", default: "text" },
  output: { type: "string" },
  severity: { type: "string", default: "warning" },
  fix: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  "no-color": { type: "boolean", default: false },
  "stdin-filename": { type: "string" },
  config: { type: "string" },
  profile: { type: "string" },
  baseline: { type: "string" },
  "write-baseline": { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const;

/** Understands the arguments behind the program's name. Never throws. */
export function readArguments(args: readonly string[]): Command {
  try {
    const { values, positionals } = parse(args);
    if (values.help) return { kind: "help" };
    if (values.version) return { kind: "version" };
    return readLint(values, positionals);
  } catch (error) {
    return misuse(inOurWords(error instanceof Error ? error.message : String(error)));
  }
}

/** What Node.js says about options, as sentences; its advice on paths that look like options is hard to read. */
function inOurWords(message: string): string {
  const [said = message, advice] = message.split(/\.? (?=To specify a positional argument)/);
  const hint = advice === undefined ? "" : " A path that begins with a hyphen has to stand behind --.";
  return `${said.replace(/\.$/, "")}.${hint}`;
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: syntax, allowPositionals: true, strict: true });
}

type Values = ReturnType<typeof parse>["values"];

function readLint(values: Values, [command, ...paths]: readonly string[]): Command {
  if (command === undefined) return misuse("Say what to do; the command is lint.");
  if (command !== "lint") return misuse(`Unknown command "${command}"; the command is lint.`);
  if (paths.length === 0) return misuse("Say what to lint: files, folders, globs, or - for standard input.");

  const format = oneOf(formats, values.format);
  if (!format) return misuse(`Unknown format "${values.format}"; there are ${list(formats)}.`);
  const threshold = oneOf(severities, values.severity);
  if (!threshold) return misuse(`Unknown severity "${values.severity}"; there are ${list(severities)}.`);
  const profile = oneOf(profiles, values.profile ?? "");
  if (values.profile !== undefined && !profile) {
    return misuse(`Unknown profile "${values.profile}"; there are ${list(profiles)}.`);
  }
  const conflict = findConflict(values, paths);
  if (conflict !== undefined) return misuse(conflict);
  const { output, fix, quiet, config, baseline } = values;
  const [color, stdinFilename] = [!values["no-color"], values["stdin-filename"]];
  const writeBaseline = values["write-baseline"];
  return {
    kind: "lint",
    options: {
      ...{ paths, format, output, threshold, fix, quiet, color, stdinFilename },
      ...{ config, profile, baseline, writeBaseline },
    },
  };
}

function findConflict(values: Values, paths: readonly string[]): string | undefined {
  const readsStdin = paths.includes("-");
  if (values["stdin-filename"] !== undefined && !readsStdin) return "--stdin-filename needs the path -.";
  if (values.fix && readsStdin) return "--fix cannot write to the standard input.";
  if (values.baseline !== undefined && values["write-baseline"] !== undefined) {
    return "--baseline and --write-baseline exclude each other: a new baseline accepts everything there is.";
  }
  return undefined;
}

const misuse = (message: string): Command => ({ kind: "misuse", message });

function oneOf<Choice extends string>(choices: readonly Choice[], value: string): Choice | undefined {
  return choices.find((choice) => choice === value);
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} and ${String(words.at(-1))}`;
}
