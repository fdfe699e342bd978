import { delegationNeedsCondition } from "#src/core/rules/role-assignments/delegation-needs-condition";
import { assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const assign = (role: string, properties = "") => template(assignment(role, { properties }));
const condition = `, "condition": "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {5e0bd9bd-7b93-4f28-af87-19fc36ad61bd}))", "conditionVersion": "2.0"`;
const about = (action: string) =>
  `, "condition": "((!(ActionMatches{'${action}'})) OR (@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'x'))", "conditionVersion": "2.0"`;
const moduleOf = (role: string, rest = "") =>
  template(
    `{ "type": "Microsoft.Resources/deployments", "apiVersion": "2019-10-01", "name": "m", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "parameters": { "roleAssignments": { "value": [{ "roleDefinitionIdOrName": ${role}, "principalId": "p"${rest} }] } }, "template": ${template("")} } }`,
  );
/** Foundry Project Manager, whose own definition limits what it may assign. */
const limited = "eadc314b-1a2d-4efa-be10-5d325db5065e";

testDocumentRule(delegationNeedsCondition, {
  valid: {
    "a role that assigns nothing": assign(roleId(roleIds.contributor)),
    "a role that is limited by its definition": assign(roleId(limited)),
    "an assignment with a condition": assign(roleId(roleIds.rbacAdministrator), condition),
    "a condition on all that is written": assign(
      roleId(roleIds.owner),
      about("Microsoft.Authorization/*/write"),
    ),
    "a condition nobody can read": assign(
      roleId(roleIds.owner),
      `, "condition": "@Request[((", "conditionVersion": "2.0"`,
    ),
    "a condition that is handed in": assign(
      roleId(roleIds.owner),
      `, "condition": "[parameters('condition')]"`,
    ),
  },
  invalid: {
    "a condition about something else, which stays": {
      json: assign(
        `«${roleId(roleIds.owner)}»`,
        about("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"),
      ),
      message: "since no condition limits it",
      fixed: {},
    },
    "a condition on the removal of assignments alone": {
      json: assign(`«${roleId(roleIds.owner)}»`, about("Microsoft.Authorization/roleAssignments/delete")),
      message: "since no condition limits it",
    },
    "an empty condition": {
      json: assign(`«${roleId(roleIds.owner)}»`, `, "condition": "", "conditionVersion": "2.0"`),
      message: "since no condition limits it",
      fixed: {
        "Add a condition that allows Cognitive Services OpenAI User only": assign(
          roleId(roleIds.owner),
          condition,
        ),
      },
    },
    "a module, whose version is not that of the assignment": {
      json: moduleOf(`«"Owner"»`),
      message: "Owner may assign any role",
      fixed: {
        "Add a condition that allows Cognitive Services OpenAI User only": moduleOf(`"Owner"`, condition),
      },
    },
    "a version of the interface that knows no conditions": {
      json: assign(`«${roleId(roleIds.owner)}»`).replace('"2022-04-01"', '"2018-09-01-preview"'),
      message: "Owner may assign any role",
      fixed: {
        "Add a condition that allows Cognitive Services OpenAI User only": assign(
          roleId(roleIds.owner),
          condition,
        ),
      },
    },
    "a role that may assign everything": {
      json: assign(`«${roleId(roleIds.rbacAdministrator)}»`),
      message: "may assign any role to anybody",
      fixed: {
        "Add a condition that allows Cognitive Services OpenAI User only": assign(
          roleId(roleIds.rbacAdministrator),
          condition,
        ),
      },
    },
    "an assignment whose condition is null, as Azure lists it": {
      json: assign(`«${roleId(roleIds.owner)}»`, `, "condition": null, "conditionVersion": null`),
      message: "Owner may assign any role",
      fixed: {
        "Add a condition that allows Cognitive Services OpenAI User only": assign(
          roleId(roleIds.owner),
          condition,
        ),
      },
    },
    "the owner": { json: assign(`«${roleId(roleIds.owner)}»`), message: "Owner may assign any role" },
  },
});
