import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { parseDocument } from "#src/core/document/json-node";
import { dataOf } from "#src/core/document/node-data";
import { lint } from "#src/core/index";
import { findResources } from "#src/core/resources/index";
import type { PolicyDefinition } from "#src/core/resources/policy-definition";
import { policyBicep, policyTemplate } from "#src/core/resources/policy-deployment";
import {
  canTakeForm,
  convertPolicy,
  writePolicy,
  type PolicyFileForm,
} from "#src/core/resources/policy-forms";
import { createBicepReader, type BicepReader } from "#support/bicep";

function readPolicy(text: string): PolicyDefinition {
  const found = findResources(parseDocument(text)).resources.find(({ kind }) => kind === "policyDefinition");
  if (found?.kind !== "policyDefinition") throw new Error(`no policy in ${text}`);
  return found;
}

const convert = (text: string, form: PolicyFileForm) =>
  applyEdits(text, convertPolicy(readPolicy(text), form)(text));
const toTemplate = (text: string) => policyTemplate(text, readPolicy(text));
const outOfTemplate = (text: string, form: PolicyFileForm = "raw") =>
  writePolicy(text, readPolicy(text), form);

/** A text as data; trailing text that is no JSON fails. */
function read(text: string): unknown {
  const { root, problems } = parseDocument(text);
  expect(problems).toEqual([]);
  return root && dataOf(root);
}

const raw = `{
  "name": "no-keys",
  "properties": {
    // What people read.
    "displayName": "No keys",
    "policyType": "Custom",
    "mode": "Indexed", // types with tags
    "parameters": {
      "effect": { "type": "String", "defaultValue": "Audit" }
    },
    "policyRule": {
      "if": { "field": "[concat('tags[', 'a', ']')]", "equals": "[[literal]" },
      /* what then
       * happens */
      "then": { "effect": "[parameters('effect')]" }
    }
    // The end.
  }
}
`;

const flat = `{
  "name": "no-keys",
  // What people read.
  "displayName": "No keys",
  "policyType": "Custom",
  "mode": "Indexed", // types with tags
  "parameters": {
    "effect": { "type": "String", "defaultValue": "Audit" }
  },
  "policyRule": {
    "if": { "field": "[concat('tags[', 'a', ']')]", "equals": "[[literal]" },
    /* what then
     * happens */
    "then": { "effect": "[parameters('effect')]" }
  }
  // The end.
}
`;

const schema =
  "https://raw.githubusercontent.com/Azure/enterprise-azure-policy-as-code/main/Schemas/policy-definition-schema.json";
const epac = raw.replace("{\n", `{\n  "$schema": "${schema}",\n`);

