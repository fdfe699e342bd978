import { delegationNeedsCondition } from "#src/core/rules/role-assignments/delegation-needs-condition";
import { assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const assign = (role: string, properties = "") => template(assignment(role, { properties }));
const condition = `, "condition": "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {5e0bd9bd-7b93-4f28-af87-19fc36ad61bd}))", "conditionVersion": "2.0"`;
/** Foundry Project Manager, whose own definition limits what it may assign. */
const limited = "eadc314b-1a2d-4efa-be10-5d325db5065e";

testDocumentRule(delegationNeedsCondition, {
  valid: {
    "a role that assigns nothing": assign(roleId(roleIds.contributor)),
    "a role that is limited by its definition": assign(roleId(limited)),
    "an assignment with a condition": assign(roleId(roleIds.rbacAdministrator), condition),
  },
  invalid: {
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
