import { requirePrincipalType } from "#src/core/rules/role-assignments/require-principal-type";
import { asApp, assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const app = `{ "type": "Microsoft.Web/sites", "apiVersion": "2023-12-01", "name": "app", "identity": { "type": "SystemAssigned" } }`;
const ofApp = `"[reference(resourceId('Microsoft.Web/sites', 'app'), '2023-12-01', 'full').identity.principalId]"`;
const assign = (principal: string, properties = "") =>
  assignment(roleId(roleIds.openAiUser), { principal, properties });

testDocumentRule(requirePrincipalType, {
  valid: {
    "a type that is said": template(`${app}, ${assign(ofApp, asApp)}`),
    "an identity from elsewhere": template(assign(ofApp)),
    "a principal handed in": template(`${app}, ${assign(`"[parameters('principalId')]"`)}`),
  },
  invalid: {
    "a type that is null": {
      json: template(`${app}, ${assign(`«${ofApp}»`, `, "principalType": null`)}`),
      message: "may not be found in the directory yet",
      fixed: { "Add principalType ServicePrincipal": template(`${app}, ${assign(ofApp, asApp)}`) },
    },
    "an identity that is handed to a module": {
      json: template(
        `${app}, { "type": "Microsoft.Resources/deployments", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "parameters": { "principalId": { "value": ${ofApp} } }, "template": ${template(assign(`«"[parameters('principalId')]"»`))} } }`,
      ),
      message: "may not be found in the directory yet",
    },
    "an identity of the same template": {
      json: template(`${app}, ${assign(`«${ofApp}»`)}`),
      message: "may not be found in the directory yet",
      fixed: { "Add principalType ServicePrincipal": template(`${app}, ${assign(ofApp, asApp)}`) },
    },
  },
});
