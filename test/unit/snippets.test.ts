import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type ParseError } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { lint } from "#src/core/index";
import { expandSnippet, readSnippets, type Snippet } from "#support/snippets";

const root = join(import.meta.dirname, "../..");

interface Contribution {
  readonly language?: string;
  readonly path: string;
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  contributes: { snippets: readonly Contribution[] };
};
const contributions = manifest.contributes.snippets;

function snippetsOf(language: string): Snippet[] {
  return contributions
    .filter((entry) => entry.language === language)
    .flatMap(({ path }) => readSnippets(join(root, path)));
}

const files = [...new Set(contributions.map(({ path }) => path))];
const all = files.flatMap((path) => readSnippets(join(root, path)).map((snippet) => ({ path, ...snippet })));
const json = snippetsOf("json");

function parseErrors(text: string): ParseError[] {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  return errors;
}

/** A resource of a template stands in a template; everything else is a file of its own. */
function inItsPlace(text: string): string {
  const { apiVersion } = parse(text) as { apiVersion?: string };
  if (apiVersion === undefined) return text;
  const $schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
  return JSON.stringify({ $schema, contentVersion: "1.0.0.0", resources: [parse(text)] });
}

describe("snippets", () => {
  test("the manifest names each file of the folder", () => {
    const inFolder = readdirSync(join(root, "snippets")).map((name) => `./snippets/${name}`);
    expect([...files].sort()).toEqual(inFolder.sort());
  });

  test("a language that VS Code does not know is named by the snippets, not by the manifest", () => {
    for (const { path, scope } of all) {
      const byScope = path.endsWith(".code-snippets");
      expect(scope !== undefined, path).toBe(byScope);
      expect(contributions.some((entry) => entry.path === path && entry.language === undefined)).toBe(
        byScope,
      );
    }
  });

  test("JSON and JSON with comments have the same snippets", () => {
    expect(json.length).toBeGreaterThan(15);
    expect(snippetsOf("jsonc")).toEqual(json);
  });

  test.each(all)("$path: $prefix has a prefix of ours and says its outcome", ({ prefix, description }) => {
    expect(prefix).toMatch(/^aoai-[a-z]+(-[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z].{30,}\.$/);
  });

  test("a prefix stands for one snippet of a language", () => {
    for (const path of files) {
      const prefixes = readSnippets(join(root, path)).map(({ prefix }) => prefix);
      expect(new Set(prefixes).size, path).toBe(prefixes.length);
    }
    expect(new Set(json.map(({ prefix }) => prefix)).size).toBe(json.length);
  });

  test.each(all)("$path: $prefix expands", ({ body }) => {
    expect(expandSnippet(body)).not.toMatch(/\$\{\d/);
  });

  test.each(json)("JSON: $prefix parses", ({ body }) => {
    expect(parseErrors(expandSnippet(body))).toEqual([]);
  });

  test.each(json)("JSON: $prefix lints clean", ({ body }) => {
    const { findings, kind } = lint(inItsPlace(expandSnippet(body)));
    expect(kind).toBeDefined();
    expect(findings.filter(({ severity }) => severity === "error" || severity === "warning")).toEqual([]);
  });

  test.each(["aoai-role-inference", "aoai-role-data-scientist", "aoai-role-deployer"])(
    "%s grants the same in every language",
    (prefix) => {
      const operation = /Microsoft\.\w+\/[\w/]+\/(?:read|write|delete|action)/g;
      const granted = all
        .filter((snippet) => snippet.prefix === prefix)
        .map(({ body }) => (body.match(operation) ?? []).join("\n"));
      expect(granted).toHaveLength(5);
      expect(new Set(granted).size).toBe(1);
      expect(granted[0]).not.toMatch(/key|accounts\/write|\*/i);
    },
  );

  test("no client code takes a key", () => {
    const clients = all.filter(({ prefix }) => prefix === "aoai-client");
    expect(clients).toHaveLength(6);
    for (const { body } of clients) expect(body).not.toMatch(/api[-_]?key|AzureKeyCredential/i);
  });
});

describe("expanding a snippet", () => {
  test.each([
    ["a placeholder and its mirror", "${1:a}-$1", "a-a"],
    ["a choice", "${1|b,c|}", "b"],
    ["escapes", "\\$schema \\} \\\\", "$schema } \\"],
  ])("%s", (_name, body, expected) => {
    expect(expandSnippet(body)).toBe(expected);
  });

  test("a dollar sign that is not escaped is refused", () => {
    expect(() => expandSnippet("$token")).toThrow('"$token" has no default.');
  });
});
