import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTemplate, templateResources } from "#src/core/document/arm-template";
import { parseDocument, valueAt } from "#src/core/document/json-node";
import { get, type Value } from "#src/core/document/value";
import { dataOf, unknown, wayOf } from "#support/value-data";

interface Declared {
  readonly parameters?: object;
  readonly variables?: object;
  readonly definitions?: object;
}

const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/** The value of a property `x` in a template that declares the given things. */
function worth(written: unknown, declared: Declared = {}): { readonly value: Value; readonly text: string } {
  const template = {
    $schema: schema,
    ...declared,
    resources: [{ type: "A.B/c", properties: { x: written } }],
  };
  const text = JSON.stringify(template);
  const [resource] = [...templateResources(parseDocument(text).root)];
  if (!resource) throw new Error("no resource");
  return { value: get(resource.properties(), "x"), text };
}

const declared: Declared = {
  parameters: {
    yes: { type: "bool", defaultValue: true },
    no: { type: "bool", defaultValue: false },
    open: { type: "string" },
    secret: { type: "secureString" },
    nothing: { type: "string", nullable: true },
    byType: { $ref: "#/definitions/optional" },
    settings: {
      type: "object",
      defaultValue: { keys: { off: true }, list: ["a", "b"], other: "[parameters('yes')]" },
    },
    location: { type: "string", defaultValue: "[resourceGroup().location]" },
  },
  variables: {
    role: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
    roles: { reader: "acdd", user: "[variables('role')]" },
    copy: [{ name: "loop", count: 3, input: "[copyIndex('loop')]" }],
    viaParameter: "[parameters('yes')]",
    empty: {},
    named: { "[parameters('open')]": 1 },
    around: "[variables('back')]",
    back: "[concat(variables('around'), 'x')]",
    self: { inner: "[variables('self')]" },
  },
  definitions: { optional: { type: "object", nullable: true } },
};

const rg = "/subscriptions/⟨subscription⟩/resourceGroups/⟨resource-group⟩";

