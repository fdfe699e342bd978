import { describe, expect, it } from "vitest";
import { applyEdits, conversions, lint, refactorings } from "#src/core/index";
import { parseDocument } from "#src/core/document/json-node";
import { readCursor } from "#support/marks";

const policy = `{ "properties": { "policyRule": { "if": { "field": "type", "equals": "a" }, "then": { "effect": "audit" } } } }`;
const template = (definition: string) =>
  `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Authorization/policyDefinitions", "name": "a", "properties": ${definition} }] }`;
const role = (name: string) =>
  `{ "Name": "${name}", "IsCustom": true, "Actions": ["*/read"], "NotActions": [] }`;

const cli = "Convert to CLI form, with the lists at the top";
const rest = "Convert to REST form, with the lists in permissions";
const flat = "a flat definition, without properties";
const raw = "a definition with properties, as the portal and the REST interface have it";
const epac = "a definition of Enterprise Policy as Code";
const asTemplate = "Open as a template that deploys the definition";
const asBicep = "Open as a Bicep file that deploys the definition";

const listed = `{ "roleName": "A", "name": "a97b65f3-24c7-4388-baec-2e87135dc908", "permissions": [{ "actions": ["*/read"] }] }`;

describe("the conversions of a file", () => {
  it.each([
    ["a role in CLI form", role("A"), [rest]],
    ["a role as Azure lists it", `[${listed}]`, [cli, rest]],
    ["several roles", `[${role("A")}, ${role("B")}]`, [`${rest} (2 roles)`]],
    ["a policy", policy, [`Convert to ${flat}`, `Convert to ${epac}`, asTemplate, asBicep]],
    [
      "several policies, which cannot be in one file of Enterprise Policy as Code",
      `[${policy}, ${policy}]`,
      [`Convert to ${flat} (2 definitions)`],
    ],
    [
      "a policy in a template",
      template(`{ "policyRule": { "if": { "equals": "[[field('a')]" }, "then": {} } }`),
      [`Open as ${raw}`, `Open as ${flat}`, `Open as ${epac}`, asBicep],
    ],
    [
      "a policy that the template works out in part",
      template(`{ "policyRule": { "if": { "equals": "[variables('a')]" }, "then": {} } }`),
      [],
    ],
    [
      "one of several policies in a template, which has to be pointed at",
      template(`{ "policyRule": { "if": {}, "then": {} } }`).replace(
        "[{",
        `[${JSON.stringify({ type: "Microsoft.Authorization/policyDefinitions", properties: { policyRule: { if: {}, then: {} } } })}, {`,
      ),
      [],
    ],
    ["a role that says something twice", role("A").replace("{", `{ "name": "B",`), []],
    [
      "a policy with a string over several lines, which JSON does not have",
      policy.replace(`"equals": "a"`, `"equals": "a\n  b"`),
      [],
    ],
    ["a role in broken text", role("A").replace(`"IsCustom"`, `"Is`), []],
    ["a permissions object alone", `{ "actions": ["*/read"], "notActions": [] }`, []],
    ["an account", `{ "type": "Microsoft.CognitiveServices/accounts" }`, []],
    ["something else", `{ "a": 1 }`, []],
    ["nothing", "", []],
    ["broken text", `{ "Actions": [`, []],
  ])("are known for %s", (_, text, titles) => {
    expect(conversions(text).map(({ title }) => title)).toEqual(titles);
  });

  it("write every role, and lint as before", () => {
    const before = `[\n  ${role("A")},\n  ${role("B")}\n]`;
    const [first] = conversions(before);
    const after = applyEdits(before, first?.edits() ?? []);
    expect(parseDocument(after).problems).toEqual([]);
    expect(after.match(/"roleName": "[AB]"/g)).toEqual(['"roleName": "A"', '"roleName": "B"']);
    const ids = (text: string) => lint(text).findings.map(({ ruleId }) => ruleId);
    expect(ids(after)).toEqual(ids(before));
  });

  it("head a new document with the comments around the definition", () => {
    const contents = conversions(`// why\n${policy}\n/* end */`).flatMap(
      ({ creates }) => creates?.().content ?? [],
    );
    expect(contents).toHaveLength(2);
    for (const content of contents) expect(content).toMatch(/^\/\/ why\n\/\* end \*\/\n/);
  });

  it("open JSON with comments as a language that allows them", () => {
    const created = (text: string) =>
      conversions(text)
        .find(({ title }) => title === asTemplate)
        ?.creates?.().language;
    expect([created(policy), created(policy.replace(`"then"`, `/* then */ "then"`))]).toEqual([
      "json",
      "jsonc",
    ]);
  });
});

describe("the refactorings at a place", () => {
  const titlesAt = (marked: string) => {
    const { text, offset } = readCursor(marked);
    return refactorings(text, offset).map(({ title }) => title);
  };

  it("convert the role around it alone, also in a list", () => {
    const marked = `[\n  ${role("A")},\n  ${role("B").replace("*/read", "*/re|ad")}\n]`;
    expect(titlesAt(marked)).toEqual([rest]);
    const { text, offset } = readCursor(marked);
    const after = applyEdits(text, refactorings(text, offset)[0]?.edits() ?? []);
    expect(after).toMatch(/^\[\n {2}\{ "Name": "A".*\n {2}\{\n {4}"properties": \{\n {6}"roleName": "B"/);
  });

  it("offer nothing between two roles", () => {
    expect(titlesAt(`[\n  ${role("A")},\n|\n  ${role("B")}\n]`)).toEqual([]);
  });
});
