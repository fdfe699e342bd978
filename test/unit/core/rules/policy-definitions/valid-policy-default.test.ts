import { validPolicyDefault } from "#src/core/rules/policy-definitions/valid-policy-default";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const rule = `"policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "audit" } }`;
const declaring = (parameter: string) => `"parameters": { "p": { ${parameter} } }, ${rule}`;
const many = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `${index === 20 ? "«" : ""}"p${String(index)}"${index === 20 ? "»" : ""}: { "type": "String" }`,
  ).join(", ");

testPolicyRule(validPolicyDefault, {
  valid: {
    "a default among the allowed values": declaring(
      `"type": "String", "allowedValues": ["Audit", "Deny"], "defaultValue": "Deny"`,
    ),
    "a default and a type that a tool fills in": declaring(
      `"type": "\${type}", "allowedValues": ["Audit", "Deny"], "defaultValue": "#{effect}#"`,
    ),
    "a number that a tool fills in": declaring(`"type": "Integer", "defaultValue": "$(days)"`),
    "several of the allowed values": declaring(
      `"type": "Array", "allowedValues": ["a", "b", "c"], "defaultValue": ["c", "a"]`,
    ),
    "a list among allowed lists": declaring(
      `"type": "Array", "allowedValues": [["a"], ["a", "b"]], "defaultValue": ["a", "b"]`,
    ),
    "an object among allowed objects": declaring(
      `"type": "Object", "allowedValues": [{ "a": 1 }], "defaultValue": { "a": 1 }`,
    ),
    "a boolean and a number written as text": `"parameters": { "a": { "type": "Boolean", "defaultValue": "True" }, "b": { "type": "integer", "defaultValue": "90" }, "c": { "type": "Integer", "allowedValues": [1, 2], "defaultValue": "2" } }, ${rule}`,
    "a value of every type": `"parameters": { "a": { "type": "array", "defaultValue": [] }, "b": { "type": "Object", "defaultValue": {} }, "c": { "type": "float", "defaultValue": 1.5 }, "d": { "type": "DateTime", "defaultValue": "2026-01-01T00:00:00Z" }, "e": { "type": "string", "defaultValue": "" } }, ${rule}`,
    "no type": declaring(`"defaultValue": 1`),
    "no default": declaring(`"type": "String", "allowedValues": ["a"]`),
    "a default of null": declaring(`"type": "String", "allowedValues": ["a"], "defaultValue": null`),
    "as many parameters as a definition may have": `"parameters": { ${many(20)} }, ${rule}`,
  },
  invalid: {
    "a type that only templates have": {
      json: declaring(`"type": «"int"», "defaultValue": 1`),
      message: `"int" is no type of policy parameters`,
      fixed: { "Replace with Integer": declaring(`"type": "Integer", "defaultValue": 1`) },
    },
    "a type nobody knows": {
      json: declaring(`"type": «"text"»`),
      message: "The types are String, Array",
      fixed: {},
    },
    "a default that is not allowed": {
      json: declaring(`"type": "String", "allowedValues": ["Audit", "Deny"], "defaultValue": «"Disabled"»`),
      message: `Azure refuses the default "Disabled" of "p": it is not among its allowedValues.`,
      fixed: {
        "Add it to allowedValues": declaring(
          `"type": "String", "allowedValues": ["Audit", "Deny", "Disabled"], "defaultValue": "Disabled"`,
        ),
      },
    },
    "a default in another letter case": {
      json: declaring(`"type": "String", "allowedValues": ["Audit", "Deny"], "defaultValue": «"audit"»`),
      message: "letter case counts here",
      fixed: {
        'Replace with "Audit"': declaring(
          `"type": "String", "allowedValues": ["Audit", "Deny"], "defaultValue": "Audit"`,
        ),
      },
    },
    "one of several that is not allowed": {
      json: declaring(`"type": "Array", "allowedValues": ["a", "b"], "defaultValue": ["a", «"z"»]`),
      message: "not among",
    },
    "text where a list is declared": {
      json: declaring(`"type": "Array", "defaultValue": «"westeurope"»`),
      message: `The default of "p" is a string, but the parameter is of the type array`,
      fixed: {},
    },
    "a number where text is declared": {
      json: declaring(`"type": "String", "defaultValue": «30»`),
      message: "is a number",
      fixed: { "Write it as text": declaring(`"type": "String", "defaultValue": "30"`) },
    },
    "text that is no number": {
      json: declaring(`"type": "Integer", "defaultValue": «"thirty"»`),
      message: "of the type integer",
    },
    "more parameters than a definition may have": {
      json: `"parameters": { ${many(22)} }, ${rule}`,
      message: "this one has 22",
    },
  },
});

testDocumentRule(validPolicyDefault, {
  valid: {
    "values that a template fills in": `{ "$schema": "https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": { "days": { "type": "int" } }, "resources": [{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "name": "x", "properties": { "parameters": { "p": { "type": "Array", "allowedValues": "[variables('v')]", "defaultValue": "[parameters('days')]" } }, ${rule} } }] }`,
  },
  invalid: {},
});
