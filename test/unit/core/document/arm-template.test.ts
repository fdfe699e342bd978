import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTemplate, templateResources, type TemplateOptions } from "#src/core/document/arm-template";
import { parseDocument, valueAt } from "#src/core/document/json-node";
import { get, type Value } from "#src/core/document/value";
import { dataOf, unknown, wayOf } from "#support/value-data";

const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

function rootOf(template: unknown) {
  return parseDocument(typeof template === "string" ? template : JSON.stringify(template)).root;
}

function resources(template: unknown, options?: TemplateOptions) {
  return [...templateResources(rootOf(template), options)];
}

/** The property `x` of the innermost resource of type A.B/c. */
function innermost(template: unknown, options?: TemplateOptions): Value {
  const last = resources(template, options).findLast(({ type }) => type === "A.B/c");
  if (!last) throw new Error("no resource of type A.B/c");
  return get(last.properties(), "x");
}

interface Deployment {
  readonly parameters?: unknown;
  readonly scope?: "inner" | "outer" | "Inner" | undefined;
  readonly declared?: object;
  readonly variables?: object;
  readonly resources: unknown;
}

function deployment({ parameters, scope = "inner", declared = {}, variables, resources }: Deployment) {
  return {
    type: "Microsoft.Resources/deployments",
    apiVersion: "2022-09-01",
    name: "nested",
    properties: {
      expressionEvaluationOptions: { scope },
      mode: "Incremental",
      parameters,
      template: { $schema: schema, contentVersion: "1.0.0.0", parameters: declared, variables, resources },
    },
  };
}

const leaf = (x: unknown) => ({ type: "A.B/c", name: "leaf", properties: { x } });

describe("isTemplate", () => {
  it.each([
    ["the usual schema", { $schema: schema }, true],
    [
      "the schema of a subscription",
      { $schema: schema.replace("deploymentT", "subscriptionDeploymentT") },
      true,
    ],
    ["another letter case", { $Schema: schema.toUpperCase() }, true],
    ["no schema, but the shape", { contentVersion: "1.0.0.0", resources: [] }, true],
    ["no schema, and resources by name", { contentVersion: "1.0.0.0", resources: {} }, true],
    ["resources alone", { resources: [] }, false],
    [
      "a parameters file",
      { $schema: schema.replace("Template", "Parameters"), contentVersion: "1", parameters: {} },
      false,
    ],
    ["an array", [], false],
  ])("%s", (_, written, expected) => {
    expect(isTemplate(rootOf(written))).toBe(expected);
  });
});

