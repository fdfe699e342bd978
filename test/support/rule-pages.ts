import { readFileSync } from "node:fs";
import { join } from "node:path";
import { textLanguages } from "#src/core/index";

const root = join(__dirname, "..", "..");

/** A rule's page, cut into its sections by heading. */
export function readRulePage(ruleId: string): ReadonlyMap<string, string> {
  const [title = "", ...sections] = readFileSync(join(root, "docs", "rules", `${ruleId}.md`), "utf8").split(
    /^## /m,
  );
  const named = sections.map((section): [string, string] => {
    const end = section.indexOf("\n");
    return [section.slice(0, end).trim(), section.slice(end)];
  });
  return new Map([["title", title], ...named]);
}

/** The examples of a section in other languages than JSON, with the editor's name of the language. */
export function textExamplesOf(section: string | undefined): readonly (readonly [string, string])[] {
  return [...(section ?? "").matchAll(/```([a-z]+)\n([\s\S]*?)```/g)]
    .map(([, language = "", example = ""]) => [language, example] as const)
    .filter(([language]) => textLanguages.includes(language));
}

/** The JSON examples of a section. */
export function examplesOf(section: string | undefined): readonly string[] {
  return [...(section ?? "").matchAll(/```jsonc?\n([\s\S]*?)```/g)].map(([, example]) => example ?? "");
}
