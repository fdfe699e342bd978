import { usagesReaderAtSubscription } from "#src/core/rules/role-assignments/usages-reader-at-subscription";
import {
  accountScope,
  assignment,
  roleId,
  roleIds,
  subscriptionTemplate,
  template,
} from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const { usagesReader, reader } = roleIds;
const listed = (
  scope: string,
  role = `"/providers/Microsoft.Authorization/roleDefinitions/${usagesReader}"`,
) =>
  `{ "scope": "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f${scope}", "principalId": "p", "roleDefinitionId": ${role} }`;

testDocumentRule(usagesReaderAtSubscription, {
  valid: {
    "the subscription": subscriptionTemplate(assignment(roleId(usagesReader))),
    "the subscription as Azure lists it": listed(""),
    "the subscription, by its id, in a template of a resource group": template(
      assignment(roleId(usagesReader), { scope: `"scope": "[subscription().id]", ` }),
    ),
    "a management group, which holds subscriptions": `{ "scope": "/providers/Microsoft.Management/managementGroups/quay", "principalId": "p", "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/${usagesReader}" }`,
    "a scope nobody knows": template(
      assignment(roleId(usagesReader), { scope: `"scope": "[parameters('principalId')]", ` }),
    ),
    "another role": template(assignment(roleId(reader))),
  },
  invalid: {
    "the resource group a template goes to": {
      json: template(assignment(`«${roleId(usagesReader)}»`)),
      message: "the role has no effect",
    },
    "an account": {
      json: template(assignment(`«${roleId(usagesReader)}»`, { scope: accountScope })),
      message: "the role has no effect",
    },
    "a resource group as Azure lists it": {
      json: listed(
        "/resourceGroups/ai",
        `«"/providers/Microsoft.Authorization/roleDefinitions/${usagesReader}"»`,
      ),
      message: "belongs to the subscription",
    },
  },
});