describe("templateResources", () => {
  it("walks children, nested deployments and their children in the order they are written", () => {
    const template = {
      resources: [
        {
          type: "Microsoft.X/a",
          name: "one",
          resources: [
            { type: "b", name: "two", resources: [{ type: "c", name: "three" }] },
            { type: "Microsoft.X/a/full", name: "one/four" },
            { type: "providers/roleAssignments", name: "Microsoft.Authorization/r" },
          ],
        },
        deployment({ resources: [{ ...leaf(1), resources: [{ type: "d", name: "[concat('x', 'y')]" }] }] }),
        { type: "Microsoft.X/last", name: "[newGuid()]" },
      ],
    };
    const seen = resources(template).map(({ type, name }) => [type, dataOf(name)]);
    expect(seen).toEqual([
      ["Microsoft.X/a", "one"],
      ["Microsoft.X/a/b", "one/two"],
      ["Microsoft.X/a/b/c", "one/two/three"],
      ["Microsoft.X/a/full", "one/four"],
      ["Microsoft.X/a/providers/roleAssignments", "one/Microsoft.Authorization/r"],
      ["Microsoft.Resources/deployments", "nested"],
      ["A.B/c", "leaf"],
      ["A.B/c/d", "leaf/xy"],
      ["Microsoft.X/last", unknown],
    ]);
  });

  it("reads resources by symbolic name, marks existing ones, and minds neither letter case nor order", () => {
    const template = {
      languageVersion: "2.0",
      Resources: {
        account: { Properties: { x: 1 }, APIVERSION: "2024-10-01", Name: "n", Type: "microsoft.x/A" },
        other: { existing: true, type: "Microsoft.X/b", apiVersion: "2024-10-01", name: "m" },
      },
    };
    expect(resources(template)).toMatchObject([
      {
        symbolicName: "account",
        type: "microsoft.x/A",
        existing: false,
        apiVersion: { value: "2024-10-01" },
      },
      { symbolicName: "other", type: "Microsoft.X/b", existing: true },
    ]);
  });

  it("counts a copy loop as one resource", () => {
    const copy = { name: "loop", count: "[length(parameters('list'))]" };
    expect(resources({ resources: [{ ...leaf(true), copy, name: "[copyIndex()]" }] })).toHaveLength(1);
  });

  it.each([
    ["no resources", { $schema: schema }],
    ["resources that are a string", { resources: "[variables('r')]" }],
    ["entries that are no objects", { resources: ["a", 1, null, []] }],
    ["no object at all", []],
    ["a cut-off text", '{ "resources": ['],
  ])("finds nothing in %s", (_, template) => {
    expect(resources(template)).toEqual([]);
  });

  it("does not follow linked templates", () => {
    const linked = {
      type: "Microsoft.Resources/deployments",
      properties: { templateLink: { uri: "https://x" } },
    };
    expect(resources({ resources: [linked] })).toHaveLength(1);
  });

  it("keeps what is still being typed", () => {
    const [typed, empty] = resources('{ "resources": [ { "type": "A.B/c", "name": }, {} ]');
    expect(typed).toMatchObject({ type: "A.B/c", name: { kind: "absent" } });
    expect(empty).toMatchObject({ type: "", apiVersion: { kind: "absent" }, typeAt: { type: "object" } });
  });

  it("says what each template is deployed to and what carries it", () => {
    const inner = deployment({ resources: [leaf(1)] });
    const template = {
      $schema: schema.replace("deploymentTemplate", "subscriptionDeploymentTemplate"),
      resources: [
        { ...inner, resourceGroup: "rg" },
        { ...inner, subscriptionId: "s" },
        { ...inner, scope: "/" },
        { ...inner, scope: "[format('Microsoft.Management/managementGroups/{0}', 'm')]" },
        { ...inner, scope: "[newGuid()]" },
      ],
    };
    const leaves = resources(template).filter(({ type }) => type === "A.B/c");
    expect(leaves.map((leaf) => leaf.template.deploymentScope)).toEqual([
      "resourceGroup",
      "subscription",
      "tenant",
      "managementGroup",
      undefined,
    ]);
    expect(leaves[0]?.template.parent?.deploymentScope).toBe("subscription");
    expect(dataOf(leaves[0]?.template.deployment?.name ?? { kind: "absent" })).toBe("nested");
  });
});

