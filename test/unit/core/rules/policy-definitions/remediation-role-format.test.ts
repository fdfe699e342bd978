import { remediationRoleFormat } from "#src/core/rules/policy-definitions/remediation-role-format";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const contributor = "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68";
const full = `/providers/Microsoft.Authorization/roleDefinitions/${contributor}`;
const rule = (...roles: readonly string[]) =>
  `"policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "modify", "details": { "roleDefinitionIds": [${roles.join(", ")}], "operations": [] } } }`;

testPolicyRule(remediationRoleFormat, {
  valid: {
    "a full id in any letter case": rule(
      `"/PROVIDERS/microsoft.authorization/roleDefinitions/${contributor.toUpperCase()}"`,
    ),
    "an id that a tool fills in": rule(`"\${role_id}"`),
    "a scope that a tool fills in": rule(
      `"/subscriptions/\${subscription}/providers/Microsoft.Authorization/roleDefinitions/0b7e6c1d-52a4-4f0e-9d3b-8a1c2f4e6d70"`,
    ),
    "a full id below a subscription": rule(
      `"/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/providers/Microsoft.Authorization/roleDefinitions/0b7e6c1d-52a4-4f0e-9d3b-8a1c2f4e6d70"`,
    ),
    "an expression": rule(
      `"[concat('/providers/Microsoft.Authorization/roleDefinitions/', parameters('r'))]"`,
    ),
    "no roles": rule(),
  },
  invalid: {
    "a GUID alone": {
      json: rule(`«"${contributor}"»`),
      message: "is no full id",
      fixed: { "Write the full id of Cognitive Services Contributor": rule(`"${full}"`) },
    },
    "the name of a role": {
      json: rule(`«"Cognitive Services Contributor"»`),
      message: "is no full id",
      fixed: { "Write the full id of Cognitive Services Contributor": rule(`"${full}"`) },
    },
    "a GUID that is mistyped": {
      json: rule(`«"${full.replace("25fbc0a9", "25fbc0b9")}"»`),
      message: "The nearest one is that of Cognitive Services Contributor",
      fixed: { "Write the full id of Cognitive Services Contributor": rule(`"${full}"`) },
    },
    "something else": { json: rule(`«"contribute"»`), message: "is no full id", fixed: {} },
  },
});

testDocumentRule(remediationRoleFormat, {
  valid: {},
  invalid: {
    "a role that is not built in": {
      json: `{ ${rule(`«"/providers/Microsoft.Authorization/roleDefinitions/0b7e6c1d-52a4-4f0e-9d3b-8a1c2f4e6d70"»`)} }`,
      message: "A role of your own is named with the scope",
      severity: "error",
      fixed: {},
    },
  },
});
