import { preferAccountScope } from "#src/core/rules/role-assignments/prefer-account-scope";
import { account, accountScope, assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const { openAiUser, contributor } = roleIds;
const chat = `"[resourceId('Microsoft.CognitiveServices/accounts', 'chat')]"`;
const user = `«${roleId(openAiUser)}»`;
const fix = "Set the scope to the account";
const bySymbol = (user: string) =>
  template(`"chat": ${account()}, "user": ${user}`)
    .replace(`"resources": [`, `"languageVersion": "2.0", "resources": {`)
    .replace(/\] \}$/, "} }");

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
    "an assignment that waits for something else": {
      json: template(`${account()}, ${assignment(user, { scope: `"dependsOn": ["identity"], ` })}`),
      message: "while it deploys one account",
      fixed: {
        [fix]: template(
          `${account()}, ${assignment(roleId(openAiUser), { scope: `"dependsOn": ["identity", ${chat}], ` }).slice(0, -2)}, "scope": ${chat} }`,
        ),
      },
    },
    "an assignment that waits for the account already": {
      json: template(`${account()}, ${assignment(user, { scope: `"dependsOn": [${chat}], ` })}`),
      message: "while it deploys one account",
      fixed: {
        [fix]: template(
          `${account()}, ${assignment(roleId(openAiUser), { scope: `"dependsOn": [${chat}], ` }).slice(0, -2)}, "scope": ${chat} }`,
        ),
      },
    },
    "resources with symbolic names": {
      json: bySymbol(assignment(user)),
      message: "while it deploys one account",
      fixed: {
        [fix]: bySymbol(
          `${assignment(roleId(openAiUser)).slice(0, -2)}, "scope": ${chat}, "dependsOn": ["chat"] }`,
        ),
      },
    },
    "the resource group of one account": {
      json: template(`${account()}, ${assignment(`«${roleId(openAiUser)}»`)}`),
      message: "while it deploys one account",
      fixed: {
        "Set the scope to the account": template(
          `${account()}, ${assignment(roleId(openAiUser)).slice(0, -2)}, "scope": ${chat}, "dependsOn": [${chat}] }`,
        ),
      },
    },
  },
});
