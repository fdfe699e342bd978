import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/core/document/json-node";
import type { LintConfig } from "#src/core/engine/config";
import { readConfigFile } from "#src/core/engine/config-file";
import type { Finding } from "#src/core/engine/finding";
import { lintWith } from "#src/core/engine/lint";
import { lintTextWith } from "#src/core/engine/lint-text";
import { lintConfig } from "#src/core/index";
import { rules } from "#src/core/rules/index";
import { examplesOf, readRulePage, textExamplesOf } from "#support/rule-pages";

const root = join(__dirname, "..", "..", "..", "..");
const ids = rules.map((rule) => rule.meta.id);

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(ending),
  );
}

const read = (file: string): string => readFileSync(join(root, file), "utf8");

describe("the set of rules", () => {
  it("is in alphabetical order, each id once", () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("has a rule for every page, and a page for every rule", () => {
    expect(
      filesBelow("docs/rules", ".md")
        .map((file) => basename(file, ".md"))
        .sort(),
    ).toEqual(ids);
  });

  it("has a file and a test of the same name for every rule", () => {
    const named = (folder: string, ending: string) =>
      filesBelow(folder, ending)
        .filter((file) => /[\\/]/.test(file))
        .map((file) => basename(file, ending))
        .sort();
    expect(named("src/core/rules", ".ts")).toEqual(ids);
    expect(named("test/unit/core/rules", ".test.ts")).toEqual(ids);
  });

  it("stands in the README and in the settings as it is", () => {
    const settings = Object.keys(
      (JSON.parse(read("package.json")) as { contributes: { configuration: { properties: object }[] } })
        .contributes.configuration[1]?.properties ?? {},
    );
    expect(settings).toEqual(ids.map((id) => `aoaiSecurity.rules.${id}`));
    for (const { meta } of rules)
      expect(read("README.md")).toContain(`| [${meta.id}](docs/rules/${meta.id}.md) | ${meta.summary} |`);
  });
});

/** A rule that needs one shows it where it says why it matters. */
function configurationOf(section: string | undefined): LintConfig {
  const [example] = examplesOf(section);
  if (example === undefined) return {};
  const file = readConfigFile(parseDocument(example), ids);
  expect(file.mistakes).toEqual([]);
  return { forbiddenOperations: file.forbiddenOperations };
}

function judge(example: string, config: LintConfig): readonly Finding[] {
  const isConfiguration = /aoai-security\.config\.schema\.json/.test(example);
  if (isConfiguration) return lintConfig(example).findings;
  return lintWith(example, rules, { ...config, profile: "strict" }).findings;
}

describe.each(rules.map((rule) => [rule.meta.id, rule] as const))("the rule %s", (id, rule) => {
  it("is described in one sentence without a period", () => {
    expect(rule.meta.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  it("has a page with every section", () => {
    expect(existsSync(join(root, "docs", "rules", `${id}.md`))).toBe(true);
    const page = readRulePage(id);
    expect(page.get("title")).toMatch(new RegExp(`^# ${id}\\n`));
    expect([...page.keys()]).toEqual([
      "title",
      "Why it matters",
      "Incorrect",
      "Correct",
      "How to remedy it",
      "When to turn it off",
      "References",
    ]);
  });

  it("behaves as the examples of its page say", () => {
    const page = readRulePage(id);
    const incorrect = examplesOf(page.get("Incorrect"));
    const correct = examplesOf(page.get("Correct"));
    const found = (example: string) =>
      judge(example, configurationOf(page.get("Why it matters"))).filter(({ ruleId }) => ruleId === id)
        .length;
    expect(incorrect.length).toBeGreaterThan(0);
    expect(correct.length).toBeGreaterThan(0);
    for (const example of incorrect) expect(found(example), example).toBeGreaterThan(0);
    for (const example of correct) expect(found(example), example).toBe(0);
    const foundInText = ([language, example]: readonly [string, string]) =>
      lintTextWith(example, language, [rule]).findings.length;
    for (const example of rule.check.text ? textExamplesOf(page.get("Incorrect")) : [])
      expect(foundInText(example), example[1]).toBeGreaterThan(0);
    for (const example of rule.check.text ? textExamplesOf(page.get("Correct")) : [])
      expect(foundInText(example), example[1]).toBe(0);
  });
});
