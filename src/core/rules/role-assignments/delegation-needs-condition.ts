import { setMembers } from "../../document/edits";
import { isUnset } from "../../document/value";
import { conditionLimits } from "../../rbac/condition";
import { grants } from "../../rbac/permissions";
import { say } from "../../text/text";
import { assignedRole, permissionsAssigned, roleNoun } from "../assigned-role";
import { openAiUser } from "../role-replacement";
import { defineRule } from "../rule";

const writeAssignments = "Microsoft.Authorization/roleAssignments/write";

/** Limits the roles that may be assigned; the author lists those that are needed. */
const condition = `((!(ActionMatches{'${writeAssignments}'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${openAiUser}}))`;

/** Whoever may write assignments without a limit may make themselves Owner. */
export const delegationNeedsCondition = defineRule({
  meta: {
    id: "delegation-needs-condition",
    summary: "A role that assigns roles should be assigned with a condition",
    category: "least-privilege",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report, context) {
      const permissions = permissionsAssigned(assignment, context);
      const at = assignment.roleMember?.value;
      if (!permissions || !at || !isUnset(assignment.condition)) return;
      const unlimited = permissions.filter((block) => !conditionLimits(block.condition, writeAssignments));
      if (!grants(unlimited, writeAssignments, "control")) return;
      report({
        at,
        message: say(
          "{0} may assign any role to anybody in its scope, itself and Owner included, since no condition limits it.",
          roleNoun(assignedRole(assignment, context)),
        ),
        fixes: [
          {
            title: say("Add a condition that allows {0} only", "Cognitive Services OpenAI User"),
            safety: "unsafe",
            edits: setMembers(assignment.body, { condition, conditionVersion: "2.0" }),
          },
        ],
      });
    },
  },
});
