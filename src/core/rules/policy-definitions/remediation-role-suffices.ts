import { findRoleById } from "../../catalog/built-in-roles";
import { addElement } from "../../document/edits";
import { findMember } from "../../document/json-node";
import { fullRoleId } from "../../policy/role-id";
import { grants, type Permission } from "../../rbac/permissions";
import { remediationRoles } from "../../resources/remediation-role";
import { say, type Text } from "../../text/text";
import { leastRole } from "../least-built-in-role";
import { remediationNeeds, writesOfProvider } from "../remediation-needs";
import { defineRule } from "../rule";

/** Nothing says so before the first remediation fails, and then it says so for every resource. */
export const remediationRoleSuffices = defineRule({
  meta: {
    id: "remediation-role-suffices",
    summary: "The roles of a remediation must allow what it writes",
    category: "policy",
    severity: "warning",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report, { resources }) {
      const { list, roles, complete } = remediationRoles(policy);
      const known = roles.map(({ guid }) => (guid === undefined ? undefined : findRoleById(guid)));
      if (!list || !complete || known.some((role) => role === undefined)) return;
      const permissions = known.flatMap((role) => role?.permissions ?? []);
      const { certainWrites, deploys } = remediationNeeds(policy, resources);
      const missing = certainWrites.find((operation) => lacks(permissions, operation));
      if (missing === undefined) return;
      const enough = leastRole({ writes: [missing], deploys });
      const certain = isCertain(permissions, missing);
      report({
        severity: certain ? "warning" : "information",
        at: findMember(policy.details, "roleDefinitionIds")?.key ?? list,
        message: lacking(missing, roles.length > 0, certain),
        fixes: enough
          ? [
              {
                title: say("Add the role {0}", enough.name),
                safety: "unsafe",
                edits: addElement(list, fullRoleId(enough.id)),
              },
            ]
          : [],
      });
    },
  },
});

function lacking(operation: string, hasRoles: boolean, certain: boolean): Text {
  if (!hasRoles)
    return say(
      'No role is listed that allows "{0}", which the remediation calls, so it will fail.',
      operation,
    );
  return certain
    ? say('None of these roles allows "{0}", which the remediation calls, so it will fail.', operation)
    : say(
        'None of these roles is known to allow "{0}", which the remediation calls; without that right it fails.',
        operation,
      );
}

/**
 * Of most providers the catalogue does not know every operation, nor which of
 * them does instead of another. There only roles that allow no write of the
 * provider at all are certain to fail.
 */
function lacks(permissions: readonly Permission[], operation: string): boolean {
  if (grants(permissions, operation, "control")) return false;
  if (isAi(operation)) return true;
  return !writesOfProvider(operation).some((other) => grants(permissions, other, "control"));
}

/** Where every operation is known, or no role allows writing anything, there is no other way it could work. */
function isCertain(permissions: readonly Permission[], operation: string): boolean {
  const onlyReads = permissions.every(({ actions }) =>
    actions.every((entry) => /\/(?:read|action|delete)$/i.test(entry)),
  );
  return onlyReads || isAi(operation);
}

function isAi(operation: string): boolean {
  return /^Microsoft\.CognitiveServices\//i.test(operation);
}
