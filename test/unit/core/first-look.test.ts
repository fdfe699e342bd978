import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { isReadable, isWorthReading } from "#src/core/first-look";
import { codeLenses, complete, configFileName, documentSymbols, inlayHints, lint } from "#src/core/index";
import { readCorpusFolder } from "#support/corpus";

const corpus = join(import.meta.dirname, "../../fixtures/corpus");
const files = readdirSync(corpus).flatMap((folder) => readCorpusFolder(join(corpus, folder)));

/** Whether the rest of the core has anything to say that needs no cursor. */
function says(text: string): boolean {
  const { findings, kind, networkGroups } = lint(text);
  const shown = [findings, networkGroups, codeLenses(text), documentSymbols(text), inlayHints(text)];
  return kind !== undefined || shown.some((all) => all.length > 0);
}

describe("the first look", () => {
  it("passes no file of the corpus over in which there is anything to find or show", () => {
    const known = files.filter(({ text }) => says(text));
    expect(known.length).toBeGreaterThan(50);
    const passedOver = known.filter(({ name, text }) => !isWorthReading(`/${name}`, text, "json"));
    expect(passedOver.map(({ name }) => name)).toEqual([]);
  });

  it("passes no file of the corpus over in which anything is offered inside some string", () => {
    const helped = files.filter(({ text }) =>
      [...text.matchAll(/"/g)].some(({ index }) => complete(text, index + 1, "json").length > 0),
    );
    expect(helped.length).toBeGreaterThan(30);
    const passedOver = helped.filter(({ name, text }) => !isWorthReading(`/${name}`, text, "json"));
    expect(passedOver.map(({ name }) => name)).toEqual([]);
  });

  test.each([
    ["a role", "json", '{ "Actions": [] }'],
    ["a variable for a role", "jsonc", '{ "variables": { "roleId": "" } }'],
    ["an assignment of which little is written", "json", '{ "principalId": "", "principalType": "" }'],
    ["a diagnostic setting", "json", '{ "type": "Microsoft.Insights/diagnosticSettings" }'],
    ["the id of a role", "json", '["5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"]'],
    ["a command that names a role", "shellscript", "az role assignment create"],
    ["a resource that names a role", "terraform", 'role_definition_name = ""'],
    ["a comment that silences", "yaml", "# aoai-security-disable-file some-rule"],
    ["the id of a role in a template", "bicep", "var user = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'"],
  ])("stops at %s in %s", (_what, languageId, text) => {
    expect(isWorthReading("/file", text, languageId)).toBe(true);
  });

  it("stops at a configuration file, whatever it says", () => {
    expect(isWorthReading(`/folder/${configFileName}`, "{}", "json")).toBe(true);
    expect(isWorthReading(`/folder/my-${configFileName}`, "{}", "json")).toBe(false);
  });

  test.each([
    [
      "a manifest",
      "json",
      '{ "name": "app", "scripts": { "test": "vitest" }, "dependencies": { "a": "1.0.0" } }',
    ],
    ["settings", "jsonc", '{ "editor.fontSize": 12 }'],
    ["a template without accounts", "bicep", "resource site 'Microsoft.Web/sites@2024-04-01' = {}"],
    ["a text about something else", "markdown", "# Recipes"],
    ["a role in a language nobody reads", "typescript", '{ "Actions": ["*"] }'],
  ])("passes by %s in %s", (_what, languageId, text) => {
    expect(isWorthReading("/file", text, languageId)).toBe(false);
  });
});

test.each([
  ["json", true],
  ["bicep", true],
  ["typescript", false],
])("documents in %s are read: %s", (languageId, expected) => {
  expect(isReadable(languageId)).toBe(expected);
});
