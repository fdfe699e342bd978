import { describe, expect, it } from "vitest";
import { applyEdits, lint, refactorings } from "#src/core/index";
import { parseDocument } from "#src/core/document/json-node";
import { readCursor } from "#support/marks";

function extracted(marked: string): string | undefined {
  const { text, offset } = readCursor(marked);
  const found = refactorings(text, offset).find(({ kind }) => kind === "extract");
  if (!found) return undefined;
  const after = applyEdits(text, found.edits());
  expect(parseDocument(after).problems).toEqual([]);
  return after;
}

const template = (resource: string, parameters = "") => `{
  "contentVersion": "1.0.0.0",
${parameters}  "resources": [
    {
      "type": "Microsoft.CognitiveServices/accounts",
      "apiVersion": "2025-06-01",
      ${resource}
    }
  ]
}
`;

const declared = (name: string, type: string, value: string, more = "") => `  "parameters": {
${more}    "${name}": {
      "type": "${type}",
      "defaultValue": ${value}
    }
  },
`;

describe("extracting a parameter of a template", () => {
  it.each([
    [
      "a boolean",
      template(`"properties": { "disableLocalAuth": tr|ue } // keys`),
      template(
        `"properties": { "disableLocalAuth": "[parameters('disableLocalAuth')]" } // keys`,
        declared("disableLocalAuth", "bool", "true"),
      ),
    ],
    [
      "a string",
      template(`"location": "|westeurope"`),
      template(`"location": "[parameters('location')]"`, declared("location", "string", `"westeurope"`)),
    ],
    [
      "what is named under the cursor",
      template(`"loc|ation": "westeurope"`),
      template(`"location": "[parameters('location')]"`, declared("location", "string", `"westeurope"`)),
    ],
    [
      "a whole number",
      template(`"sku": { "capacity": 1|0 }`),
      template(`"sku": { "capacity": "[parameters('capacity')]" }`, declared("capacity", "int", "10")),
    ],
    [
      "an escaped bracket, which its default keeps",
      template(`"tags": { "note": "[[a]|" }`),
      template(`"tags": { "note": "[parameters('note')]" }`, declared("note", "string", `"[[a]"`)),
    ],
    [
      "a name, called by what has it",
      template(`"name": "ch|at"`),
      template(`"name": "[parameters('accountName')]"`, declared("accountName", "string", `"chat"`)),
    ],
    [
      "a name in an object, called by that as well",
      template(`"sku": { "name": "S|0" }`),
      template(`"sku": { "name": "[parameters('skuName')]" }`, declared("skuName", "string", `"S0"`)),
    ],
    [
      "a value in a list of objects, called by the list",
      template(`"properties": { "ipRules": [{ "value": "|10.0.0.1" }] }`),
      template(
        `"properties": { "ipRules": [{ "value": "[parameters('ipRules')]" }] }`,
        declared("ipRules", "string", `"10.0.0.1"`),
      ),
    ],
    [
      "a tag whose name is no identifier",
      template(`"tags": { "cost-center": "4|2" }`),
      template(
        `"tags": { "cost-center": "[parameters('cost_center')]" }`,
        declared("cost_center", "string", `"42"`),
      ),
    ],
    [
      "under a name that is free",
      template(
        `"location": "|westeurope"`,
        `  "parameters": {\n    "Location": { "type": "string" }\n  },\n`,
      ),
      template(
        `"location": "[parameters('location2')]"`,
        declared("location2", "string", `"westeurope"`, `    "Location": { "type": "string" },\n`),
      ),
    ],
  ])("takes %s", (_, before, after) => {
    expect(extracted(before)).toBe(after);
    const windows = (text: string) => text.replace(/ {2}/g, "\t").replace(/\n/g, "\r\n");
    expect(extracted(windows(before))).toBe(windows(after));
  });

  it.each([
    ["the type", template(`"kind": "a"`).replace("CognitiveServices/acc", "CognitiveServices/|acc")],
    ["the API version", template(`"kind": "a"`).replace("2025", "20|25")],
    ["an expression", template(`"location": "[resourceGroup()|.location]"`)],
    ["a broken expression", template(`"location": "[resourceGroup(|]"`)],
    ["a fraction", template(`"tags": { "a": 1.|5 }`)],
    ["nothing", template(`"tags": { "a": nu|ll }`)],
    ["a name whose value is no literal", template(`"pro|perties": { "a": true }`)],
    ["the name of a loop", template(`"copy": { "name": "l|oop", "count": 2 }`)],
    ["what is no resource", `{ "contentVersion": "1.0.0.|0", "resources": [] }`],
    ["a resource without a template", `{ "type": "Microsoft.CognitiveServices/accounts", "location": "|a" }`],
  ])("leaves %s alone", (_, marked) => {
    expect(extracted(marked)).toBeUndefined();
  });

  const account = "Microsoft.CognitiveServices/accounts";
  const nested = (scope: string, inner: string, outer: string, value: string) =>
    `{ "contentVersion": "1.0.0.0", ${outer}"resources": [{ "type": "Microsoft.Resources/deployments", "properties": { "expressionEvaluationOptions": { "scope": "${scope}" }, "template": { "contentVersion": "1.0.0.0", ${inner}"resources": [{ "type": "${account}", "location": ${value} }] } } }] }`;

  it.each(["inner", "outer"])("declares it where an %s template looks it up", (scope) => {
    const parameters = `"parameters": {\n  "location": {\n    "type": "string",\n    "defaultValue": "a"\n  }\n}, `;
    const after = extracted(nested(scope, "", "", `"|a"`));
    const [inner, outer] = scope === "inner" ? [parameters, ""] : ["", parameters];
    expect(after).toBe(nested(scope, inner, outer, `"[parameters('location')]"`));
  });

  it("changes no finding", () => {
    const before = template(`"kind": "OpenAI",\n      "properties": { "disableLocalAuth": fal|se }`);
    const ids = (text: string) => lint(text).findings.map(({ ruleId }) => ruleId);
    expect(ids(extracted(before) ?? "")).toEqual(ids(before.replace("|", "")));
  });
});

