import { knownPolicyParameter } from "#src/core/rules/policy-definitions/known-policy-parameter";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const using = (value: string) =>
  `"policyRule": { "if": { "field": "location", "in": ${value} }, "then": { "effect": "audit" } }`;
const declaring = (parameters: string, rest: string) => `"parameters": { ${parameters} }, ${rest}`;

testPolicyRule(knownPolicyParameter, {
  valid: {
    "a parameter that is declared in another letter case": declaring(
      `"Locations": { "type": "Array" }`,
      using(`"[parameters('locations')]"`),
    ),
    "a parameter whose name a tool fills in": using(`"[parameters('\${name}')]"`),
    "a parameter deep in an expression": declaring(
      `"a": { "type": "String" }, "b": { "type": "String" }`,
      using(`["[concat('x', toLower(parameters('a')), field(concat('tags[', parameters('b'), ']')))]"]`),
    ),
    "a name that is worked out, which may be any": declaring(
      `"a": { "type": "String" }, "b": { "type": "String" }`,
      using(`"[parameters(concat('a', ''))]"`),
    ),
    "text that only looks like an expression": using(`"parameters('x')"`),
    "no parameters at all": using(`["westeurope"]`),
  },
  invalid: {
    "a parameter that is not declared": {
      json: declaring(
        `"locations": { "type": "Array" }`,
        using(`«"[union(parameters('locations'), parameters('location'))]"»`),
      ),
      message: `"location" is not declared, so Azure refuses the definition. The nearest one declared is "locations".`,
      fixed: {
        'Declare the parameter "location"': declaring(
          `"locations": { "type": "Array" }, "location": { "type": "String" }`,
          using(`"[union(parameters('locations'), parameters('location'))]"`),
        ),
      },
    },
    "a parameter where none is declared": {
      json: using(`«"[parameters('it''s')]"»`),
      message: `"it's" is not declared`,
      fixed: {
        'Declare the parameter "it\'s"': `${using(`"[parameters('it''s')]"`)}, "parameters": { "it's": { "type": "Array" } }`,
      },
    },
    "a parameter of which count takes each element": {
      json: `"policyRule": { "if": { "count": { "value": «"[parameters('names')]"», "where": { "field": "name", "like": "[current()]" } }, "equals": 0 }, "then": { "effect": "audit" } }`,
      message: `"names" is not declared`,
      fixed: {
        'Declare the parameter "names"': `"policyRule": { "if": { "count": { "value": "[parameters('names')]", "where": { "field": "name", "like": "[current()]" } }, "equals": 0 }, "then": { "effect": "audit" } }, "parameters": { "names": { "type": "Array" } }`,
      },
    },
    "a parameter for one element of a list": {
      json: `"policyRule": { "if": { "field": "location", "in": [«"[parameters('place')]"»] }, "then": { "effect": "audit" } }`,
      message: `"place" is not declared`,
      fixed: {
        'Declare the parameter "place"': `"policyRule": { "if": { "field": "location", "in": ["[parameters('place')]"] }, "then": { "effect": "audit" } }, "parameters": { "place": { "type": "String" } }`,
      },
    },
  },
});

const deploying = (policyType: string) => `{
  "properties": {
    ${policyType}
    "parameters": { "name": { "type": "String" }, «"size"»: { "type": "String" } },
    "policyRule": {
      "if": { "field": "type", "equals": "x" },
      "then": {
        "effect": "deployIfNotExists",
        "details": {
          "deployment": {
            "properties": {
              "parameters": { "label": { "value": "[parameters('name')]" } },
              "template": {
                "parameters": { "label": { "type": "string" }, "size": { "type": "string" } },
                "resources": [{ "name": "[parameters('label')]", "size": "[parameters('size')]" }]
              }
            }
          }
        }
      }
    }
  }
}`;

testDocumentRule(knownPolicyParameter, {
  valid: {
    "a rule alone, whose parameters stand in another file": `{ "if": { "field": "type", "equals": "[parameters('t')]" }, "then": { "effect": "audit" } }`,
    "parameters as Azure PowerShell lists them": `[{ "DisplayName": "x", "Mode": "All", "Parameter": { "Effect": { "type": "String" } }, "PolicyRule": { "if": { "field": "type", "equals": "a/b" }, "then": { "effect": "[parameters('effect')]" } } }]`,
    "parameters escaped for a template, in a library of definitions": `{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "scope": null, "name": "x", "properties": { ${declaring(`"t": { "type": "String" }`, using(`"[[parameters('t')]"`))} } }`,
  },
  invalid: {
    "a parameter that only the deployed template has, under the same name": {
      json: deploying(""),
      message: `Nothing in the rule uses the parameter "size".`,
      severity: "warning",
    },
    "an unused parameter in a definition of Microsoft's": {
      json: deploying(`"policyType": "BuiltIn",`),
      message: "refuses a custom definition",
      severity: "information",
      fixed: {
        'Remove the parameter "size"': deploying(`"policyType": "BuiltIn",`).replace(
          `, «"size"»: { "type": "String" }`,
          "",
        ),
      },
    },
  },
});
