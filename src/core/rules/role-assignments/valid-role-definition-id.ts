import { findRoleByName, rolesOrigin } from "../../catalog/built-in-roles";
import { hasPlaceholder } from "../../document/arm-placeholder";
import { replaceValue } from "../../document/edits";
import { findUnfilled, isFilledByTool } from "../../document/unfilled";
import { asString, type Provenance } from "../../document/value";
import type { RoleAssignment } from "../../resources/role-assignment";
import { say } from "../../text/text";
import { assignedRole } from "../assigned-role";
import { decidingPlace } from "../deciding-place";
import { defineRule, type Fix } from "../rule";

/** Resource Manager takes the full id of a role, neither its name nor its GUID alone. */
export const validRoleDefinitionId = defineRule({
  meta: {
    id: "valid-role-definition-id",
    summary: "An assignment should name its role by the full id of one that exists",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report, context) {
      const { role, spelling } = assignment;
      if (role.kind !== "scalar" || spelling === "resource") return;
      const text = asString(role) ?? String(role.value);
      const assigned = assignedRole(assignment, context);
      const related = decidingPlace(role);
      if (assigned.kind === "unlisted" && (assigned.written === "id" || spelling === "module")) {
        const message = say(
          "No built-in role has the id {0} as of {1}. If it is no custom role of yours, the id was copied wrong.",
          assigned.guid,
          rolesOrigin.asOf,
        );
        report({ at: role.at, message, severity: "warning", related });
      } else if (spelling === "template" && !mayBeId(text) && !isLeftOpen(role, text)) {
        report({
          at: role.at,
          message: say(
            '"{0}" is not the id of a role. Azure refuses the assignment: {1} wants {2} and the GUID of the role.',
            hasPlaceholder(text) ? nameIn(text) : text,
            "roleDefinitionId",
            "/providers/Microsoft.Authorization/roleDefinitions/",
          ),
          related,
          fixes: fixes(assignment, text),
        });
      }
    },
  },
});

const guidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Also while a part of it is still to be filled in, as long as the rest can be one. */
function mayBeId(text: string): boolean {
  const name = nameIn(text);
  const isOpen = (part: string) => isFilledByTool(part) || findUnfilled(part).length > 0;
  if (isOpen(name) || (isOpen(text) && !hasPlaceholder(text))) return true;
  return /^\/.*\/roleDefinitions\/[^/]+$/i.test(text) && guidPattern.test(name);
}

/** An empty default is there to be replaced, or goes with a condition that keeps it from being used. */
function isLeftOpen({ at, source }: Provenance, text: string): boolean {
  return nameIn(text) === "" && source !== at && (text === "" || hasPlaceholder(text));
}

function nameIn(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1);
}

function fixes({ role }: RoleAssignment, text: string): readonly Fix[] {
  const name = nameIn(text);
  const guid = guidPattern.test(name) ? name : findRoleByName(name)?.id;
  if (guid === undefined || role.kind !== "scalar" || role.source !== role.at) return [];
  const id = `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${guid}')]`;
  return [
    { title: say("Write the full id of the role"), safety: "unsafe", edits: replaceValue(role.at, id) },
  ];
}
