import { policyEffectHasDetails } from "#src/core/rules/policy-definitions/policy-effect-has-details";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const rule = (then: string) =>
  `"policyRule": { "if": { "field": "type", "equals": "x" }, "then": { ${then} } }`;
const offering = (effects: string, then: string) =>
  `"parameters": { "effect": { "type": "String", "allowedValues": [${effects}] } }, ${rule(`"effect": "[parameters('effect')]"${then}`)}`;

testPolicyRule(policyEffectHasDetails, {
  valid: {
    "an effect that needs none": rule(`"effect": "Deny"`),
    "the type of a related resource": rule(`"effect": "auditIfNotExists", "details": { "Type": "x/y" }`),
    "all that modify needs": rule(
      `"effect": "modify", "details": { "roleDefinitionIds": [], "operations": "[parameters('operations')]" }`,
    ),
    "a list of fields to append": rule(`"effect": "append", "details": [{ "field": "a", "value": "b" }]`),
    "details that are an expression": rule(`"effect": "append", "details": "[parameters('details')]"`),
    "an effect that is not known": rule(`"effect": "[parameters('other')]"`),
    "effects that cannot share details, which is another rule's business": offering(
      `"append", "deployIfNotExists"`,
      "",
    ),
  },
  invalid: {
    "no details": {
      json: rule(`"effect": «"denyAction"»`),
      message: `"denyAction" needs details with actionNames`,
      fixed: {
        "Write the details it needs": rule(
          `"effect": "denyAction", "details": { "actionNames": ["delete"] }`,
        ),
      },
    },
    "details without what the effect needs": {
      json: rule(`"effect": "Modify", «"details"»: { "conflictEffect": "audit" }`),
      message: `"modify" needs roleDefinitionIds and operations`,
      fixed: {
        "Add roleDefinitionIds and operations": rule(
          `"effect": "Modify", "details": { "conflictEffect": "audit", "roleDefinitionIds": ["/providers/Microsoft.Authorization/roleDefinitions/<role id>"], "operations": [{ "operation": "addOrReplace", "field": "<alias>", "value": "<value>" }] }`,
        ),
      },
    },
    "an effect beside one that needs less": {
      json: offering(
        `"Disabled", "AuditIfNotExists", "DeployIfNotExists"`,
        `, «"details"»: { "type": "x/y", "roleDefinitionIds": ["r"] }`,
      ),
      message: `"deployIfNotExists" needs deployment`,
    },
    "append without anything to append": {
      json: rule(`"effect": "append", «"details"»: []`),
      message: "written as an array",
    },
    "mutate without details": { json: rule(`"effect": «"mutate"»`), message: "with mutationInfo" },
    "a network group without details": {
      json: rule(`"effect": «"addToNetworkGroup"»`),
      message: `"addToNetworkGroup" needs details`,
    },
  },
});

testDocumentRule(policyEffectHasDetails, {
  valid: {},
  invalid: {
    "a rule alone": {
      json: `{ "if": { "field": "type", "equals": "x" }, "then": { "effect": «"auditIfNotExists"» } }`,
      message: "needs details with type",
    },
    "an effect that is only one to choose, while the default needs nothing": {
      json: `{ "parameters": { "effect": { "type": "String", "allowedValues": ["Audit", "AuditIfNotExists"], "defaultValue": "Audit" } }, ${rule(`"effect": «"[parameters('effect')]"»`)} }`,
      message: "needs details with type",
      severity: "information",
    },
    "an effect that is the default, beside one that needs nothing": {
      json: `{ "parameters": { "effect": { "type": "String", "allowedValues": ["Audit", "AuditIfNotExists"], "defaultValue": "AuditIfNotExists" } }, ${rule(`"effect": «"[parameters('effect')]"»`)} }`,
      message: "needs details with type",
      severity: "error",
    },
  },
});