const policy = (rule: string, parameters = "") =>
  `{ "mode": "All", ${parameters}"policyRule": { "if": ${rule}, "then": { "effect": "audit" } } }`;

const declaring = (name: string, declaration: object) => {
  const written = JSON.stringify({ [name]: declaration }, null, 2);
  return `"parameters": ${written}, `;
};

describe("extracting a parameter of a policy", () => {
  it.each([
    [
      "a value, called by its field",
      policy(`{ "field": "Microsoft.CognitiveServices/accounts/disableLocalAuth", "notEquals": tr|ue }`),
      policy(
        `{ "field": "Microsoft.CognitiveServices/accounts/disableLocalAuth", "notEquals": "[parameters('disableLocalAuth')]" }`,
        declaring("disableLocalAuth", { type: "Boolean", defaultValue: true }),
      ),
    ],
    [
      "a value of a tag",
      policy(`{ "field": "tags['Stage']", "equals": "pr|od" }`),
      policy(
        `{ "field": "tags['Stage']", "equals": "[parameters('stage')]" }`,
        declaring("stage", { type: "String", defaultValue: "prod" }),
      ),
    ],
    [
      "the effect, which can be disabled then",
      policy("{}").replace("audit", "au|dit"),
      policy(
        "{}",
        declaring("effect", { type: "String", allowedValues: ["audit", "Disabled"], defaultValue: "audit" }),
      ).replace(`"audit" } }`, `"[parameters('effect')]" } }`),
    ],
  ])("takes %s", (_, before, after) => {
    expect(extracted(before)).toBe(after);
  });

  it.each([
    ["a field", policy(`{ "field": "loc|ation", "equals": "a" }`)],
    ["an expression", policy(`{ "field": "name", "equals": "[concat(|'a')]" }`)],
    [
      "the network group, which Azure Policy wants to see",
      `{ "policyRule": { "if": {}, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": "/subs|criptions" } } } }`,
    ],
    [
      "the network group in a template",
      `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Authorization/policyDefinitions", "properties": { "policyRule": { "if": {}, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": "/subs|criptions" } } } } }] }`,
    ],
    [
      "a rule that has no place for parameters",
      `{ "if": { "field": "name", "equals": "|a" }, "then": { "effect": "audit" } }`,
    ],
  ])("leaves %s alone", (_, marked) => {
    expect(extracted(marked)).toBeUndefined();
  });

  const inTemplate = (value: string, parameters = "") =>
    `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Authorization/policyDefinitions", "properties": ${policy(`{ "field": "name", "equals": ${value} }`, parameters)} }] }`;

  it("escapes it in a template", () => {
    const parameters = declaring("name", { type: "String", defaultValue: "a" });
    expect(extracted(inTemplate(`"|a"`))).toBe(inTemplate(`"[[parameters('name')]"`, parameters));
  });

  it("gives what the definition deploys a parameter of the deployed template", () => {
    const deploying = (parameters: string, value: string) =>
      `{ "policyRule": { "if": {}, "then": { "effect": "deployIfNotExists", "details": { "deployment": { "properties": { "template": { "contentVersion": "1.0.0.0", ${parameters}"resources": [{ "type": "a/b", "location": ${value} }] } } } } } } }`;
    const parameters = `"parameters": {\n  "location": {\n    "type": "string",\n    "defaultValue": "a"\n  }\n}, `;
    expect(extracted(deploying("", `"|a"`))).toBe(deploying(parameters, `"[parameters('location')]"`));
  });
});
