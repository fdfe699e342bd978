import { noClientIdAsPrincipal } from "#src/core/rules/role-assignments/no-client-id-as-principal";
import { assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const assign = (principal: string) => template(assignment(roleId(roleIds.openAiUser), { principal }));
const identity =
  "reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id'), '2023-01-31')";

testDocumentRule(noClientIdAsPrincipal, {
  valid: {
    "the principal of an identity": assign(`"[${identity}.principalId]"`),
    "a principal that a module hands on": assign(`"[reference('identity').outputs.principalId.value]"`),
    "a parameter for a principal": assign(`"[parameters('principalId')]"`),
    "an id": assign(`"3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"`),
  },
  invalid: {
    "the client id of an identity": {
      json: assign(`«"[${identity}.clientId]"»`),
      message: '"clientId" is the name of a client id',
      fixed: { "Use principalId": assign(`"[${identity}.principalId]"`) },
    },
    "a client id that a module hands on": {
      json: assign(`«"[reference('identity').outputs.clientId.value]"»`),
      message: '"clientId" is the name of a client id',
      fixed: {},
    },
    "a parameter for an application id": {
      json: assign(`«"[parameters('webApplicationId')]"»`),
      message: "PrincipalNotFound",
    },
  },
});