describe("convertPolicy", () => {
  it.each([
    ["raw into flat", raw, "flat", flat],
    ["flat into raw", flat, "raw", raw],
    ["raw into Enterprise Policy as Code", raw, "epac", epac],
    ["Enterprise Policy as Code into raw", epac, "raw", raw],
    ["flat into Enterprise Policy as Code", flat, "epac", epac],
    ["Enterprise Policy as Code into flat", epac, "flat", flat],
    ["raw into raw, unchanged", raw, "raw", raw],
    ["flat into flat, unchanged", flat, "flat", flat],
    ["Enterprise Policy as Code into itself, unchanged", epac, "epac", epac],
  ] as const)("writes %s, comments at their members", (_, from, form, to) => {
    expect(convert(from, form)).toBe(to);
    const windows = (text: string) => text.replace(/ {2}/g, "\t").replace(/\n/g, "\r\n");
    expect(convert(windows(from), form)).toBe(windows(to));
  });

  it("gives a definition of Enterprise Policy as Code a name and no id", () => {
    const listed = `{ "id": "/providers/x", "properties": { "displayName": "No keys: at all", "policyType": "BuiltIn", "policyRule": { "if": {}, "then": {} } } }`;
    expect(read(convert(listed, "epac"))).toEqual({
      $schema: schema,
      name: "No-keys-at-all",
      properties: { displayName: "No keys: at all", policyType: "Custom", policyRule: { if: {}, then: {} } },
    });
  });

  it("wraps a rule that stands alone", () => {
    const rule = `{ "if": { "field": "type", "equals": "a" }, "then": { "effect": "audit" } }`;
    expect(read(convert(rule, "raw"))).toEqual({ properties: { policyRule: read(rule) } });
  });

  it("gives the parameters that Azure PowerShell lists the name they have", () => {
    const listed = `{ "Mode": "All", "Parameter": { "e": { "type": "String" } }, "PolicyRule": { "if": {}, "then": { "effect": "[parameters('e')]" } } }`;
    expect(Object.keys((read(convert(listed, "raw")) as { properties: object }).properties)).toEqual([
      "Mode",
      "parameters",
      "PolicyRule",
    ]);
  });

  it("leaves what Azure PowerShell tells of a definition that is deployed out of its properties", () => {
    const rule = `"PolicyRule": { "if": {}, "then": { "effect": "audit" } }`;
    const listed = `{ "Name": "n", "SystemDataCreatedAt": "2026-01-01", "ResourceGroupName": null, "SubscriptionId": "s", "PolicyDefinitionId": "/p", "Mode": "All", ${rule} }`;
    expect(Object.keys((read(convert(listed, "raw")) as { properties: object }).properties)).toEqual([
      "Mode",
      "PolicyRule",
    ]);
    expect(Object.keys(read(convert(listed, "epac")) as object)).toEqual(["$schema", "Name", "properties"]);
    expect(toTemplate(listed)).not.toMatch(/SystemData|ResourceGroup|SubscriptionId|PolicyDefinitionId/);
  });

  it("takes back the escapes of a library for templates", () => {
    const library = `{ "name": "n", "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "scope": null, "properties": { "mode": "All", "policyRule": { "if": { "field": "type", "equals": "[[field('name')]" }, "then": { "effect": "audit" } } } }`;
    expect(read(convert(library, "raw"))).toEqual({
      name: "n",
      properties: {
        mode: "All",
        policyRule: { if: { field: "type", equals: "[field('name')]" }, then: { effect: "audit" } },
      },
    });
  });
});

describe("canTakeForm", () => {
  const template = (rule: string) =>
    `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Authorization/policyDefinitions", "name": "[parameters('n')]", "properties": { "policyRule": ${rule} } }] }`;

  it.each([
    [
      "what the template itself works out",
      template(`{ "if": { "equals": "[variables('x')]" }, "then": {} }`),
      "raw",
      false,
    ],
    ["what it escapes", template(`{ "if": { "equals": "[[field('x')]" }, "then": {} }`), "raw", true],
    [
      "a name that stands in both places",
      `{ "metadata": {}, "properties": { "metadata": {}, "policyRule": { "if": {}, "then": {} } } }`,
      "flat",
      false,
    ],
  ] as const)("knows whether the form has room for %s", (_, text, form, expected) => {
    expect(canTakeForm(readPolicy(text), form)).toBe(expected);
  });

  it("leaves out a name that the template works out", () => {
    const text = template(`{ "if": { "equals": "[[field('x')]" }, "then": {} }`);
    expect(read(outOfTemplate(text))).toEqual({
      properties: { policyRule: { if: { equals: "[field('x')]" }, then: {} } },
    });
  });
});

