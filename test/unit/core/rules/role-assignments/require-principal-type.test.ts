import { requirePrincipalType } from "#src/core/rules/role-assignments/require-principal-type";
import { asApp, assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const app = `{ "type": "Microsoft.Web/sites", "apiVersion": "2023-12-01", "name": "app", "identity": { "type": "SystemAssigned" } }`;
const ofApp = `"[reference(resourceId('Microsoft.Web/sites', 'app'), '2023-12-01', 'full').identity.principalId]"`;
const assign = (principal: string, properties = "") =>
  assignment(roleId(roleIds.openAiUser), { principal, properties });

const inVersion = (written: string, version: string) => written.replace('"2022-04-01"', () => `"${version}"`);

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
    "a version of the interface that does not know the type": {
      json: template(`${app}, ${inVersion(assign(`«${ofApp}»`), "2015-07-01")}`),
      message: "may not be found in the directory yet",
      fixed: { "Add principalType ServicePrincipal": template(`${app}, ${assign(ofApp, asApp)}`) },
    },
    "such a version from a variable": {
      json: template(
        `${app}, ${inVersion(assign(`«${ofApp}»`), "[variables('version')]")}`,
        `"variables": { "version": "2015-07-01" }, `,
      ),
      message: "may not be found in the directory yet",
      fixed: {},
    },
    "the first version that knows it": {
      json: template(`${app}, ${inVersion(assign(`«${ofApp}»`), "2018-09-01-preview")}`),
      message: "may not be found in the directory yet",
      fixed: {
        "Add principalType ServicePrincipal": template(
          `${app}, ${inVersion(assign(ofApp, asApp), "2018-09-01-preview")}`,
        ),
      },
    },
    "an identity of the same template": {
      json: template(`${app}, ${assign(`«${ofApp}»`)}`),
      message: "may not be found in the directory yet",
      fixed: { "Add principalType ServicePrincipal": template(`${app}, ${assign(ofApp, asApp)}`) },
    },
  },
});
