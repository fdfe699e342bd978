import { roleReachesModels } from "#src/core/rules/role-assignments/role-reaches-models";
import { account, accountScope, asApp, assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const assign = (role: string, properties = asApp) =>
  template(assignment(role, { scope: accountScope, properties }));

testDocumentRule(roleReachesModels, {
  valid: {
    "a role with data actions": assign(roleId(roleIds.openAiUser)),
    "a person, who may want to look only": assign(roleId(roleIds.reader), `, "principalType": "User"`),
    "a role around the account": template(
      `${account()}, ${assignment(roleId(roleIds.reader), { properties: asApp })}`,
    ),
  },
  invalid: {
    "an app that may only look": {
      json: assign(`«${roleId(roleIds.reader)}»`),
      message: "Reader has no data actions",
    },
    "an app that owns": { json: assign(`«${roleId(roleIds.owner)}»`), message: "cannot call a model" },
  },
});
