import { setMember, together } from "../../document/edits";
import { isUnset } from "../../document/value";
import { isCreatedHere } from "../../resources/assignment-principal";
import type { RoleAssignment } from "../../resources/role-assignment";
import { say } from "../../text/text";
import { versionFor } from "../assignment-version";
import { defineRule, type Fix } from "../rule";

/** A directory needs a while to show a new identity everywhere; told its type, Azure does not wait for it. */
export const requirePrincipalType = defineRule({
  meta: {
    id: "require-principal-type",
    summary: "An assignment for an identity created beside it should say its type",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report) {
      const at = assignment.principalMember?.value;
      if (!at || !isUnset(assignment.principalType) || !isCreatedHere(assignment)) return;
      report({
        at,
        message: say(
          "This identity is created by the same template and may not be found in the directory yet. Without {0} the deployment then fails with {1}.",
          "principalType",
          "PrincipalNotFound",
        ),
        fixes: fixes(assignment),
      });
    },
  },
});

/** https://learn.microsoft.com/azure/role-based-access-control/role-assignments-template#new-service-principal */
function fixes(assignment: RoleAssignment): readonly Fix[] {
  const version = versionFor(assignment, "2018-09-01-preview");
  if (version === undefined) return [];
  return [
    {
      title: say("Add {0} {1}", "principalType", "ServicePrincipal"),
      safety: version.length === 0 ? "safe" : "unsafe",
      edits: together(setMember(assignment.body, "principalType", "ServicePrincipal"), ...version),
    },
  ];
}
