import { policyExpressionBrackets } from "#src/core/rules/policy-definitions/policy-expression-brackets";
import { testDocumentRule } from "#support/rule-tester";

const properties = (operand: string, deployed = "{}") =>
  `"parameters": { "kind": { "type": "String" } }, "policyRule": { "if": { "field": "kind", "equals": ${operand} }, "then": { "effect": "deployIfNotExists", "details": { "deployment": { "properties": { "template": ${deployed} } } } } }`;
const template = (body: string, parameters = "{}") =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": ${parameters}, "resources": [{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "name": "x", "properties": { ${body} } }] }`;
const file = (body: string) => `{ "properties": { ${body} } }`;
const library = (body: string) =>
  `{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "scope": null, "name": "x", "properties": { ${body} } }`;

testDocumentRule(policyExpressionBrackets, {
  valid: {
    "an expression in a file": file(properties(`"[parameters('kind')]"`)),
    "an escaped expression in a template": template(properties(`"[[parameters('kind')]"`)),
    "text in brackets that calls nothing": file(properties(`"[[abc]"`)),
    "an escaped bracket that is meant": file(properties(`"[[LocalGroup]Administrators"`)),
    "text of a template that the rule deploys": file(
      properties(`"x"`, `{ "resources": [{ "name": "[[concat('a')]" }] }`),
    ),
    "a resource cut out of a template": library(properties(`"[[parameters('kind')]"`)).replace(
      `"scope": null, `,
      "",
    ),
    "a library, whose files a template loads": library(properties(`"[[parameters('kind')]"`)),
    "an expression that the template around the definition works out": template(
      properties(`"[toLower(parameters('wanted'))]"`),
      `{ "wanted": { "type": "string" } }`,
    ),
    "the resource group of the template around the definition": template(
      properties(`"[resourceGroup().location]"`),
    ).replace("managementGroupDeploymentTemplate", "deploymentTemplate"),
    "a subscription, which templates know as well": template(properties(`"[subscription().subscriptionId]"`)),
    "a parameter that both declare, which may be meant": template(
      properties(`"[parameters('kind')]"`),
      `{ "kind": { "type": "string" } }`,
    ),
  },
  invalid: {
    "two brackets in a file": {
      json: file(properties(`«"[[parameters('kind')]"»`)),
      message: "plain text to Azure Policy",
      fixed: { "Remove one bracket": file(properties(`"[parameters('kind')]"`)) },
    },
    "one bracket around a function of Policy, in a template": {
      json: template(properties(`«"[concat(field('name'), '-x')]"»`)),
      message: "only Azure Policy has the function field",
      fixed: { "Add a bracket": template(properties(`"[[concat(field('name'), '-x')]"`)) },
    },
    "one bracket around a resource group, in a template that has none": {
      json: template(properties(`«"[resourceGroup().location]"»`)),
      message: "and it is deployed to no resource group; the deployment fails.",
      fixed: { "Add a bracket": template(properties(`"[[resourceGroup().location]"`)) },
    },
    "one bracket around a parameter of the definition, in a template": {
      json: template(properties(`«"[parameters('kind')]"»`)),
      message: `the parameter "kind" is declared by the definition`,
      fixed: { "Add a bracket": template(properties(`"[[parameters('kind')]"`)) },
    },
  },
});
