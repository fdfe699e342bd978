import { requireCustomSubdomain } from "#src/core/rules/accounts/require-custom-subdomain";
import { testAccountRule, testDocumentRule } from "#support/rule-tester";

const account = (properties: string) =>
  `{ "name": "case", "type": "Microsoft.CognitiveServices/accounts", "kind": "OpenAI", "properties": { ${properties} } }`;

testAccountRule(requireCustomSubdomain, {
  valid: {
    "keys off and a subdomain": account(`"disableLocalAuth": true, "customSubDomainName": "case"`),
    "keys on": account(`"disableLocalAuth": false`),
    "keys nobody knows of": account(`"disableLocalAuth": "[reference('x').off]"`),
    "a subdomain nobody knows": account(
      `"disableLocalAuth": true, "customSubDomainName": "[reference('x').name]"`,
    ),
  },
  invalid: {
    "keys off and no subdomain": {
      json: account(`"disableLocalAuth": «true»`),
      message: "nobody could call it",
      fixed: {
        "Set customSubDomainName to case": account(`"disableLocalAuth": true, "customSubDomainName": "case"`),
      },
    },
  },
});

const byParameter = (subdomain: string, name = "case") =>
  `{ "contentVersion": "1.0.0.0", "parameters": { "s": { "type": "string", "defaultValue": "${subdomain}" } }, "resources": [{ "name": "${name}", "type": "Microsoft.CognitiveServices/accounts", "properties": { "disableLocalAuth": «true», "customSubDomainName": "[parameters('s')]" } }] }`;

const inVariable = (properties: string, use: string, name = "case") =>
  `{ "contentVersion": "1.0.0.0", "variables": { "p": { ${properties} } }, "resources": [{ "name": "${name}", "type": "Microsoft.CognitiveServices/accounts", "properties": ${use} }] }`;

testDocumentRule(requireCustomSubdomain, {
  valid: { "a PATCH that leaves the subdomain alone": `{ "properties": { "disableLocalAuth": true } }` },
  invalid: {
    "a parameter whose default is empty": {
      json: byParameter(""),
      message: "nobody could call it",
      fixed: {
        "Set customSubDomainName to case where it is decided": byParameter("case").replace(/[«»]/g, ""),
      },
    },
    "properties that a variable holds": {
      json: inVariable(`"disableLocalAuth": true`, `«"[variables('p')]"»`),
      message: "nobody could call it",
      fixed: {
        "Set customSubDomainName to case where it is decided": inVariable(
          `"disableLocalAuth": true, "customSubDomainName": "case"`,
          `"[variables('p')]"`,
        ),
      },
    },
    "properties that a variable holds, where the name is an expression": {
      json: inVariable(`"disableLocalAuth": true`, `«"[variables('p')]"»`, "[concat('a', copyIndex())]"),
      message: "nobody could call it",
      fixed: {},
    },
    "a parameter whose default is empty, where the name is an expression": {
      json: byParameter("", "[parameters('n')]"),
      message: "nobody could call it",
      fixed: {},
    },
  },
});
