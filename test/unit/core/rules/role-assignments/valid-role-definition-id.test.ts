import { validRoleDefinitionId } from "#src/core/rules/role-assignments/valid-role-definition-id";
import { assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const { openAiUser } = roleIds;
const assign = (role: string) => template(assignment(role));
const unknown = "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f";

testDocumentRule(validRoleDefinitionId, {
  valid: {
    "a full id": assign(roleId(openAiUser)),
    "a full id without a subscription": assign(
      `"/providers/Microsoft.Authorization/roleDefinitions/${openAiUser}"`,
    ),
    "an id of which a pipeline writes a part": assign(
      `"/providers/Microsoft.Authorization/roleDefinitions/#{roleId}#"`,
    ),
    "an id with a part to fill in": assign(
      `"/subscriptions/<subscription-id>/providers/Microsoft.Authorization/roleDefinitions/${openAiUser}"`,
    ),
    "a name worked out of what nobody knows": assign(
      `"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', guid(subscription().id, 'x'))]"`,
    ),
    "a parameter whose default is to be replaced": template(
      assignment(`"[parameters('role')]"`),
      `"parameters": { "role": { "type": "string", "defaultValue": "" } }, `,
    ),
    "an id with such a parameter in it": template(
      assignment(`"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', parameters('role'))]"`),
      `"parameters": { "role": { "type": "string", "defaultValue": "" } }, `,
    ),
    "an id nobody knows": assign(`"[parameters('roleDefinitionId')]"`),
  },
  invalid: {
    "a GUID alone": {
      json: assign(`«"${openAiUser}"»`),
      message: "is not the id of a role",
      fixed: { "Write the full id of the role": assign(roleId(openAiUser)) },
    },
    "an id that ends in a name": {
      json: assign(`«"/providers/Microsoft.Authorization/roleDefinitions/Owner"»`),
      message: `"/providers/Microsoft.Authorization/roleDefinitions/Owner" is not the id of a role.`,
      fixed: { "Write the full id of the role": assign(roleId(roleIds.owner)) },
    },
    "a name in place of the GUID": {
      json: assign(`«"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'Owner')]"»`),
      message: `"Owner" is not the id of a role.`,
    },
    "an id without its beginning": {
      json: assign(`«"Microsoft.Authorization/roleDefinitions/${openAiUser}"»`),
      message: "is not the id of a role",
      fixed: { "Write the full id of the role": assign(roleId(openAiUser)) },
    },
    "an empty text": { json: assign(`«""»`), message: `"" is not the id of a role.`, fixed: {} },
    "a name": {
      json: assign(`«"Cognitive Services OpenAI User"»`),
      message: "Azure refuses the assignment",
      fixed: { "Write the full id of the role": assign(roleId(openAiUser)) },
    },
  },
});

testDocumentRule(validRoleDefinitionId, {
  valid: {},
  invalid: {
    "a GUID that is no built-in role": {
      json: assign(`«${roleId(unknown)}»`),
      message: `No built-in role has the id ${unknown}`,
      severity: "warning",
    },
  },
});
