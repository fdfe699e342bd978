import { noAccessAdministration } from "#src/core/rules/role-definitions/no-access-administration";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const authorization = "Microsoft.Authorization";
const assign = `${authorization}/roleAssignments/write`;
const limited =
  "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {5e0bd9bd-7b93-4f28-af87-19fc36ad61bd}))";
const open = "Open an assignment of this role that is limited by a condition";

testRoleRule(noAccessAdministration, {
  valid: {
    "reading who has access": `"Actions": ["${authorization}/*/read", "${authorization}/policyAssignments/write"]`,
    "a wildcard whose access administration is taken back": `"Actions": ["*"], "NotActions": ["microsoft.authorization/*/Delete", "microsoft.authorization/*/Write", "microsoft.authorization/*/action"]`,
    "role assignments under a condition": `"Actions": ["${assign}"], "condition": "${limited}"`,
    "a condition nobody can work out": `"Actions": ["${assign}"], "condition": "[parameters('condition')]"`,
    "a subtraction nobody can work out": `"Actions": ["*"], "NotActions": "[parameters('notActions')]"`,
  },
  invalid: {
    "role assignments": {
      json: `"Actions": [«"${assign}"», "*/read"]`,
      message: "grants roleAssignments/write without a condition: every holder can give themselves",
      fixed: {
        [`Remove "${assign}"`]: `"Actions": ["*/read"]`,
        [open]: `"Actions": ["${assign}", "*/read"]`,
      },
    },
    "a wildcard over role definitions": {
      json: `"Actions": [«"${authorization}/ROLEDEFINITIONS/*"»]`,
      message: "grants roleDefinitions/write and roleDefinitions/delete without a condition",
      fixed: {
        "Replace with what it grants today, without access administration": `"Actions": ["${authorization}/roleDefinitions/read"]`,
      },
    },
    "what the condition does not speak of": {
      json: `"Actions": ["${assign}", «"${authorization}/elevateAccess/action"»], "condition": "${limited}"`,
      message: "elevateAccess/action",
    },
    "the removal of assignments alone, which gives nobody rights": {
      json: `"Actions": ["${assign}", «"${authorization}/roleAssignments/delete"»], "condition": "${limited}"`,
      message: "every holder can delete what gives others their rights.",
    },
    "the removal of what denies": {
      json: `"Actions": [«"${authorization}/denyAssignments/delete"»]`,
      message: "or lift what limits them.",
    },
    "what a subtraction leaves over": {
      json: `"Actions": [«"${authorization}/*"»], "NotActions": ["${authorization}/*/WRITE", "${authorization}/*/delete"]`,
      message: "grants elevateAccess/action without a condition",
    },
  },
});

testDocumentRule(noAccessAdministration, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["${assign}"] }`,
  },
  invalid: {},
});
