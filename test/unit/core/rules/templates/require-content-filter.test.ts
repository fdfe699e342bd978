import { requireContentFilter } from "#src/core/rules/templates/require-content-filter";
import { testDocumentRule } from "#support/rule-tester";

const template = (properties: string, type = `"Microsoft.CognitiveServices/accounts/deployments"`) =>
  `{ "contentVersion": "1.0.0.0", "resources": [{ "type": ${type}, "name": "case/chat", "properties": ${properties} }] }`;

testDocumentRule(requireContentFilter, {
  valid: {
    "a filter": template(`{ "raiPolicyName": "Strict" }`),
    "a filter nobody knows": template(`{ "raiPolicyName": "[reference('x').filter]" }`),
    "a deployment that is never made": template(`{ "model": {} }`).replace(
      `"name"`,
      `"condition": false, "name"`,
    ),
    "properties nobody knows": template(`"[reference('x').properties]"`),
  },
  invalid: {
    "a filter that nobody hands in, which no fix writes over": {
      json: template(
        `{ "raiPolicyName": "[parameters('filter')]" }`,
        `«"Microsoft.CognitiveServices/accounts/deployments"»`,
      ).replace(
        `"resources"`,
        `"parameters": { "filter": { "type": "string", "nullable": true } }, "resources"`,
      ),
      message: "names no content filter",
      fixed: {},
    },
    "no filter": {
      json: template(`{ "model": {} }`, `«"Microsoft.CognitiveServices/accounts/deployments"»`),
      message: "names no content filter",
      fixed: {
        "Name the default filter of today, Microsoft.DefaultV2": template(
          `{ "model": {}, "raiPolicyName": "Microsoft.DefaultV2" }`,
        ),
      },
    },
  },
});