describe("what an expression amounts to", () => {
  it.each<[string, unknown, unknown]>([
    ["plain text", "plain", "plain"],
    ["an escaped bracket", "[[parameters('yes')]", "[parameters('yes')]"],
    ["a boolean", true, true],
    ["an object with an expression inside", { a: "[parameters('yes')]" }, { a: true }],
    ["the default of a parameter", "[parameters('yes')]", true],
    ["a name in another letter case", "[PARAMETERS('YES')]", true],
    ["a parameter without default", "[parameters('open')]", unknown],
    ["a secret", "[parameters('secret')]", unknown],
    ["a nullable parameter that nobody sets", "[parameters('nothing')]", null],
    ["a parameter whose type is nullable by definition", "[parameters('byType')]", null],
    ["a parameter nobody declared", "[parameters('missing')]", unknown],
    ["a member of a parameter", "[parameters('settings').keys['off']]", true],
    ["an expression inside a default", "[parameters('settings').other]", true],
    ["a member that is not there", "[parameters('settings').nope]", unknown],
    ["an element", "[parameters('settings').list[1]]", "b"],
    ["an element that is not there", "[parameters('settings').list[9]]", unknown],
    ["a variable", "[variables('role')]", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"],
    ["a look-up table", "[variables('roles')[toLower('USER')]]", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"],
    ["a look-up by something unknown", "[variables('roles')[parameters('open')]]", unknown],
    ["a variable a loop makes", "[variables('loop')]", unknown],
    ["variables that lead to each other", "[variables('around')]", unknown],
    ["if", "[if(parameters('no'), 'a', 'b')]", "b"],
    ["if with an unknown condition", "[if(equals(parameters('open'), 'x'), 'a', 'b')]", unknown],
    ["if whose branches agree", "[if(equals(parameters('open'), 'x'), true(), true())]", true],
    ["coalesce", "[coalesce(parameters('nothing'), null(), 'c')]", "c"],
    ["coalesce behind something unknown", "[coalesce(parameters('open'), 'c')]", unknown],
    ["coalesce of nothing but nulls", "[coalesce(null(), null())]", null],
    ["tryGet of what is there", "[tryGet(parameters('settings'), 'keys', 'off')]", true],
    ["tryGet of what is not there", "[tryGet(parameters('settings'), 'nope', 'off')]", null],
    ["tryGet of null", "[tryGet(parameters('nothing'), 'off')]", null],
    ["tryGet of an element", "[tryGet(parameters('settings').list, 5)]", null],
    ["tryGet of something unknown", "[tryGet(parameters('open'), 'off')]", unknown],
    ["the usual default of a module", "[coalesce(tryGet(parameters('byType'), 'keys'), not(true()))]", false],
    ["and that is decided by one", "[and(parameters('open'), parameters('no'))]", false],
    ["and that is not decided", "[and(parameters('open'), parameters('yes'))]", unknown],
    ["or that is decided by one", "[or(parameters('open'), parameters('yes'))]", true],
    ["or of false", "[or(false(), parameters('no'))]", false],
    ["not", "[not(parameters('no'))]", true],
    ["not of something unknown", "[not(parameters('open'))]", unknown],
    ["equals", "[equals(toLower('ABC'), 'abc')]", true],
    ["equals, which minds letter case", "[equals('ABC', 'abc')]", false],
    ["equals of null", "[equals(parameters('nothing'), null())]", true],
    ["equals of objects", "[equals(variables('empty'), createObject())]", true],
    ["equals of a string and a boolean", "[equals('true', true())]", unknown],
    ["contains a key", "[contains(parameters('settings'), 'KEYS')]", true],
    ["contains an element", "[contains(parameters('settings').list, 'c')]", false],
    ["contains a part", "[contains('abc', 'b')]", true],
    ["empty", "[empty(variables('empty'))]", true],
    ["empty of null", "[empty(parameters('nothing'))]", true],
    ["empty of members that only the deployment names", "[empty(variables('named'))]", unknown],
    ["length of members that only the deployment names", "[length(variables('named'))]", unknown],
    ["empty of what has more members than are known", "[empty(resourceGroup())]", false],
    ["a text that a tool fills in", "#{name}#", unknown],
    ["a text of which a tool fills in a part", "a-${name}", "a-${name}"],
    ["length", "[length(parameters('settings').list)]", 2],
    ["first and last", "[concat(first(parameters('settings').list), last('xyz'))]", "az"],
    ["concat of strings and numbers", "[concat('a', 1, '-', 'b')]", "a1-b"],
    ["concat of arrays", "[concat(parameters('settings').list, createArray(1))]", ["a", "b", 1]],
    ["concat with something unknown", "[concat('a', parameters('open'))]", unknown],
    ["format", "[format('{0}/{1}-{{x}}-{0}', 'a', 2)]", "a/2-{x}-a"],
    ["format with a format of its own", "[format('{0:N2}', 2)]", unknown],
    ["upper and lower case", "[concat(toUpper('a'), toLower('B'))]", "Ab"],
    ["replace", "[replace('a-b-c', '-', '')]", "abc"],
    ["split", "[split('a/b/c', '/')[1]]", "b"],
    ["join", "[join(createArray('a', 'b'), ', ')]", "a, b"],
    ["substring", "[substring('abcdef', 1, 3)]", "bcd"],
    ["startsWith", "[startsWith('Microsoft.X', 'microsoft.')]", true],
    ["string of a boolean", "[string(true())]", "True"],
    ["bool of a string", "[bool('FALSE')]", false],
    ["int of a string", "[int('12')]", 12],
    ["less", "[less(1, 2)]", true],
    ["json", "[json('{\"a\": [1, null]}')]", { a: [1, null] }],
    ["json that is none", "[json('{')]", unknown],
    ["createObject", "[createObject('value', parameters('yes'))]", { value: true }],
    ["createObject with something unknown inside", "[createObject('a', parameters('open'))]", { a: unknown }],
    ["createArray", "[createArray('a', parameters('open'))]", ["a", unknown]],
    [
      "union of objects",
      "[union(createObject('a', 1, 'b', createObject('c', 2)), json('{\"B\":{\"d\":3}}'))]",
      { a: 1, B: { c: 2, d: 3 } },
    ],
    ["union of arrays", "[union(createArray(1, 2), createArray(2, 3))]", [1, 2, 3]],
    [
      "shallowMerge",
      "[shallowMerge(createArray(createObject('a', createObject('b', 1)), createObject('a', createObject('c', 2))))]",
      { a: { c: 2 } },
    ],
    ["skip and take", "[take(skip(createArray(1, 2, 3), 1), 1)]", [2]],
    ["an unknown function", "[newGuid()]", unknown],
    ["guid, which only Azure computes", "[guid('a')]", unknown],
    ["a resource that is deployed", "[reference('x').properties.endpoint]", unknown],
    ["a broken expression", "[concat('a']", unknown],
    ["what compiled loops leave", "[map(createArray(1), lambda('x', lambdaVariables('x')))]", unknown],
  ])("%s", (_, written, expected) => {
    expect(dataOf(worth(written, declared).value)).toEqual(expected);
  });
});

describe("ids", () => {
  it.each<[string, string, unknown]>([
    ["the subscription", "[subscription().id]", "/subscriptions/⟨subscription⟩"],
    ["the resource group", "[resourceGroup().id]", rg],
    ["a location that only the deployment knows", "[parameters('location')]", "⟨location⟩"],
    [
      "a role",
      "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', variables('role'))]",
      "/subscriptions/⟨subscription⟩/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
    ],
    [
      "a role by concat",
      "[concat('/subscriptions/', subscription().subscriptionId, '/providers/Microsoft.Authorization/roleDefinitions/', variables('role'))]",
      "/subscriptions/⟨subscription⟩/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
    ],
    [
      "a role of the tenant",
      "[tenantResourceId('Microsoft.Authorization/roleDefinitions', 'g')]",
      "/providers/Microsoft.Authorization/roleDefinitions/g",
    ],
    [
      "a resource",
      "[resourceId('Microsoft.Network/networkManagers/networkGroups', 'm', 'g')]",
      `${rg}/providers/Microsoft.Network/networkManagers/m/networkGroups/g`,
    ],
    [
      "a resource elsewhere",
      "[resourceId('s', 'r', 'A.B/c', 'n')]",
      "/subscriptions/s/resourceGroups/r/providers/A.B/c/n",
    ],
    [
      "a resource in another group",
      "[resourceId('r', 'A.B/c', 'n')]",
      "/subscriptions/⟨subscription⟩/resourceGroups/r/providers/A.B/c/n",
    ],
    ["an extension", "[extensionResourceId(resourceGroup().id, 'A.B/c', 'n')]", `${rg}/providers/A.B/c/n`],
    [
      "a management group",
      "[managementGroupResourceId('Microsoft.Authorization/policyDefinitions', 'p')]",
      "/providers/Microsoft.Management/managementGroups/⟨management-group⟩/providers/Microsoft.Authorization/policyDefinitions/p",
    ],
    ["names that do not fit the type", "[resourceId('A.B/c/d', 'n')]", unknown],
    ["an unknown name", "[resourceId('A.B/c', parameters('open'))]", unknown],
    ["a member we know nothing of", "[subscription().displayName]", unknown],
    [
      "a comparison with what only the deployment knows",
      "[equals(subscription().subscriptionId, 'x')]",
      unknown,
    ],
    ["a piece of what only the deployment knows", "[first(split(resourceGroup().id, '/'))]", unknown],
    ["what is at least not empty", "[empty(parameters('location'))]", false],
  ])("%s", (_, written, expected) => {
    expect(dataOf(worth(written, declared).value)).toEqual(expected);
  });

  it("follow the scope of the deployment", () => {
    const text = JSON.stringify({
      $schema: "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
      outputs: { id: "[resourceId('Microsoft.Authorization/policyDefinitions', 'p')]" },
    });
    const { root } = parseDocument(text);
    if (!root) throw new Error("no template");
    const value = openTemplate(root).read(valueAt(root, "outputs", "id"));
    expect(dataOf(value)).toBe(
      "/subscriptions/⟨subscription⟩/providers/Microsoft.Authorization/policyDefinitions/p",
    );
  });
});

describe("where a value comes from", () => {
  it.each<[string, unknown, { source: string | undefined; via: string[] }]>([
    ["a literal: from itself", false, { source: "false", via: [] }],
    ["a parameter: from its default", "[parameters('yes')]", { source: "true", via: ['"yes"'] }],
    ["a member of a parameter", "[parameters('settings').keys.off]", { source: "true", via: ['"settings"'] }],
    [
      "a variable that hands a parameter on",
      "[variables('viaParameter')]",
      { source: "true", via: [`"[parameters('yes')]"`, '"yes"'] },
    ],
    [
      "a branch: from the literal that flows through it",
      "[if(parameters('no'), 'a', parameters('yes'))]",
      { source: "true", via: ['"yes"'] },
    ],
    [
      "a branch written in the expression: from no single literal",
      "[if(parameters('no'), 'a', false())]",
      { source: undefined, via: [] },
    ],
    [
      "coalesce and tryGet",
      "[coalesce(tryGet(parameters('settings'), 'keys', 'off'), false())]",
      { source: "true", via: ['"settings"'] },
    ],
    ["something computed: from no single literal", "[not(parameters('no'))]", { source: undefined, via: [] }],
    [
      "an object of the expression",
      "[createObject('value', parameters('yes')).value]",
      { source: "true", via: ['"yes"'] },
    ],
    [
      "a nullable parameter: from no literal",
      "[parameters('nothing')]",
      { source: undefined, via: ['"nothing"'] },
    ],
  ])("%s", (_, written, expected) => {
    const { value, text } = worth(written, declared);
    expect(wayOf(value, text)).toEqual({ at: JSON.stringify(written), ...expected });
  });

  it("is the same literal as long as the value is handed on", () => {
    const hop = fc.constantFrom(
      (inner: string) => `if(true(), ${inner}, 'other')`,
      (inner: string) => `coalesce(null(), ${inner})`,
      (inner: string) => `createObject('a', ${inner}).a`,
      (inner: string) => `first(createArray(${inner}))`,
      (inner: string) => `tryGet(createObject('a', createArray(${inner})), 'a', 0)`,
      (inner: string) => `union(createObject('a', 1), createObject('a', ${inner})).a`,
    );
    fc.assert(
      fc.property(fc.array(hop, { maxLength: 8 }), fc.boolean(), (hops, literal) => {
        const expression = hops.reduce((inner, wrap) => wrap(inner), "parameters('p')");
        const { value, text } = worth(`[${expression}]`, { parameters: { p: { defaultValue: literal } } });
        expect(dataOf(value)).toBe(literal);
        expect(wayOf(value, text)).toMatchObject({ source: String(literal), via: ['"p"'] });
      }),
    );
  });
});

describe("laws", () => {
  it("what contains itself ends somewhere", () => {
    const { value } = worth("[variables('self')]", declared);
    let inner = value;
    for (let step = 0; step < 1_000; step++) inner = get(inner, "inner");
    expect(inner.kind).toBe("unknown");
  });

  const hasTwins = (written: unknown): boolean => {
    if (written === null || typeof written !== "object") return false;
    const names = Object.keys(written).map((name) => name.toLowerCase());
    return new Set(names).size < names.length || Object.values(written).some(hasTwins);
  };

  it("JSON without brackets is worth itself", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (written) => {
        // Neither expressions nor what a tool fills in.
        fc.pre(!/\[|"(?:[$#%]|__|\{\{|copy")/i.test(JSON.stringify(written)));
        // Azure takes names that differ in letter case only for one.
        fc.pre(!hasTwins(written));
        expect(dataOf(worth(written).value)).toEqual(JSON.parse(JSON.stringify(written)));
      }),
    );
  });

  it("a function of something unknown is unknown, whatever it is called", () => {
    const names = [
      "concat",
      "toLower",
      "equals",
      "not",
      "length",
      "first",
      "format",
      "union",
      "resourceId",
      "bool",
    ];
    for (const name of names) {
      expect(dataOf(worth(`[${name}(parameters('open'), 'x')]`, declared).value)).toBe(unknown);
    }
  });

  it.each([
    ["strings that double", "concat(variables('v#'), variables('v#'))"],
    ["arrays that double", "concat(createArray(variables('v#')), createArray(variables('v#')))"],
    ["objects that double", "createObject('a', variables('v#'), 'b', variables('v#'))"],
    ["unions of unions", "union(createObject('a', variables('v#')), createObject('b', variables('v#')))"],
  ])("%s cost no more than what is written", (_, expression) => {
    const count = 2_000;
    const variables: Record<string, unknown> = { v0: "0123456789" };
    for (let index = 1; index <= count; index++) {
      variables[`v${index}`] = `[${expression.replaceAll("#", String(index - 1))}]`;
    }
    const { value } = worth(`[string(equals(variables('v${count}'), variables('v${count}')))]`, {
      variables,
    });
    expect(dataOf(value)).toBe(unknown);
  });
});