describe("values in nested deployments", () => {
  it.each<[string, unknown, unknown]>([
    [
      "a value handed in",
      {
        resources: [
          deployment({
            parameters: { p: { value: false } },
            declared: { p: { defaultValue: true } },
            resources: [leaf("[parameters('p')]")],
          }),
        ],
      },
      false,
    ],
    [
      "nothing handed in: the default",
      {
        resources: [
          deployment({ declared: { p: { defaultValue: true } }, resources: [leaf("[parameters('p')]")] }),
        ],
      },
      true,
    ],
    [
      "null handed in: the default",
      {
        resources: [
          deployment({
            parameters: { p: { value: null } },
            declared: { p: { defaultValue: true } },
            resources: [leaf("[parameters('p')]")],
          }),
        ],
      },
      true,
    ],
    [
      "a secret of a key vault",
      {
        resources: [
          deployment({
            parameters: { p: { reference: { keyVault: {} } } },
            declared: { p: { defaultValue: "x" } },
            resources: [leaf("[parameters('p')]")],
          }),
        ],
      },
      unknown,
    ],
    [
      "something unknown handed in, in spite of a default",
      {
        parameters: { o: {} },
        resources: [
          deployment({
            parameters: { p: { value: "[parameters('o')]" } },
            declared: { p: { defaultValue: true } },
            resources: [leaf("[parameters('p')]")],
          }),
        ],
      },
      unknown,
    ],
    [
      "a whole entry as an expression",
      {
        parameters: { s: { defaultValue: { off: false } } },
        resources: [
          deployment({
            parameters: {
              p: "[if(contains(parameters('s'), 'off'), createObject('value', parameters('s').off), createObject('value', null()))]",
            },
            declared: { p: { type: "bool", nullable: true } },
            resources: [leaf("[coalesce(parameters('p'), true())]")],
          }),
        ],
      },
      false,
    ],
    [
      "a whole entry that comes out as null",
      {
        parameters: { s: { defaultValue: {} } },
        resources: [
          deployment({
            parameters: {
              p: "[if(contains(parameters('s'), 'off'), createObject('value', parameters('s').off), createObject('value', null()))]",
            },
            declared: { p: { type: "bool", nullable: true } },
            resources: [leaf("[coalesce(parameters('p'), true())]")],
          }),
        ],
      },
      true,
    ],
    [
      "all parameters as one expression",
      {
        variables: { all: { p: { value: 7 } } },
        resources: [
          deployment({
            parameters: "[variables('all')]",
            declared: { p: {} },
            resources: [leaf("[parameters('p')]")],
          }),
        ],
      },
      7,
    ],
    [
      "inner variables hide outer ones",
      {
        variables: { v: "outer" },
        resources: [deployment({ variables: { v: "inner" }, resources: [leaf("[variables('v')]")] })],
      },
      "inner",
    ],
    [
      "an inner scope does not see outer parameters",
      {
        parameters: { p: { defaultValue: 1 } },
        resources: [deployment({ resources: [leaf("[parameters('p')]")] })],
      },
      unknown,
    ],
    [
      "an outer scope sees the outer ones only",
      {
        parameters: { p: { defaultValue: 1 } },
        resources: [
          deployment({
            scope: "outer",
            parameters: { p: { value: 2 } },
            declared: { p: { defaultValue: 3 } },
            resources: [leaf("[parameters('p')]")],
          }),
        ],
      },
      1,
    ],
    [
      "without an evaluation scope the outer one holds",
      {
        variables: { v: 1 },
        resources: [
          {
            type: "microsoft.resources/DEPLOYMENTS",
            properties: { template: { variables: { v: 2 }, resources: [leaf("[variables('v')]")] } },
          },
        ],
      },
      1,
    ],
    [
      "in the second version of the language the inner one holds",
      {
        languageVersion: "2.0",
        variables: { v: 1 },
        resources: {
          nested: {
            type: "Microsoft.Resources/deployments",
            properties: { template: { variables: { v: 2 }, resources: [leaf("[variables('v')]")] } },
          },
        },
      },
      2,
    ],
    [
      "the letter case of inner does not matter",
      {
        variables: { v: 1 },
        resources: [
          deployment({ scope: "Inner", variables: { v: 2 }, resources: [leaf("[variables('v')]")] }),
        ],
      },
      2,
    ],
    [
      "an element of a loop",
      {
        parameters: { list: { defaultValue: [true, true] } },
        resources: [
          {
            ...deployment({
              parameters: { p: { value: "[parameters('list')[copyIndex()]]" } },
              declared: { p: {} },
              resources: [leaf("[parameters('p')]")],
            }),
            copy: { name: "l", count: 2 },
          },
        ],
      },
      unknown,
    ],
    [
      "modules by symbolic name",
      {
        resources: {
          m: deployment({
            parameters: { p: { value: "handed" } },
            declared: { p: {} },
            resources: { leaf: leaf("[parameters('p')]") },
          }),
        },
      },
      "handed",
    ],
  ])("%s", (_, template, expected) => {
    expect(dataOf(innermost(template))).toEqual(expected);
  });

  const threeLevels = {
    $schema: schema,
    parameters: { disableKeys: { type: "bool", defaultValue: true } },
    resources: {
      outer: deployment({
        parameters: { disableLocalAuth: { value: "[parameters('disableKeys')]" } },
        declared: { disableLocalAuth: { type: "bool", nullable: true } },
        resources: {
          middle: deployment({
            parameters: {
              disableLocalAuth:
                "[if(not(equals(parameters('disableLocalAuth'), null())), createObject('value', parameters('disableLocalAuth')), createObject('value', null()))]",
            },
            declared: { disableLocalAuth: { type: "bool", defaultValue: false } },
            resources: { account: leaf("[coalesce(parameters('disableLocalAuth'), true())]") },
          }),
        },
      }),
    },
  };

  it("follows a value through three levels to the literal that decides", () => {
    const text = JSON.stringify(threeLevels);
    expect(dataOf(innermost(text))).toBe(true);
    expect(wayOf(innermost(text), text)).toMatchObject({
      at: `"[coalesce(parameters('disableLocalAuth'), true())]"`,
      source: "true",
      via: [
        '"disableLocalAuth"',
        expect.stringContaining("createObject('value', parameters('disableLocalAuth'))") as string,
        '"disableLocalAuth"',
        `"[parameters('disableKeys')]"`,
        '"disableKeys"',
      ],
    });
  });

  it("lets a parameters file decide", () => {
    const file = JSON.stringify({ parameters: { DISABLEKEYS: { value: false } } });
    const value = innermost(threeLevels, { parameters: parseDocument(file).root });
    expect(dataOf(value)).toBe(false);
    expect(wayOf(value, file).source).toBe("false");
  });

  it("takes the strings of a parameters file literally", () => {
    const parameters = rootOf({ parameters: { p: { value: "[resourceGroup().location]" } } });
    const template = { parameters: { p: {} }, resources: [leaf("[parameters('p')]")] };
    expect(dataOf(innermost(template, { parameters }))).toBe("[resourceGroup().location]");
  });

  it("keeps a secret of a parameters file unknown", () => {
    const parameters = rootOf({ parameters: { p: { reference: { keyVault: { id: "x" } } } } });
    const template = { parameters: { p: { defaultValue: "" } }, resources: [leaf("[parameters('p')]")] };
    expect(dataOf(innermost(template, { parameters }))).toBe(unknown);
  });

  it("reads the entries of a policy's deployment the way the policy does", () => {
    const properties = rootOf({ parameters: { p: { value: "[field('name')]" } } });
    const template = { parameters: { p: { defaultValue: 1 } }, resources: [leaf("[parameters('p')]")] };
    const readParameters = () =>
      ({ kind: "unknown", at: properties ?? { type: "null", offset: 0, length: 0 } }) as const;
    expect(dataOf(innermost(template, { parameters: properties, readParameters }))).toBe(unknown);
  });

  it.each([
    ["[[parameters('p')]", 1],
    ["[parameters('p')]", unknown],
    ["[[[parameters('p')]", "[parameters('p')]"],
  ])("reads %s in a deployment inside a policy inside a template", (written, expected) => {
    const template = { parameters: { p: { defaultValue: 1 } }, resources: [leaf(written)] };
    expect(dataOf(innermost(template, { unescape: 1 }))).toBe(expected);
  });

  it("gives the nodes of a resource a reader bound to where they stand", () => {
    const template = {
      resources: [deployment({ variables: { v: 5 }, resources: [leaf({ deep: ["[variables('v')]"] })] })],
    };
    const last = resources(template).at(-1);
    const node = valueAt(last?.node, "properties", "x", "deep")?.children?.[0];
    expect(last && dataOf(last.read(node))).toBe(5);
  });

  it("does not exhaust the stack on hostile nesting", () => {
    const levels = 400;
    const open = '{"resources":[{"type":"Microsoft.Resources/deployments","properties":{"template":';
    const text = `${open.repeat(levels)}{"resources":[]}${"}}]}".repeat(levels)}`;
    expect(resources(text).length).toBeLessThan(levels);
  });

  it("survives whatever is half written", () => {
    const text = JSON.stringify(threeLevels);
    const cut = fc.tuple(
      fc.nat(text.length),
      fc.nat(40),
      fc.constantFrom("", "[", "]", '"', "{", "}", ",", "'"),
    );
    fc.assert(
      fc.property(cut, ([offset, length, typed]) => {
        const broken = text.slice(0, offset) + typed + text.slice(offset + length);
        const values = resources(broken).map(({ name, properties }) => [dataOf(name), dataOf(properties())]);
        expect(values).toBeInstanceOf(Array);
      }),
    );
  });
});
