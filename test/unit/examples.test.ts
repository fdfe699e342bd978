import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type ParseError } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { lint, ruleMetas } from "#src/core/index";

const folder = join(import.meta.dirname, "../../examples");
const files = readdirSync(folder).filter((name) => /\.jsonc?$/.test(name));
const readme = readFileSync(join(folder, "README.md"), "utf8");

function parseErrors(name: string): ParseError[] {
  const errors: ParseError[] = [];
  const disallowComments = name.endsWith(".json");
  parse(readFileSync(join(folder, name), "utf8"), errors, { disallowComments });
  return errors;
}

/** What is underlined in each example, in the order of the text. */
const expected: Record<string, readonly (readonly [ruleId: string, text: string])[]> = {
  "cognitive-services-openai-contributor.json": [],
  "cognitive-services-openai-user.json": [],
  "cognitive-services-user.json": [
    ["no-key-access", '"Microsoft.CognitiveServices/accounts/listkeys/action"'],
    ["no-connection-secrets", '"Microsoft.CognitiveServices/*"'],
  ],
  "data-scientist-role.jsonc": [
    ["no-broad-actions", '"Microsoft.CognitiveServices/*"'],
    ["no-connection-secrets", '"Microsoft.CognitiveServices/*"'],
    ["no-key-access", '"Microsoft.CognitiveServices/*"'],
    ["no-local-auth-undo", '"Microsoft.CognitiveServices/*"'],
    ["no-not-actions", '"NotActions"'],
    ["no-leaky-not-action", '"Microsoft.CognitiveServices/accounts/regenerateKey/action"'],
  ],
  "network-group-literal.json": [],
  "network-group-parameter.jsonc": [["network-group-id-literal", "\"[parameters('networkGroupId')]\""]],
  "network-group-placeholder.jsonc": [
    ["network-group-mode", '"Indexed"'],
    [
      "valid-network-group-id",
      '"/subscriptions/XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX/resourceGroups/rg-network-hub/providers/Microsoft.Network/networkManagers/vnm-hub/networkGroups/ng-development"',
    ],
  ],
  "network-group-template.json": [],
  "openai-account.json": [
    ["no-local-auth", '"Microsoft.CognitiveServices/accounts"'],
    ["no-local-auth", "\"[parameters('disableKeys')]\""],
  ],
};

function underlined(name: string): (readonly [string, string])[] {
  const text = readFileSync(join(folder, name), "utf8");
  return lint(text).findings.map(({ ruleId, range }) => [
    ruleId,
    text.slice(range.offset, range.offset + range.length),
  ]);
}

describe("examples", () => {
  test.each(files)("%s shows what it promises", (name) => {
    expect(underlined(name)).toEqual(expected[name]);
  });

  test.each(files)("the README row of %s names the rules that report there", (name) => {
    const row = readme.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";
    const named = ruleMetas.map(({ id }) => id).filter((id) => row.includes(`\`${id}\``));
    expect(named).toEqual([...new Set(underlined(name).map(([ruleId]) => ruleId))].sort());
  });

  test.each(files)("%s parses", (name) => {
    expect(parseErrors(name)).toEqual([]);
  });

  test("the README has one row for each file and none for others", () => {
    const rows = [...readme.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual([...files].sort());
  });
});
