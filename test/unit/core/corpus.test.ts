import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  lint,
  lintParameters,
  parametersFilesOf,
  ruleMetas,
  templatesOf,
  type Companion,
  type Finding,
  type GroupFile,
  type LintConfig,
} from "#src/core/index";
import { placed, readCorpusFolder, toLines, type CorpusFile } from "#support/corpus";

const root = join(import.meta.dirname, "../../fixtures/corpus");
const severityOf = new Map(ruleMetas.map(({ id, severity }) => [id, severity]));

function groupFilesIn(folder: readonly CorpusFile[]): readonly GroupFile[] {
  return folder.map(({ name, text }) => ({ name, text, groups: lint(text).networkGroups }));
}

/** Judges a file as the editor and the command line do: with the files beside it that have a say. */
function judge(file: CorpusFile, folder: readonly CorpusFile[], config: LintConfig): readonly Finding[] {
  const names = folder.map(({ name }) => name);
  const companions = (wanted: readonly string[]): readonly Companion[] =>
    folder.filter(({ name }) => wanted.includes(name));
  const parameters = companions(parametersFilesOf(file.name, names));
  const templates = companions(templatesOf(file.name, names));
  return [
    ...lint(file.text, config, {
      parametersFiles: parameters,
      groupFiles: groupFilesIn(folder.filter((other) => other !== file)),
    }).findings,
    ...templates.flatMap((template) => lintParameters(file, template, config)),
  ];
}

function expectedLines({ text, expected }: CorpusFile, profile: "recommended" | "strict"): readonly string[] {
  const counted = expected.filter((each) => profile === "strict" || each.profile === "recommended");
  return toLines(
    text,
    counted.map(({ severity, ...each }) => ({
      ...each,
      severity: severity ?? severityOf.get(each.ruleId) ?? "no such rule",
    })),
  );
}

for (const folderName of readdirSync(root).sort()) {
  describe(`the corpus of ${folderName}`, () => {
    const folder = readCorpusFolder(join(root, folderName));
    for (const file of folder) {
      for (const profile of ["recommended", "strict"] as const) {
        it(`finds in ${file.name} what its marks say, and nothing else, in the ${profile} profile`, () => {
          const found = judge(file, folder, { profile }).map(placed);
          expect(toLines(file.text, found)).toEqual(expectedLines(file, profile));
        });
      }
    }
  });
}
