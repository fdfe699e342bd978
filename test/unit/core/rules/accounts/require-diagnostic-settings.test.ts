import { requireDiagnosticSettings } from "#src/core/rules/accounts/require-diagnostic-settings";
import { testDocumentRule } from "#support/rule-tester";

const template = (logs: string | undefined, type = `"Microsoft.CognitiveServices/accounts"`) => {
  const setting =
    logs === undefined
      ? ""
      : `, { "type": "Microsoft.Insights/diagnosticSettings", "name": "logs", "properties": { "workspaceId": "w"${logs} } }`;
  return `{ "contentVersion": "1.0.0.0", "resources": [{ "type": ${type}, "name": "case", "properties": {} }${setting}] }`;
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
    "no setting": { json: template(undefined, reported), message: "Nothing in this template sends the logs" },
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
