import type { BuiltInRole } from "../../catalog/built-in-roles";
import { replaceValue } from "../../document/edits";
import { fullRoleId } from "../../policy/role-id";
import { remediationRoles, type RemediationRole } from "../../resources/remediation-role";
import { counted } from "../../text/counted";
import { say, type Text } from "../../text/text";
import { leastRole } from "../least-built-in-role";
import { remediationNeeds } from "../remediation-needs";
import { defineRule, type Report } from "../rule";

/** Roles that are given for convenience, and what comes with them. */
const broadRoles: Readonly<Record<string, Pick<Report, "severity"> & { allows: Text }>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": {
    allows: say("Owner allows everything, assigning any role to anyone included"),
    severity: "warning",
  },
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": {
    allows: say("User Access Administrator allows assigning any role to anyone"),
    severity: "warning",
  },
  "b24988ac-6180-42a0-ab88-20f7382dd24c": {
    allows: say(
      "Contributor allows changing every resource and reading the keys of every AI services account",
    ),
    severity: "information",
  },
};

/** The identity of an assignment keeps its roles for as long as the assignment lasts, and its scope is often a whole tenant. */
export const leastRemediationRole = defineRule({
  meta: {
    id: "least-remediation-role",
    summary: "A remediation should have no broader role than it needs",
    category: "least-privilege",
    severity: "warning",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report, { resources }) {
      const broad = remediationRoles(policy).roles.filter(({ guid }) => broadRoles[guid ?? ""]);
      if (broad.length === 0) return;
      const needs = remediationNeeds(policy, resources);
      const least = needs.complete ? leastRole(needs) : undefined;
      if (!least || broadRoles[least.id]) return;
      for (const role of broad) report(tooBroad(role, least, needs.writes));
    },
  },
});

function tooBroad(
  { at, text, guid = "" }: RemediationRole,
  least: BuiltInRole,
  writes: readonly string[],
): Report {
  const { allows = "", severity } = broadRoles[guid] ?? {};
  const [first = "", ...others] = writes;
  const needed = others.length > 0 ? say('"{0}" and {1}', first, counted.more(others.length)) : `"${first}"`;
  return {
    at,
    ...(severity && { severity }),
    message: say(
      "The remediation writes no more than {0}, and {1}. {2} is enough for what is written.",
      needed,
      allows,
      least.name,
    ),
    fixes:
      at.value === text
        ? [
            {
              title: say("Replace with {0}", least.name),
              safety: "unsafe",
              edits: replaceValue(at, fullRoleId(least.id)),
            },
          ]
        : [],
  };
}