describe("policyTemplate", () => {
  it("escapes what Policy is to work out, and keeps the comments", () => {
    expect(toTemplate(raw)).toBe(`{
  "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Authorization/policyDefinitions",
      "apiVersion": "2021-06-01",
      "name": "no-keys",
      "properties": {
        // What people read.
        "displayName": "No keys",
        "policyType": "Custom",
        "mode": "Indexed", // types with tags
        "parameters": {
          "effect": { "type": "String", "defaultValue": "Audit" }
        },
        "policyRule": {
          "if": { "field": "[[concat('tags[', 'a', ']')]", "equals": "[[[literal]" },
          /* what then
           * happens */
          "then": { "effect": "[[parameters('effect')]" }
        }
        // The end.
      }
    }
  ]
}
`);
  });

  it("is taken apart again", () => {
    expect(outOfTemplate(toTemplate(raw))).toBe(raw.trimEnd());
  });

  it("keeps the rule that a finding asks for", () => {
    const ids = (text: string) => lint(text).findings.map(({ ruleId }) => ruleId);
    expect(ids(toTemplate(raw))).toEqual(ids(raw));
  });
});

/** Strings in which brackets, quotes and fillings stand where they are most likely to be taken for something else. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "[",
        "[[",
        "]",
        "'",
        '"',
        "\\",
        "${",
        "$",
        "\n",
        "\r\n",
        "\t",
        "\u0000",
        "\u2028",
        "é",
        "😀",
        "a",
        "//",
        "/*",
      ),
    )
    .map((parts) => parts.join("")),
);
const fraction = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);

/** Properties of a definition with such strings and numbers in all places. */
function propertiesWith(text: fc.Arbitrary<string>, number: fc.Arbitrary<number>) {
  // JavaScript sets a prototype by this name.
  const name = text.filter((string) => string !== "__proto__");
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      text,
      fc.boolean(),
      fc.constant(null),
      number,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  return fc.record({
    displayName: text,
    mode: fc.constantFrom("All", "Indexed"),
    metadata: fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }),
    policyRule: fc.record({
      if: fc.record({ value: text, equals: value }),
      then: fc.record({ effect: text, details: value }),
    }),
  });
}

const properties = propertiesWith(text, fc.oneof(fc.integer(), fraction));
const written = fc.constantFrom(undefined, 2, "\t");

describe("a definition survives", () => {
  const forms = ["flat", "epac"] as const;

  it.each(forms)("raw into %s and back", (form) => {
    fc.assert(
      fc.property(properties, written, (given, space) => {
        const before = JSON.stringify({ name: "n", properties: given }, null, space);
        expect(read(convert(convert(before, form), "raw"))).toEqual(JSON.parse(before));
      }),
    );
  });

  it("flat into raw and back", () => {
    fc.assert(
      fc.property(properties, written, (given, space) => {
        const before = JSON.stringify({ name: "n", ...given }, null, space);
        expect(read(convert(convert(before, "raw"), "flat"))).toEqual(JSON.parse(before));
      }),
    );
  });

  it("raw into a template and back", () => {
    fc.assert(
      fc.property(properties, written, (given, space) => {
        const before = JSON.stringify({ name: "n", properties: given }, null, space);
        expect(read(outOfTemplate(toTemplate(before)))).toEqual(JSON.parse(before));
      }),
    );
  });
});

describe("policyBicep", () => {
  let bicep: BicepReader;
  beforeAll(async () => {
    bicep = await createBicepReader();
  });

  it("writes a file that deploys the definition", () => {
    expect(policyBicep(raw, readPolicy(raw))).toMatch(
      /^targetScope = 'subscription'\n\nresource definition 'Microsoft\.Authorization\/policyDefinitions@2021-06-01' = \{\n {2}name: 'no-keys'\n/,
    );
  });

  it("says the same as the definition, whatever is in its strings", () => {
    // Unlike Bicep, the grammar takes this for a comment where a part of a string begins with it,
    // and does not know the call by which a fraction is written when an array begins with it.
    const strings = text.map((string) => string.replace(/\/(?=[/*])/g, ""));
    fc.assert(
      fc.property(propertiesWith(strings, fc.integer()), (given) => {
        const before = JSON.stringify({ name: "n", properties: given });
        const file = policyBicep(before, readPolicy(before));
        expect(bicep.hasError(file)).toBe(false);
        expect(bicep.resource(file)).toEqual(JSON.parse(before));
      }),
    );
  });
});
