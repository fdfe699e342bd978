import { noKeyAccessRole } from "#src/core/rules/role-assignments/no-key-access-role";
import {
  account,
  accountScope,
  assignment,
  roleId,
  roleIds,
  subscriptionTemplate,
  template,
} from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const { cognitiveServicesUser, contributor, openAiUser } = roleIds;
const onAccount = (role: string) => assignment(role, { scope: accountScope });
const customRole = (action: string) =>
  `{ "type": "Microsoft.Authorization/roleDefinitions", "name": "[guid('operator')]", "properties": { "roleName": "Operator", "permissions": [{ "actions": ["${action}"] }] } }`;
const customId = `"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', guid('operator'))]"`;
const module = (role: string) =>
  template(
    `{ "type": "Microsoft.Resources/deployments", "name": "m", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "parameters": { "roleAssignments": { "value": [{ "roleDefinitionIdOrName": ${role}, "principalId": "p" }] } }, "template": { "contentVersion": "1.0.0.0", "resources": [${account()}] } } }`,
  );

/** A template of a subscription with two modules: one deploys an account, the other assigns a role. */
const modules = (groupOfAccount: string, groupOfRole: string, role: string) => {
  const deploy = (name: string, group: string, resources: string) =>
    `{ "type": "Microsoft.Resources/deployments", "name": "${name}", ${group}"properties": { "expressionEvaluationOptions": { "scope": "inner" }, "template": ${template(resources)} } }`;
  const account1 = deploy("account", groupOfAccount, account());
  return subscriptionTemplate(`${account1}, ${deploy("role", groupOfRole, assignment(role))}`);
};
const inGroup = (name: string) => `"resourceGroup": ${name}, `;

testDocumentRule(noKeyAccessRole, {
  valid: {
    "a custom role of the same words, where they mean something else": template(
      `${customRole("Microsoft.CognitiveServices/*").replace("guid('operator')", "parameters('role')")}, { "type": "Microsoft.Resources/deployments", "name": "m", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "template": ${template(onAccount(customId.replace("guid('operator')", "parameters('role')")))} } }`,
    ),
    "a module for another resource group than that of the account": modules(
      inGroup(`"rg-ai"`),
      inGroup(`"rg-web"`),
      roleId(contributor),
    ),
    "a module for a resource group of another subscription": modules(
      inGroup(`"rg-ai"`),
      `${inGroup(`"rg-ai"`)}"subscriptionId": "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f", `,
      roleId(contributor),
    ),
    "a role that only calls models": template(onAccount(roleId(openAiUser))),
    "a role on something else": template(
      assignment(roleId(contributor), {
        scope: `"scope": "[resourceId('Microsoft.Search/searchServices', 's')]", `,
      }),
    ),
    "a role where no account is": template(assignment(roleId(contributor))),
    "a role on a part of an account": template(
      assignment(roleId(contributor), {
        scope: `"scope": "[resourceId('Microsoft.CognitiveServices/accounts/projects', 'chat', 'p')]", `,
      }),
    ),
    "a part of an account as Bicep names the scope of an extension": template(
      assignment(roleId(contributor), {
        scope: `"scope": "[format('Microsoft.CognitiveServices/accounts/{0}/projects/{1}', parameters('principalId'), 'p')]", `,
      }),
    ),
    "the older type of an assignment on something else": template(
      `${account()}, ${assignment(roleId(contributor)).replace(
        "Microsoft.Authorization/roleAssignments",
        "Microsoft.Search/searchServices/providers/roleAssignments",
      )}`,
    ),
    "an assignment that is never made": template(
      `${account()}, ${assignment(roleId(contributor), { scope: `"condition": false, ` })}`,
    ),
    "a role nobody knows": template(onAccount(`"[parameters('role')]"`)),
    "a look-up table that assigns nothing": template(
      account(),
      `"variables": { "roles": { "Contributor": ${roleId(contributor)} } }, `,
    ),
    "a custom role without keys": template(
      `${customRole("Microsoft.CognitiveServices/accounts/read")}, ${onAccount(customId)}`,
    ),
  },
  invalid: {
    "an account through a variable, whose name nobody knows": {
      json: template(
        assignment(`«${roleId(contributor)}»`, {
          scope: `"scope": "[variables('accountId')]", `,
        }),
        `"variables": { "accountId": "[resourceId('Microsoft.CognitiveServices/accounts', parameters('principalId'))]" }, `,
      ),
      message: "Contributor lets the principal read",
    },
    "an account as Bicep names the scope of an extension": {
      json: template(
        assignment(`«${roleId(contributor)}»`, {
          scope: `"scope": "[format('Microsoft.CognitiveServices/accounts/{0}', parameters('principalId'))]", `,
        }),
      ),
      message: "Contributor lets the principal read",
    },
    "the older type of an assignment on an account": {
      json: template(
        assignment(`«${roleId(contributor)}»`).replace(
          "Microsoft.Authorization/roleAssignments",
          "Microsoft.CognitiveServices/accounts/providers/roleAssignments",
        ),
      ),
      message: "Contributor lets the principal read",
    },
    "the resource group, by its name, around the account the template deploys": {
      json: template(
        `${account()}, ${assignment(`«${roleId(contributor)}»`, { scope: `"scope": "[resourceGroup().id]", ` })}`,
      ),
      message: "Contributor lets the principal read",
    },
    "a module for the resource group that another module deploys an account to": {
      json: modules(inGroup(`"rg-ai"`), inGroup(`"RG-AI"`), `«${roleId(contributor)}»`),
      message: "Contributor lets the principal read",
    },
    "a module for the same resource group, whose name nobody knows": {
      json: modules(
        inGroup(`"[parameters('principalId')]"`),
        inGroup(`"[parameters('principalId')]"`),
        `«${roleId(contributor)}»`,
      ),
      message: "Contributor lets the principal read",
    },
    "a role that reads keys, on the account": {
      json: template(onAccount(`«${roleId(cognitiveServicesUser)}»`)),
      message: "Cognitive Services User lets the principal read the API keys",
    },
    "a broad role around the account the template deploys": {
      json: template(`${account()}, ${assignment(`«${roleId(contributor)}»`)}`),
      message: "Contributor lets the principal read the API keys",
    },
    "a role from an object of roles in a variable": {
      json: template(
        onAccount(
          `«"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', variables('roles').user)]"»`,
        ),
        `"variables": { "roles": { "user": "${cognitiveServicesUser}" } }, `,
      ),
      message: "Cognitive Services User",
    },
    "a role named to a module": {
      json: module(`«"Cognitive Services User"»`),
      message: "Cognitive Services User",
    },
    "a custom role that a parameter names": {
      json: template(
        `${customRole("Microsoft.CognitiveServices/*").replace("guid('operator')", "parameters('role')")}, ${onAccount(`«${customId.replace("guid('operator')", "parameters('role')")}»`)}`,
      ),
      message: "Operator lets the principal read the API keys",
    },
    "a custom role of the same file": {
      json: template(`${customRole("Microsoft.CognitiveServices/*")}, ${onAccount(`«${customId}»`)}`),
      message: "Operator lets the principal read",
    },
    "an assignment as Azure lists it": {
      json: `[{ "type": "Microsoft.Authorization/roleAssignments", "scope": "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/chat", "principalId": "p", "roleDefinitionId": «"/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/providers/Microsoft.Authorization/roleDefinitions/${cognitiveServicesUser.toUpperCase()}"» }]`,
      message: "Cognitive Services User",
    },
  },
});
