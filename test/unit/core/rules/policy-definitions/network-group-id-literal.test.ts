import { networkGroupIdLiteral } from "#src/core/rules/policy-definitions/network-group-id-literal";
import { describe, expect, it } from "vitest";
import { lint } from "#src/core/index";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const literal =
  "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/net/providers/Microsoft.Network/networkManagers/hub/networkGroups/prod";
const skeleton =
  "/subscriptions/subscription-id/resourceGroups/resource-group/providers/Microsoft.Network/networkManagers/network-manager/networkGroups/network-group";

const rule = (effect: string, id: string) =>
  `"mode": "Microsoft.Network.Data", "policyRule": { "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" }, "then": { "effect": "${effect}", "details": { "networkGroupId": ${id} } } }`;

testPolicyRule(networkGroupIdLiteral, {
  valid: {
    "a literal id": rule("addToNetworkGroup", `"${literal}"`),
    "an id that a tool fills in": rule("addToNetworkGroup", `"\${network_group_id}"`),
    "an expression under another effect": rule("audit", `"[parameters('g')]"`),
  },
  invalid: {
    "a parameter": {
      json: rule("addToNetworkGroup", `«"[parameters('networkGroupId')]"»`),
      message: "has to be literal",
    },
    "any other expression, whatever the letter case of the effect": {
      json: rule("ADDTONETWORKGROUP", `«"[concat('/subscriptions/', parameters('s'))]"»`),
      message: "does not resolve",
    },
    "an expression escaped for a template that loads the file": {
      json: rule("addToNetworkGroup", `«"[[parameters('g')]"»`),
      message: "has to be literal",
    },
  },
});

const template = (parameters: string, properties: string) =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#", "contentVersion": "1.0.0.0", ${parameters}"resources": [{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "name": "x", "properties": { ${properties} } }] }`;
const declaring = `"parameters": { "g": { "type": "String", "metadata": { "description": "The group." } } }`;

const unchanged = `{ ${rule("addToNetworkGroup", `"[parameters('networkGroupId')]"`)} }`;

testDocumentRule(networkGroupIdLiteral, {
  valid: {
    "a parameter of the template around the definition": template(
      `"parameters": { "g": { "type": "string" } }, `,
      rule("addToNetworkGroup", `"[parameters('g')]"`),
    ),
  },
  invalid: {
    "a parameter in a file": {
      json: `{ ${rule("addToNetworkGroup", `«"[parameters('networkGroupId')]"»`)} }`,
      message: "has to be literal",
      fixed: {
        "Replace with a literal network group id": `{ ${rule("addToNetworkGroup", `"${skeleton}"`)} }`,
        "Move the parameter to a template": unchanged,
        "Move the parameter to a Bicep file": unchanged,
      },
    },
    "a parameter of the definition in a template": {
      json: template("", `${declaring}, ${rule("addToNetworkGroup", `«"[[parameters('g')]"»`)}`),
      message: "has to be literal",
      fixed: {
        "Replace with a literal network group id": template(
          "",
          `${declaring}, ${rule("addToNetworkGroup", `"${skeleton}"`)}`,
        ),
        "Move the parameter to the template": template(
          "",
          `"parameters": {}, ${rule("addToNetworkGroup", `"[parameters('g')]"`)}`,
        ).replace(
          /\}$/,
          `, "parameters": { "g": { "type": "string", "metadata": { "description": "The group." } } } }`,
        ),
      },
    },
    "an effect that is a parameter": {
      json: `{ "mode": "Microsoft.Network.Data", "parameters": { "effect": { "type": "String", "allowedValues": ["addToNetworkGroup", "disabled"] } }, "policyRule": { "if": {}, "then": { "effect": "[parameters('effect')]", "details": { "networkGroupId": «"[parameters('g')]"» } } } }`,
      message: "has to be literal",
    },
    "a rule alone": {
      json: `{ "if": { "field": "type", "equals": "x" }, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": «"[parameters('g')]"» } } }`,
      message: "has to be literal",
    },
  },
});

