import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { parseDocument } from "#src/core/document/json-node";
import { lint, lintConfig, suppressHere, suppressInConfig, suppressInFile } from "#src/core/index";

const request = { rule: "no-local-auth", reason: "moved\nin June" };
const account = {
  type: "Microsoft.CognitiveServices/accounts",
  apiVersion: "2025-06-01",
  name: "chat",
  kind: "OpenAI",
};
const template = JSON.stringify(
  {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: [account, { ...account, name: "search" }],
  },
  null,
  2,
);
const role = `\uFEFF{\r\n\t"Name": "R",\r\n\t"Actions": ["*"]\r\n}`;

const places = (text: string): readonly number[] =>
  lint(text)
    .findings.filter(({ ruleId }) => ruleId === "no-local-auth")
    .map(({ range }) => range.offset);

describe.each([
  ["by a comment", true],
  ["in strict JSON", false],
])("suppressing %s", (_name, allowsComments) => {
  it("here leaves the same finding elsewhere", () => {
    const [, second = 0] = places(template);
    const after = applyEdits(template, suppressHere(template, second, request, allowsComments) ?? []);
    expect(places(after)).toHaveLength(1);
    expect(after.slice(0, places(after)[0])).not.toContain("chat");
    expect(lint(after).suppressed.map(({ suppression }) => suppression)).toEqual([
      { where: "document", reason: "moved in June" },
    ]);
    expect(lint(after).findings.map(({ ruleId }) => ruleId)).not.toContain("unused-suppression");
  });

  it("in the file silences all of them", () => {
    const after = applyEdits(template, suppressInFile(template, request, allowsComments) ?? []);
    expect(places(after)).toEqual([]);
    expect(lint(after).suppressed.filter(({ ruleId }) => ruleId === "no-local-auth")).toHaveLength(2);
  });

  it("twice keeps both", () => {
    const [first = 0] = places(template);
    const once = applyEdits(template, suppressHere(template, first, request, allowsComments) ?? []);
    const [second = 0] = places(once);
    const twice = applyEdits(once, suppressHere(once, second, request, allowsComments) ?? []);
    expect([places(twice), parseDocument(twice).problems]).toEqual([[], []]);
  });
});

it("writes the comment as the text is written", () => {
  const edits = suppressHere(role, role.indexOf(`"*"`), { rule: "no-key-access", reason: "r" }, true);
  expect(applyEdits(role, edits ?? [])).toBe(
    role.replace('\t"Actions', '\t// aoai-security-disable-next-line no-key-access -- r\r\n\t"Actions'),
  );
  expect(applyEdits(role, suppressInFile(role, { rule: "no-key-access", reason: "r" }, true) ?? [])).toBe(
    role.replace("{", "// aoai-security-disable-file no-key-access -- r\r\n{"),
  );
});

it("puts the suppression of a policy beside its rule", () => {
  const policy = `{ "properties": { "metadata": { "category": "Network" }, "policyRule": { "if": {}, "then": {} } } }`;
  const [edits] = [suppressHere(policy, policy.indexOf("then"), { rule: "a", reason: "r" }, false)];
  expect(JSON.parse(applyEdits(policy, edits ?? []))).toMatchObject({
    properties: {
      metadata: { category: "Network", aoaiSecurity: { suppress: [{ rule: "a", reason: "r" }] } },
    },
  });
});

it("has nowhere to go in a role definition in strict JSON", () => {
  expect(suppressHere(role, role.indexOf(`"*"`), request, false)).toBeUndefined();
  expect(suppressInFile(role, request, false)).toBeUndefined();
});

describe("suppressing in the configuration", () => {
  const suppression = { rule: "no-local-auth", reason: "moved in June" };

  it.each([
    ["a new file", "", { suppressions: [suppression] }],
    [
      "a file without suppressions",
      `{ "profile": "strict" }`,
      { profile: "strict", suppressions: [suppression] },
    ],
    [
      "a file with some",
      `{ "suppressions": [{ "rule": "no-key-access", "reason": "r" }] }`,
      { suppressions: [{ rule: "no-key-access", reason: "r" }, suppression] },
    ],
  ])("adds to %s", (_name, text, expected) => {
    const after = applyEdits(text, suppressInConfig(text, request));
    expect(JSON.parse(after)).toEqual(expected);
    expect(lintConfig(after).findings).toEqual([]);
  });

  it("may name files and a day", () => {
    const edits = suppressInConfig("", { ...request, expires: "2030-06-30" }, ["infra/*.json"]);
    expect(JSON.parse(applyEdits("", edits))).toEqual({
      suppressions: [{ ...suppression, expires: "2030-06-30", files: ["infra/*.json"] }],
    });
  });
});
