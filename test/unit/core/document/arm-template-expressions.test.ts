import { describe, expect, it } from "vitest";
import { callsIn, isCallOf } from "#src/core/document/arm-expression";
import { referredResource, typeOfId } from "#src/core/document/arm-reference";
import { templateExpressions, type TemplateExpression } from "#src/core/document/arm-template-expressions";
import { parseDocument } from "#src/core/document/json-node";
import { dataOf } from "#support/value-data";

function expressions(template: unknown, unescape = 0): TemplateExpression[] {
  return [...templateExpressions(parseDocument(JSON.stringify(template)).root, { unescape })];
}

/** What the first call of listKeys in a template refers to. */
function referred(template: unknown) {
  for (const { expression, node, template: scope } of expressions(template)) {
    const parsed = expression();
    const call = parsed && [...callsIn(parsed)].find((inner) => isCallOf(inner, "listKeys"));
    if (call) return referredResource(call, node, scope);
  }
  throw new Error("no listKeys");
}

const nested = (properties: object) => ({ type: "Microsoft.Resources/deployments", name: "n", properties });

describe("templateExpressions", () => {
  const template = {
    parameters: { p: { defaultValue: "[resourceGroup().location]" } },
    variables: { plain: "text", "[key()]": 1 },
    resources: [
      { type: "A.B/c", name: "[variables('plain')]", resources: [{ type: "d", name: "[parameters('p')]" }] },
      nested({
        parameters: { q: { value: "[listKeys('x').key1]" } },
        expressionEvaluationOptions: { scope: "inner" },
        template: { resources: {}, outputs: { o: { value: "[parameters('q')]" } } },
      }),
    ],
    outputs: { o: { value: "[[escaped]" }, broken: { value: "[broken" }, bad: { value: "[concat(]" } },
  };

  it("names the section, the resource and the template each one stands in", () => {
    const seen = expressions(template).map((found) => [
      found.text,
      found.section,
      found.resource && dataOf(found.resource.name),
      found.template.parent ? "nested" : "outermost",
    ]);
    expect(seen).toEqual([
      ["[resourceGroup().location]", "parameters", undefined, "outermost"],
      ["[key()]", "variables", undefined, "outermost"],
      ["[variables('plain')]", "resources", "text", "outermost"],
      ["[parameters('p')]", "resources", "text/⟨location⟩", "outermost"],
      ["[listKeys('x').key1]", "resources", "n", "outermost"],
      ["[parameters('q')]", "outputs", undefined, "nested"],
      ["[concat(]", "outputs", undefined, "outermost"],
    ]);
  });

  it("parses an expression, and leaves a broken one alone", () => {
    const found = expressions(template);
    expect(found.at(0)?.expression()).toMatchObject({ kind: "property", name: "location" });
    expect(found.at(-1)?.expression()).toBeUndefined();
  });

  it("counts the brackets that templates around this one take off", () => {
    const written = { outputs: { a: "[a()]", b: "[[b()]", c: "[[[c()]" } };
    expect(expressions(written, 1).map(({ text }) => text)).toEqual(["[[b()]"]);
  });
});

describe("referredResource", () => {
  const account = { type: "Microsoft.CognitiveServices/accounts", name: "[parameters('name')]" };
  const keys = (argument: string) => ({ keys: { value: `[listKeys(${argument}, '2024-10-01').key1]` } });
  const id = "resourceId('Microsoft.CognitiveServices/accounts', parameters( 'name' ))";

  it.each([
    ["an id whose name is unknown, by its words", { p: {} }, account, id, true],
    [
      "an id whose name is known",
      { name: { defaultValue: "x" } },
      account,
      "resourceId('Microsoft.CognitiveServices/accounts', 'X')",
      true,
    ],
    [
      "an id of another resource",
      { name: { defaultValue: "x" } },
      account,
      "resourceId('Microsoft.CognitiveServices/accounts', 'y')",
      false,
    ],
    [
      "the same name in another group",
      { name: { defaultValue: "x" } },
      account,
      "resourceId('other', 'Microsoft.CognitiveServices/accounts', 'x')",
      false,
    ],
    [
      "an unknown name in another group",
      {},
      account,
      "resourceId('other', 'Microsoft.CognitiveServices/accounts', parameters('name'))",
      false,
    ],
  ])("%s", (_, parameters, resource, argument, isFound) => {
    const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
    const found = referred({ $schema: schema, parameters, resources: [resource], outputs: keys(argument) });
    expect(found.type).toBe("Microsoft.CognitiveServices/accounts");
    expect(found.resource !== undefined).toBe(isFound);
  });

  it.each([
    ["a symbolic name", { ai: account }, "'ai'", "Microsoft.CognitiveServices/accounts"],
    ["a name in the template", [{ ...account, name: "ai" }], "'AI'", "Microsoft.CognitiveServices/accounts"],
    ["a name nobody has", [account], "'other'", undefined],
    ["something unknown", [account], "parameters('id')", undefined],
    ["a literal id", [], "'/subscriptions/s/resourceGroups/r/providers/A.B/c/n/d/m'", "A.B/c/d"],
    ["no argument", [], "", undefined],
  ])("%s", (_, resources, argument, type) => {
    const outputs = { keys: `[listKeys(${argument})]` };
    expect(referred({ parameters: { id: {} }, resources, outputs }).type).toBe(type);
  });

  it("follows an id of unknown name into a nested deployment", () => {
    const inner = {
      parameters: { id: {} },
      outputs: { keys: "[listKeys(parameters('id'), '2024-10-01').key1]" },
    };
    const found = referred({
      parameters: { name: {} },
      resources: [
        nested({
          expressionEvaluationOptions: { scope: "inner" },
          parameters: { id: { value: `[${id}]` } },
          template: inner,
        }),
      ],
    });
    expect(found.type).toBe("Microsoft.CognitiveServices/accounts");
  });
});

describe("typeOfId", () => {
  const node = { type: "string", offset: 0, length: 0 } as const;
  it.each([
    ["/subscriptions/s/resourceGroups/r/providers/A.B/c/n", "A.B/c"],
    ["/subscriptions/s/resourceGroups/r/providers/A.B/c/n/providers/D.E/f/m", "D.E/f"],
    ["A.B/c/n", "A.B/c"],
    ["plain", undefined],
    ["/subscriptions/s", undefined],
  ])("%s", (value, type) => {
    expect(typeOfId({ kind: "scalar", at: node, source: node, via: [], value })).toBe(type);
  });
});