describe("the document that a fix of network-group-id-literal opens", () => {
  const definition = `{
    "name": "fill production",
    "properties": {
      "displayName": "It's production",
      "mode": "Microsoft.Network.Data",
      "parameters": {
        "group": { "type": "String", "metadata": { "description": "Who gets \${access}?" }, "defaultValue": "${literal}" },
        "tag": { "type": "String" }
      },
      "policyRule": {
        "if": {
          "allOf": [
            { "field": "type", "equals": "Microsoft.Network/virtualNetworks" },
            { "field": "[concat('tags[', parameters('tag'), ']')]", "equals": "[[x]" }
          ]
        },
        "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": "[parameters('group')]" } }
      }
    }
  }`;
  const created = (text: string, title: string): string => {
    const finding = lint(text).findings.find(({ ruleId }) => ruleId === "network-group-id-literal");
    return finding?.fixes.find((fix) => fix.title === title)?.creates?.content() ?? "";
  };

  it("is a template whose parameter is the group, everything else escaped", () => {
    expect(JSON.parse(created(definition, "Move the parameter to a template"))).toEqual({
      $schema: "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
      contentVersion: "1.0.0.0",
      parameters: {
        group: { type: "string", metadata: { description: "Who gets ${access}?" }, defaultValue: literal },
      },
      resources: [
        {
          type: "Microsoft.Authorization/policyDefinitions",
          apiVersion: "2021-06-01",
          name: "fill production",
          properties: {
            displayName: "It's production",
            mode: "Microsoft.Network.Data",
            parameters: { tag: { type: "String" } },
            policyRule: {
              if: {
                allOf: [
                  { field: "type", equals: "Microsoft.Network/virtualNetworks" },
                  { field: "[[concat('tags[', parameters('tag'), ']')]", equals: "[[[x]" },
                ],
              },
              then: {
                effect: "addToNetworkGroup",
                details: { networkGroupId: "[parameters('group')]" },
              },
            },
          },
        },
      ],
    });
  });

  it.each([
    ["a definition", definition],
    [
      "a rule alone",
      `{ "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" }, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": "[parameters('g')]" } } }`,
    ],
    [
      "a definition of a library",
      `{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "scope": null, "name": "x", "properties": { ${declaring.replace(/ \}$/, `, "t": { "type": "String" } }`)}, "mode": "Microsoft.Network.Data", "policyRule": { "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" }, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": "[[parameters('g')]", "x": "[[parameters('t')]" } } } } }`,
    ],
  ])("gives no finding itself, made from %s", (_, text) => {
    const content = created(text, "Move the parameter to a template");
    expect(lint(content)).toMatchObject({ kind: "template", findings: [], problems: [] });
  });

  it("is a Bicep file that allows the same groups", () => {
    const choice = definition.replace(`"defaultValue"`, `"allowedValues": ["${literal}"], "defaultValue"`);
    expect(created(choice, "Move the parameter to a Bicep file")).toContain(
      `@allowed([\n  '${literal}'\n])\nparam group string = '${literal}'\n`,
    );
  });

  it("is a Bicep file with the same parameter", () => {
    expect(created(definition, "Move the parameter to a Bicep file")).toBe(`targetScope = 'subscription'

@description('Who gets \\\${access}?')
param group string = '${literal}'

resource definition 'Microsoft.Authorization/policyDefinitions@2021-06-01' = {
  name: 'fill production'
  properties: {
    displayName: 'It\\'s production'
    mode: 'Microsoft.Network.Data'
    parameters: {
      tag: {
        type: 'String'
      }
    }
    policyRule: {
      if: {
        allOf: [
          {
            field: 'type'
            equals: 'Microsoft.Network/virtualNetworks'
          }
          {
            field: '[concat(\\'tags[\\', parameters(\\'tag\\'), \\']\\')]'
            equals: '[[x]'
          }
        ]
      }
      then: {
        effect: 'addToNetworkGroup'
        details: {
          networkGroupId: group
        }
      }
    }
  }
}
`);
  });
});
