import { assignmentReach } from "../../resources/assignment-scope";
import { isApp } from "../../resources/assignment-principal";
import { say } from "../../text/text";
import { assignedRole } from "../assigned-role";
import { openAiContributor, openAiUser, replaceRoleFixes } from "../role-replacement";
import { defineRule } from "../rule";

/** Owner, Contributor, User Access Administrator, Role Based Access Control Administrator. */
const adminRoles = new Set([
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  "b24988ac-6180-42a0-ab88-20f7382dd24c",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
]);

/** Whoever takes an app over has its roles; an app that calls models needs none that manages anything. */
export const noAdminRoleForApp = defineRule({
  meta: {
    id: "no-admin-role-for-app",
    summary: "An app should not administer the account it calls",
    category: "least-privilege",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report, context) {
      const assigned = assignedRole(assignment, context);
      const at = assignment.roleMember?.value;
      if (assigned.kind !== "builtIn" || !adminRoles.has(assigned.role.id) || !at || !isApp(assignment))
        return;
      if (assignmentReach(assignment, context.resources).kind === "elsewhere") return;
      const { name, permissions } = assigned.role;
      report({
        at,
        message: say(
          "{0} makes an app an administrator of the account: whoever takes the app over can change the account or let others in. Calling models takes less.",
          name,
        ),
        fixes: replaceRoleFixes(assignment, assigned, permissions, [openAiUser, openAiContributor]),
      });
    },
  },
});
