import { localAuthIsBoolean } from "#src/core/rules/accounts/local-auth-is-boolean";
import { testAccountRule, testDocumentRule } from "#support/rule-tester";

const account = (value: string) =>
  `{ "name": "case", "type": "Microsoft.CognitiveServices/accounts", "properties": { "disableLocalAuth": ${value} } }`;

testAccountRule(localAuthIsBoolean, {
  valid: { "a boolean": account("true"), "another boolean": account("false"), nothing: account("null") },
  invalid: {
    "a string": {
      json: account(`«"true"»`),
      message: `"true" is a string`,
      fixed: { "Set disableLocalAuth to true": account("true") },
    },
  },
});

const template = (defaultValue: string, use: string) =>
  `{ "contentVersion": "1.0.0.0", "parameters": { "off": { "type": "string", "defaultValue": ${defaultValue} } }, "resources": [${account(use)}] }`;
const withVariable = (value: string, use: string) =>
  `{ "contentVersion": "1.0.0.0", "variables": { "off": ${value} }, "resources": [${account(use)}] }`;

testDocumentRule(localAuthIsBoolean, {
  valid: { "an expression nobody can work out": template(`"x"`, `"[reference('y').off]"`) },
  invalid: {
    "a parameter whose type is string, which takes no boolean": {
      json: template(`"true"`, `«"[parameters('off')]"»`),
      message: "is a string",
      fixed: {},
    },
    "a variable that is a string": {
      json: withVariable(`"true"`, `«"[variables('off')]"»`),
      message: "is a string",
      fixed: {
        "Set disableLocalAuth to true where it is decided": withVariable("true", `"[variables('off')]"`),
      },
    },
  },
});
