import { preferAccountScope } from "#src/core/rules/role-assignments/prefer-account-scope";
import { account, accountScope, assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const { openAiUser, contributor } = roleIds;

testDocumentRule(preferAccountScope, {
  valid: {
    "the account": template(`${account()}, ${assignment(roleId(openAiUser), { scope: accountScope })}`),
    "two accounts": template(`${account("a")}, ${account("b")}, ${assignment(roleId(openAiUser))}`),
    "a loop of accounts": template(
      `${account().replace('"properties"', '"copy": { "name": "each", "count": 3 }, "properties"')}, ${assignment(roleId(openAiUser))}`,
    ),
    "no account": template(assignment(roleId(openAiUser))),
    "a role for something else": template(`${account()}, ${assignment(roleId(contributor))}`),
  },
  invalid: {
    "the resource group of one account": {
      json: template(`${account()}, ${assignment(`«${roleId(openAiUser)}»`)}`),
      message: "while it deploys one account",
      fixed: {
        "Set the scope to the account": template(
          `${account()}, ${assignment(roleId(openAiUser)).slice(0, -2)}, "scope": "[resourceId('Microsoft.CognitiveServices/accounts', 'chat')]" }`,
        ),
      },
    },
  },
});
