import { dirname, resolve } from "node:path";
import {
  acceptKnown,
  readBaseline,
  toBaseline,
  writeBaseline,
  type Baseline,
  type FoundInFile,
} from "../core/index";
import { decode } from "./encoding";
import { reasonOf, shownPath } from "./files";
import type { Host } from "./host";
import type { JudgedFile, Report } from "./report";

/** A baseline and the folder its paths are relative to; or why there is none, as a sentence. */
export type OpenBaseline =
  { readonly baseline: Baseline; readonly folder: string } | { readonly problem: string };

/** Reads the baseline a path leads to. */
export async function openBaseline(path: string, host: Host): Promise<OpenBaseline> {
  const absolute = resolve(host.workingFolder, path);
  try {
    const baseline = readBaseline(decode(await host.files.readFile(absolute)).text);
    if (!baseline) return { problem: "This is no baseline that this version can read." };
    return { baseline, folder: dirname(absolute) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** Takes what the baseline accepts out of the findings of a report. */
export function acceptBaseline(report: Report, baseline: Baseline, folder: string, host: Host): Report {
  const accept = (file: JudgedFile): JudgedFile => {
    const { findings, accepted } = acceptKnown(baseline, foundIn(file, folder, host));
    return { ...file, findings, suppressed: [...file.suppressed, ...accepted] };
  };
  return {
    ...report,
    files: report.files.map(accept),
    configurations: report.configurations.map(accept),
  };
}

/** Writes a baseline that accepts everything in a report, and returns the baseline. */
export async function saveBaseline(path: string, report: Report, host: Host): Promise<OpenBaseline> {
  const absolute = resolve(host.workingFolder, path);
  const folder = dirname(absolute);
  const files = [...report.files, ...report.configurations];
  const baseline = toBaseline(files.map((file) => foundIn(file, folder, host)));
  try {
    await host.files.writeFile(absolute, new TextEncoder().encode(writeBaseline(baseline)));
    return { baseline, folder };
  } catch (error) {
    return { problem: `${reasonOf(error)} The baseline was not written.` };
  }
}

function foundIn(file: JudgedFile, folder: string, host: Host): FoundInFile {
  const path = shownPath(resolve(host.workingFolder, file.path), folder);
  return { file: path, findings: file.findings };
}
