import { noLogRemoval } from "#src/core/rules/role-definitions/no-log-removal";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const settings = "Microsoft.Insights/diagnosticSettings";

testRoleRule(noLogRemoval, {
  valid: {
    "setting the logs up and reading them": `"Actions": ["${settings}/read", "${settings}/write", "Microsoft.Insights/*/read"]`,
    "a wildcard whose removal is taken back": `"Actions": ["Microsoft.Insights/*"], "NotActions": ["microsoft.insights/DIAGNOSTICSETTINGS/delete"]`,
    "a subtraction nobody can work out": `"Actions": ["*"], "NotActions": "[parameters('notActions')]"`,
  },
  invalid: {
    "the operation itself in another case": {
      json: `"Actions": ["${settings}/read", «"Microsoft.Insights/DiagnosticSettings/Delete"»]`,
      message: "every holder can switch off the logs",
      fixed: { 'Remove "Microsoft.Insights/DiagnosticSettings/Delete"': `"Actions": ["${settings}/read"]` },
    },
    "a wildcard over the settings": {
      json: `"Actions": [«"${settings}/*"»]`,
      message: "grants diagnosticSettings/delete",
      fixed: {
        "Replace with what it grants today, without log removal": `"Actions": ["Microsoft.Insights/DiagnosticSettings/Read", "Microsoft.Insights/DiagnosticSettings/Write"]`,
      },
    },
  },
});

testDocumentRule(noLogRemoval, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["${settings}/delete"] }`,
  },
  invalid: {},
});
