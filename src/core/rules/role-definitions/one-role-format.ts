import { members, sameName } from "../../document/json-node";
import type { RoleDefinition } from "../../resources/role-definition";
import { convertRole, isMixed, roleFormTitles, type RoleForm } from "../../resources/role-forms";
import { say } from "../../text/text";
import { defineRule, type Fix } from "../rule";

/** Each tool reads its own half of such a file, and says nothing of the other. */
export const oneRoleFormat = defineRule({
  meta: {
    id: "one-role-format",
    summary: "A role should have its lists at the top or in permissions, not in both places",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      if (role.origin === "builtIn" || !isMixed(role)) return;
      const list = firstList(role);
      if (!list) return;
      report({
        at: list.key,
        message: say(
          '"{0}" stands beside "{1}". Azure CLI reads the lists at the top and the REST interface reads {1}, so the role grants one thing or the other, depending on who creates it.',
          list.name,
          "permissions",
        ),
        fixes: (["cli", "rest"] as const).flatMap((form) => fix(role, form)),
      });
    },
  },
});

function firstList({ node, body }: RoleDefinition) {
  const names = ["actions", "notActions", "dataActions", "notDataActions"];
  return [...members(body), ...members(node)].find(({ name }) => names.some((list) => sameName(list, name)));
}

function fix(role: RoleDefinition, form: RoleForm): readonly Fix[] {
  const edits = convertRole(role, form);
  return edits ? [{ title: roleFormTitles[form], safety: "unsafe", edits }] : [];
}
