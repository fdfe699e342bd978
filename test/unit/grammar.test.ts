import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IGrammar } from "vscode-textmate";
import { beforeAll, describe, expect, test } from "vitest";
import { builtInRoles, findRoleById } from "#src/core/catalog/built-in-roles";
import { allOperations } from "#src/core/catalog/operations";
import { jsonHostGrammar } from "#support/json-host-grammar";
import { azureTokens, formatListing, invalidJson, loadInjectedGrammar } from "#support/token-listing";

const root = join(import.meta.dirname, "../..");
const fixtures = join(root, "test/fixtures/grammar");
const hosts = ["source.json", "source.json.comments"].map(jsonHostGrammar);
const injection = join(root, "syntaxes/azure-permissions.injection.json");

let json: IGrammar;
let jsonc: IGrammar;

beforeAll(async () => {
  json = await loadInjectedGrammar("source.json", { injection, hosts });
  jsonc = await loadInjectedGrammar("source.json.comments", { injection, hosts });
});

function tokensOf(path: string) {
  return azureTokens(path.endsWith(".jsonc") ? jsonc : json, readFileSync(path, "utf8"));
}

describe("injected grammar", () => {
  test.each(readdirSync(join(fixtures, "input")))("%s has the tokens of its listing", async (name) => {
    const listing = formatListing(tokensOf(join(fixtures, "input", name)));
    await expect(listing).toMatchFileSnapshot(join(fixtures, "tokens", `${name}.txt`));
  });

  test.each(readdirSync(join(fixtures, "input")))("the JSON of %s stays valid around the tokens", (name) => {
    const text = readFileSync(join(fixtures, "input", name), "utf8");
    expect(invalidJson(name.endsWith(".jsonc") ? jsonc : json, text)).toEqual([]);
  });

  test.each([
    "test/fixtures/grammar/input/ordinary.json",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ])("%s gets no colour", (name) => {
    expect(tokensOf(join(root, name))).toEqual([]);
  });

  test("a role in JSON and in JSON with comments has the same tokens", () => {
    const role = readFileSync(join(root, "examples/cognitive-services-user.json"), "utf8");
    expect(azureTokens(json, role)).toEqual(azureTokens(jsonc, role));
    expect(azureTokens(json, role).length).toBeGreaterThan(10);
  });

  test("what follows a list of operations is read as JSON again", () => {
    const line = '{ "actions": ["*"], "name": "x", "version": "*" }';
    const { tokens } = json.tokenizeLine(line, null);
    const star = tokens.find(({ startIndex }) => startIndex === line.lastIndexOf("*"));
    expect(star?.scopes).toEqual([
      "source.json",
      "meta.structure.dictionary.json",
      "meta.structure.dictionary.value.json",
      "string.quoted.double.json",
    ]);
  });

  test("the operations of the catalogue are read as such wherever they stand", () => {
    const names = [...allOperations("control").names, ...allOperations("data").names];
    const sample = names.filter((name, place) => place % 10 === 0 && wellFormed.test(name));
    expect(sample.length).toBeGreaterThan(1300);
    expect(sample.filter((name) => !isOperation(`{ "value": "${name}" }`))).toEqual([]);
  });

  test("the entries of built-in roles are read as operations", () => {
    const entries = builtInRoles().flatMap(({ permissions }) =>
      permissions.flatMap(({ actions, dataActions }) => [...actions, ...dataActions]),
    );
    const wildcards = [...new Set(entries)].filter((entry) => entry.includes("*"));
    expect(wildcards.length).toBeGreaterThan(500);
    expect(wildcards.filter((entry) => !isOperation(`{ "actions": ["${entry}"] }`))).toEqual([]);
  });

  test("each role id of the grammar is the one of a built-in role", () => {
    const text = readFileSync(injection, "utf8");
    const ids = text.match(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g) ?? [];
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => findRoleById(id) === undefined)).toEqual([]);
  });
});

/** A few names of the catalogue end without a verb or hold a blank. */
const wellFormed = /^\w+(?:\.\w+)+(?:\/[\w.:-]+)*\/(?:read|write|delete|action)$/i;

function isOperation(line: string): boolean {
  return azureTokens(json, line).some(({ tokens }) =>
    tokens.some(({ scopes }) => scopes.includes("meta.operation.azure")),
  );
}
