import { assignmentReach } from "../../resources/assignment-scope";
import { isApp } from "../../resources/assignment-principal";
import type { Resource } from "../../resources/resource";
import type { RoleAssignment } from "../../resources/role-assignment";
import { stringOf } from "../../document/json-node";
import { asString, type Reader } from "../../document/value";
import { onceOf } from "../../memo/once";
import { capabilities } from "../../rbac/capability";
import { heldCapabilities } from "../../rbac/held-capabilities";
import { say } from "../../text/text";
import { assignedRole, permissionsAssigned } from "../assigned-role";
import { openAiUser, replaceRoleFixes } from "../role-replacement";
import { defineRule, type RuleContext } from "../rule";

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
      if (mayCallOtherwise(assignment, context)) return;
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

/** Whether another assignment of the document gives, or may give, the same app the right to call models. */
function mayCallOtherwise(assignment: RoleAssignment, { resources }: RuleContext): boolean {
  const { words, read } = principalOf(assignment);
  return words !== undefined && callersIn(resources).get(read)?.has(words) === true;
}

/** The principals who call models by some assignment, or may do so; asked for each of many assignments. */
const callersIn = onceOf((resources: readonly Resource[]) => {
  const callers = new Map<Reader | undefined, Set<string>>();
  for (const assignment of resources) {
    if (assignment.kind !== "roleAssignment" || !mayCall(assignment, resources)) continue;
    const { words = "", read } = principalOf(assignment);
    callers.set(read, (callers.get(read) ?? new Set()).add(words));
  }
  return callers;
});

function mayCall(assignment: RoleAssignment, resources: readonly Resource[]): boolean {
  const permissions = permissionsAssigned(assignment, { resources });
  if (!permissions) return true;
  const held = heldCapabilities(permissions);
  return capabilities.some(({ id, group }) => group === "models" && held.get(id) !== "no");
}

/** The id of a principal or, where that is not known, the words for it and what gives them their meaning. */
function principalOf({ principalId, principalMember, read }: RoleAssignment): {
  readonly words: string | undefined;
  readonly read?: Reader;
} {
  const id = asString(principalId);
  return id === undefined ? { words: stringOf(principalMember?.value), read } : { words: id.toLowerCase() };
}
