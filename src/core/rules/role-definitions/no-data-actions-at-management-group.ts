import { say } from "../../text/text";
import { readAssignableScope } from "../assignable-scope";
import { defineRule } from "../rule";

/** https://learn.microsoft.com/azure/role-based-access-control/custom-roles#custom-role-limits */
export const noDataActionsAtManagementGroup = defineRule({
  meta: {
    id: "no-data-actions-at-management-group",
    summary: "A role with data actions should not rely on being assigned at a management group",
    category: "correctness",
    severity: "warning",
    fixable: false,
  },

  check: {
    roleDefinition({ permissions, assignableScopes, origin }, report) {
      if (origin === "builtIn") return;
      const [dataAction] = permissions.flatMap(({ dataActions }) => dataActions.entries);
      if (!dataAction) return;
      for (const { at, value } of assignableScopes.entries) {
        if (readAssignableScope(value).kind !== "managementGroup") continue;
        report({
          at,
          message: say(
            'Azure does not let a custom role with data actions be assigned at a management group, so "{0}" only makes the role visible there. Assign it at a subscription or below.',
            value,
          ),
          related: [{ at: dataAction.at, message: say("A data action of this role.") }],
        });
      }
    },
  },
});
