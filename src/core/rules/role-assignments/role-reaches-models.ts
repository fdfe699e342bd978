import { assignmentReach } from "../../resources/assignment-scope";
import { isApp } from "../../resources/assignment-principal";
import { say } from "../../text/text";
import { assignedRole } from "../assigned-role";
import { openAiUser, replaceRoleFixes } from "../role-replacement";
import { defineRule } from "../rule";

/** Reader, Contributor, Owner, Cognitive Services Contributor: roles without a single data action. */
const withoutDataActions = new Set([
  "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "b24988ac-6180-42a0-ab88-20f7382dd24c",
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68",
]);

/** Managing an account and calling its models are two planes, and no role of the one reaches into the other. */
export const roleReachesModels = defineRule({
  meta: {
    id: "role-reaches-models",
    summary: "An app that is to call models needs a role with data actions",
    category: "correctness",
    severity: "information",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report, context) {
      const assigned = assignedRole(assignment, context);
      const at = assignment.roleMember?.value;
      if (assigned.kind !== "builtIn" || !withoutDataActions.has(assigned.role.id) || !at) return;
      if (!isApp(assignment) || assignmentReach(assignment, context.resources).kind !== "account") return;
      const { name, permissions } = assigned.role;
      report({
        at,
        message: say(
          "{0} has no data actions, so with a token of its own this app cannot call a model. Calling with keys ends when they are turned off.",
          name,
        ),
        fixes: replaceRoleFixes(assignment, assigned, permissions, [openAiUser]),
      });
    },
  },
});
