import { roleReachesModels } from "#src/core/rules/role-assignments/role-reaches-models";
import { account, accountScope, asApp, assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const onAccount = (role: string) => assignment(role, { scope: accountScope, properties: asApp });
const assign = (role: string, properties = asApp) =>
  template(assignment(role, { scope: accountScope, properties }));

testDocumentRule(roleReachesModels, {
  valid: {
    "a role with data actions": assign(roleId(roleIds.openAiUser)),
    "a person, who may want to look only": assign(roleId(roleIds.reader), `, "principalType": "User"`),
    "an app that may call models by another role": template(
      `${onAccount(roleId(roleIds.reader))}, ${onAccount(roleId(roleIds.openAiUser))}`,
    ),
    "an app whose other role nobody knows": template(
      `${onAccount(roleId(roleIds.reader))}, ${onAccount(`"[parameters('role')]"`)}`,
    ),
    "a role around the account": template(
      `${account()}, ${assignment(roleId(roleIds.reader), { properties: asApp })}`,
    ),
  },
  invalid: {
    "an app that may only look": {
      json: assign(`«${roleId(roleIds.reader)}»`),
      message: "Reader has no data actions",
    },
    "another app that may call models": {
      json: template(
        `${onAccount(`«${roleId(roleIds.reader)}»`)}, ${assignment(roleId(roleIds.openAiUser), { principal: `"[parameters('other')]"` })}`,
      ),
      message: "Reader has no data actions",
    },
    "an app whose other role calls no model either": {
      json: template(
        `${onAccount(`«${roleId(roleIds.reader)}»`)}, ${onAccount(`«${roleId(roleIds.owner)}»`)}`,
      ),
      message: "has no data actions",
    },
    "an app that owns": { json: assign(`«${roleId(roleIds.owner)}»`), message: "cannot call a model" },
  },
});
