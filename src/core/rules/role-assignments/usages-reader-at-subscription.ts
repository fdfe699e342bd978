import { isBelowSubscription } from "../../resources/assignment-scope";
import { say } from "../../text/text";
import { assignedRole } from "../assigned-role";
import { defineRule } from "../rule";

/** Cognitive Services Usages Reader */
const usagesReader = "bba48692-92b0-4667-a9ad-c31c7b334ac2";

/** Quota belongs to a subscription and a region, so the right to read it counts there alone. */
export const usagesReaderAtSubscription = defineRule({
  meta: {
    id: "usages-reader-at-subscription",
    summary: "Cognitive Services Usages Reader should be assigned at the subscription",
    category: "correctness",
    severity: "warning",
    fixable: false,
  },

  check: {
    roleAssignment(assignment, report, context) {
      const assigned = assignedRole(assignment, context);
      const at = assignment.roleMember?.value;
      if (assigned.kind !== "builtIn" || assigned.role.id !== usagesReader || !at) return;
      if (!isBelowSubscription(assignment)) return;
      report({
        at,
        message: say(
          "{0} reads quota, which belongs to the subscription: assigned below it, the role has no effect.",
          assigned.role.name,
        ),
      });
    },
  },
});
