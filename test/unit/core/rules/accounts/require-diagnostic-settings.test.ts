import { requireDiagnosticSettings } from "#src/core/rules/accounts/require-diagnostic-settings";
import { testDocumentRule } from "#support/rule-tester";

const template = (logs: string | undefined, type = `"Microsoft.CognitiveServices/accounts"`) => {
  const setting =
    logs === undefined
      ? ""
      : `, { "type": "Microsoft.Insights/diagnosticSettings", "name": "logs", "properties": { "workspaceId": "w"${logs} } }`;
  return `{ "contentVersion": "1.0.0.0", "resources": [{ "type": ${type}, "name": "case", "properties": {} }${setting}] }`;
};
const alone = (name: string, type = `"Microsoft.CognitiveServices/accounts"`, more = "") =>
  `{ "contentVersion": "1.0.0.0", "resources": [{ "type": ${type}, "name": ${name}, "properties": {} }${more}] }`;
const add = "Add a diagnostic setting, its workspace to be filled in";
const withSetting = (name: string, argument: string) => {
  const account = `"[resourceId('Microsoft.CognitiveServices/accounts', ${argument})]"`;
  return alone(
    name,
    undefined,
    `, { "type": "Microsoft.Insights/diagnosticSettings", "apiVersion": "2021-05-01-preview", "scope": ${account}, "name": "audit-and-requests", "dependsOn": [${account}], "properties": { "workspaceId": "<id of the Log Analytics workspace>", "logs": [{ "category": "Audit", "enabled": true }, { "category": "RequestResponse", "enabled": true }] } }`,
  );
};
const reported = `«"Microsoft.CognitiveServices/accounts"»`;

testDocumentRule(requireDiagnosticSettings, {
  valid: {
    "both categories": template(
      `, "logs": [{ "category": "Audit", "enabled": true }, { "category": "RequestResponse" }]`,
    ),
    "every log": template(`, "logs": [{ "categoryGroup": "allLogs", "enabled": true }]`),
    "logs nobody knows": template(`, "logs": "[reference('x').logs]"`),
    "an account alone, which says nothing of its settings": `{ "type": "Microsoft.CognitiveServices/accounts", "properties": {} }`,
  },
  invalid: {
    "no setting": {
      json: template(undefined, reported),
      message: "Nothing in this template sends the logs",
      fixed: { [add]: withSetting(`"case"`, "'case'") },
    },
    "no setting, and a name to work out": {
      json: alone(`"[concat('o', variables('s'))]"`, reported),
      message: "Nothing in this template sends the logs",
      fixed: { [add]: withSetting(`"[concat('o', variables('s'))]"`, "concat('o', variables('s'))") },
    },
    "no setting, and a name with a bracket and a quote": {
      json: alone(`"[[o'brien"`, reported),
      message: "Nothing in this template sends the logs",
      fixed: { [add]: withSetting(`"[[o'brien"`, "'[o''brien'") },
    },
    "no setting for the accounts of a loop": {
      json: alone(`"[concat('o', copyIndex())]", "copy": { "name": "each", "count": 2 }`, reported),
      message: "Nothing in this template sends the logs",
      fixed: {},
    },
    "a setting without logs": { json: template("", reported), message: "Audit and RequestResponse" },
    "a setting that is never deployed": {
      json: template(`, "logs": [{ "categoryGroup": "allLogs" }]`, reported).replace(
        `"name": "logs"`,
        `"name": "logs", "condition": false`,
      ),
      message: "Nothing in this template",
    },
    "one of the two": {
      json: template(`, "logs": [{ "category": "Audit" }]`, reported),
      message: "Audit and RequestResponse",
    },
    "categories that are turned off": {
      json: template(`, "logs": [{ "categoryGroup": "allLogs", "enabled": false }]`, reported),
      message: "Nothing in this template",
    },
  },
});
