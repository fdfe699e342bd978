import { grants } from "../../rbac/permissions";
import { assignmentReach } from "../../resources/assignment-scope";
import { say } from "../../text/text";
import { assignedRole, permissionsAssigned, roleNoun } from "../assigned-role";
import { openAiContributor, openAiUser, replaceRoleFixes } from "../role-replacement";
import { defineRule } from "../rule";

const keyOperations = [
  "Microsoft.CognitiveServices/accounts/listKeys/action",
  "Microsoft.CognitiveServices/accounts/regenerateKey/action",
];

/** A role that reads keys gives its holder all there is on the account, whatever its name promises. */
export const noKeyAccessRole = defineRule({
  meta: {
    id: "no-key-access-role",
    summary: "A role assigned on an account should not read or renew its keys",
    category: "key-access",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report, context) {
      const permissions = permissionsAssigned(assignment, context);
      const at = assignment.roleMember?.value;
      if (!permissions || !at || assignmentReach(assignment, context.resources).kind === "elsewhere") return;
      if (!keyOperations.some((operation) => grants(permissions, operation, "control"))) return;
      const assigned = assignedRole(assignment, context);
      report({
        at,
        message: say(
          "{0} lets the principal read the API keys of the account, which give every data-plane right and cannot be traced to anybody.",
          roleNoun(assigned),
        ),
        fixes: replaceRoleFixes(assignment, assigned, permissions, [openAiUser, openAiContributor]),
      });
    },
  },
});
