import { setMembers, together } from "../../document/edits";
import { asString, isUnset, type Value } from "../../document/value";
import { conditionLimits } from "../../rbac/condition";
import { grants } from "../../rbac/permissions";
import type { RoleAssignment } from "../../resources/role-assignment";
import { say } from "../../text/text";
import { assignedRole, permissionsAssigned, roleNoun } from "../assigned-role";
import { versionFor } from "../assignment-version";
import { openAiUser } from "../role-replacement";
import { defineRule, type Fix } from "../rule";

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
      if (!permissions || !at || mayLimit(assignment.condition)) return;
      const unlimited = permissions.filter((block) => !conditionLimits(block.condition, writeAssignments));
      if (!grants(unlimited, writeAssignments, "control")) return;
      report({
        at,
        message: say(
          "{0} may assign any role to anybody in its scope, itself and Owner included, since no condition limits it.",
          roleNoun(assignedRole(assignment, context)),
        ),
        fixes: fixes(assignment),
      });
    },
  },
});

/** Whether a condition is, or may be, about the writing of assignments. */
function mayLimit(value: Value): boolean {
  if (isUnset(value)) return false;
  const text = asString(value);
  return text === undefined || conditionLimits(text, writeAssignments);
}

/** A condition about something else stays as it is: what it keeps back must not get free. */
function fixes(assignment: RoleAssignment): readonly Fix[] {
  const { body, condition: written } = assignment;
  if (!isUnset(written) && asString(written)?.trim() !== "") return [];
  const version = versionFor(assignment, "2020-03-01-preview");
  return version === undefined
    ? []
    : [
        {
          title: say("Add a condition that allows {0} only", "Cognitive Services OpenAI User"),
          safety: "unsafe",
          edits: together(setMembers(body, { condition, conditionVersion: "2.0" }), ...version),
        },
      ];
}
