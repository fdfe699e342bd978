import { currentRoleName } from "#src/core/rules/role-assignments/current-role-name";
import { testDocumentRule } from "#support/rule-tester";

const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const foundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
const assignment = (id: string, comment: string) =>
  `{ "principalId": "p",\n  "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/${id}" ${comment}\n}`;
const template = (id: string, comment: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "variables": {
    "role": "${id}" ${comment}
  },
  "resources": [{ "type": "Microsoft.Authorization/roleAssignments", "name": "x" }]
}`;

testDocumentRule(currentRoleName, {
  valid: {
    "a comment that says the name": assignment(user, "// Cognitive Services OpenAI User"),
    "a comment in other letters": assignment(user, "/* cognitive services openai user */"),
    "a comment that names no role": assignment(user, "// for the app"),
    "no comment": assignment(user, ""),
    "a role that is not known": assignment(
      "11111111-2222-3333-4444-555555555555",
      "// Cognitive Services User",
    ),
    "a word that is a role's name and much else": assignment(user, "// a reader of this line"),
  },
  invalid: {
    "another role": {
      json: assignment(user, "// «Cognitive Services User», for the app"),
      message: `The id is that of Cognitive Services OpenAI User, not of "Cognitive Services User"`,
      fixed: {
        "Write Cognitive Services OpenAI User": assignment(
          user,
          "// Cognitive Services OpenAI User, for the app",
        ),
      },
    },
    "a name the role had before": {
      json: assignment(foundryUser, "// «Azure AI User»"),
      message: `"Azure AI User" is called Foundry User today.`,
      fixed: { "Write Foundry User": assignment(foundryUser, "// Foundry User") },
    },
    "another role in a variable": {
      json: template(user, "/* «Cognitive Services Contributor» */"),
      message: "takes it for another role",
      fixed: {
        "Write Cognitive Services OpenAI User": template(user, "/* Cognitive Services OpenAI User */"),
      },
    },
  },
});
