import { accessOperations } from "../../catalog/sensitive-operations";
import { asString } from "../../document/value";
import { conditionLimits } from "../../rbac/condition";
import { listed, say, type Text } from "../../text/text";
import { defineRule, type Fix } from "../rule";
import { sensitiveGrants, type SensitiveGrant } from "../sensitive-grants";
import { withholdingFixes } from "../withholding-fix";

/** Who can give rights can give every right to themselves. */
export const noAccessAdministration = defineRule({
  meta: {
    id: "no-access-administration",
    summary: "A role should not let its holders change who has access",
    category: "least-privilege",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      if (role.origin === "builtIn") return;
      for (const grant of sensitiveGrants(role, accessOperations)) {
        const { block, lists, entry } = grant;
        const condition = block.condition.kind === "unknown" ? undefined : asString(block.condition);
        const free = grant.operations.filter((operation) => !conditionLimits(condition, operation));
        if (free.length === 0 || block.condition.kind === "unknown") continue;
        report({
          at: entry.at,
          message: message({ ...grant, operations: free }),
          fixes: [
            ...withholdingFixes(lists, entry, accessOperations.operations, say("access administration")),
            ...conditionFix(free),
          ],
        });
      }
    },
  },
});

function message({ entry, operations }: SensitiveGrant): Text {
  const names = operations.map((operation) => operation.replace(/^Microsoft\.Authorization\//, ""));
  const more = names.length > 2 ? [say("{0} more", names.length - 2)] : [];
  const granted = listed([...names.slice(0, 2), ...more]);
  return operations.every((operation) => onlyTakesAway.test(operation))
    ? say(
        '"{0}" grants {1} without a condition: every holder can delete what gives others their rights.',
        entry.value,
        granted,
      )
    : say(
        '"{0}" grants {1} without a condition: every holder can give themselves or others rights that this role does not name, or lift what limits them.',
        entry.value,
        granted,
      );
}

/** Roles and their assignments do nothing but grant, unlike deny assignments, so nobody gains by their end. */
const onlyTakesAway = /\/role(?:Assignments|Definitions)\/delete$/;

/**
 * Azure takes conditions for a custom role at its assignments only.
 * https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-overview
 */
function conditionFix(operations: readonly string[]): readonly Fix[] {
  if (!operations.includes("Microsoft.Authorization/roleAssignments/write")) return [];
  return [
    {
      title: say("Open an assignment of this role that is limited by a condition"),
      safety: "unsafe",
      edits: () => [],
      creates: { language: "json", content: () => `${JSON.stringify(assignment, null, 2)}\n` },
    },
  ];
}

const roles = "ForAnyOfAnyValues:GuidEquals {<id of a role that may be assigned>}";
const roleId = "Microsoft.Authorization/roleAssignments:RoleDefinitionId";
const clause = (operation: string, place: string) =>
  `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${operation}'})) OR (@${place}[${roleId}] ${roles}))`;

const assignment = {
  properties: {
    roleDefinitionId:
      "/subscriptions/<subscription-id>/providers/Microsoft.Authorization/roleDefinitions/<id of this role>",
    principalId: "<object-id>",
    principalType: "User",
    condition: `${clause("write", "Request")} AND ${clause("delete", "Resource")}`,
    conditionVersion: "2.0",
  },
};
