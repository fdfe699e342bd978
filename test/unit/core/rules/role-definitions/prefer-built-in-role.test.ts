import { findRoleByName } from "#src/core/catalog/built-in-roles";
import { preferBuiltInRole } from "#src/core/rules/role-definitions/prefer-built-in-role";
import { testDocumentRule } from "#support/rule-tester";

const accounts = "Microsoft.CognitiveServices/accounts";
const openAi = `${accounts}/OpenAI`;
const chat = `${openAi}/deployments/chat/completions/action`;

const role = (members: string, name = `"Case"`) =>
  `{ "Name": ${name}, "IsCustom": true, ${members}, "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"] }`;

const contributorWithholds = (findRoleByName("Contributor")?.permissions ?? [])
  .flatMap(({ notActions }) => notActions)
  .map((entry) => `"${entry}"`)
  .join(", ");

testDocumentRule(preferBuiltInRole, {
  valid: {
    "an operation nobody knows, which a built-in role may lack": `{ "Name": "Case", "IsCustom": true, "Description": "A case.", "Actions": ["Microsoft.CognitiveServices/accounts/inventedThings/read"], "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"] }`,
    "a role for which every built-in role grants keys or more": role(`"Actions": ["${accounts}/write"]`),
    "a role that deploys, whose built-in role changes filters too": role(
      `"Actions": ["${accounts}/deployments/write"], "DataActions": ["${chat}"]`,
    ),
    "a role that reads accounts, whose built-in role reads everything": role(
      `"Actions": ["*/read"], "DataActions": ["Microsoft.CognitiveServices/accounts/Face/*"]`,
    ),
    "a wildcard of which less is withheld than from any built-in role": role(
      `"Actions": ["*"], "NotActions": ["Microsoft.Authorization/*/Delete"]`,
    ),
    "a wildcard of which more is withheld than from any built-in role": role(
      `"Actions": ["*"], "NotActions": ["Microsoft.Storage/*/write", ${contributorWithholds}]`,
    ),
    "a role that only looks, whose built-in roles call models or look at everything": role(
      `"Actions": ["${accounts}/deployments/read", "${accounts}/read"]`,
    ),
    "a role whose subtractions take everything": role(
      `"Actions": ["${accounts}/*"], "NotActions": ["${accounts}/*"]`,
    ),
    "a role for other services": role(`"Actions": ["Microsoft.Authorization/roleAssignments/read"]`),
    "actions nobody can work out": `{ "roleName": "Case", "permissions": [{ "actions": "[parameters('actions')]", "dataActions": ["${chat}"] }] }`,
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": [], "DataActions": ["${chat}"] }`,
  },
  invalid: {
    "a role that calls chat models": {
      json: role(`"Actions": ["${accounts}/read"], "DataActions": ["${chat}"]`, `«"Case"»`),
      message: `The built-in role "Cognitive Services OpenAI User" (5e0bd9bd-7b93-4f28-af87-19fc36ad61bd) grants all operations of this role, and`,
      fixed: {
        'Show the built-in role "Cognitive Services OpenAI User"': role(
          `"Actions": ["${accounts}/read"], "DataActions": ["${chat}"]`,
        ),
        'Copy the id of "Cognitive Services OpenAI User"': role(
          `"Actions": ["${accounts}/read"], "DataActions": ["${chat}"]`,
        ),
      },
    },
    "a copy of a built-in role": {
      json: role(`"Actions": ["Microsoft.CognitiveServices/locations/usages/READ"]`, `«"Case"»`),
      message: `"Cognitive Services Usages Reader" (bba48692-92b0-4667-a9ad-c31c7b334ac2) grants the same operations.`,
    },
    "a copy of a role whose wildcard reaches AI services": {
      json: role(`"Actions": ["*/READ"]`, `«"Case"»`),
      message: `"Reader" (acdd72a7-3385-48ef-bd42-f606fba81ae7) grants the same operations.`,
    },
    "a copy of a role that subtracts": {
      json: role(`"Actions": ["*"], "NotActions": [${contributorWithholds}]`, `«"Case"»`),
      message: `"Contributor" (b24988ac-6180-42a0-ab88-20f7382dd24c) grants the same operations.`,
    },
    "a role in several permissions objects": {
      json: `{ "roleName": «"Case"», "permissions": [{ "dataActions": ["${chat}"] }, { "dataActions": ["${openAi}/*"], "notDataActions": ["${openAi}/*"] }] }`,
      message: "Cognitive Services OpenAI User",
    },
  },
});
