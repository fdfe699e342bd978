import { noAdminRoleForApp } from "#src/core/rules/role-assignments/no-admin-role-for-app";
import { accountScope, asApp, assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const assign = (role: string, properties = asApp, principal = `"[parameters('principalId')]"`) =>
  template(assignment(role, { scope: accountScope, properties, principal }));

testDocumentRule(noAdminRoleForApp, {
  valid: {
    "a person": assign(roleId(roleIds.owner), `, "principalType": "User"`),
    "a principal of unknown type": assign(roleId(roleIds.owner), ""),
    "a lesser role": assign(roleId(roleIds.openAiUser)),
    "a scope without an account": template(assignment(roleId(roleIds.owner), { properties: asApp })),
  },
  invalid: {
    "an app that owns": {
      json: assign(`«${roleId(roleIds.owner)}»`),
      message: "Owner makes an app an administrator",
    },
    "an identity that administers access": {
      json: assign(
        `«${roleId(roleIds.rbacAdministrator)}»`,
        "",
        `"[reference(resourceId('Microsoft.Web/sites', 'app'), '2023-12-01', 'full').identity.principalId]"`,
      ),
      message: "Role Based Access Control Administrator makes an app",
    },
  },
});
