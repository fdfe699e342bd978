import type { EntryList } from "../../resources/entry-list";
import { defineRule } from "../rule";

/** `notActions` reads like a prohibition; it only makes this role's own grant smaller. */
export const noNotActions = defineRule({
  meta: {
    id: "no-not-actions",
    summary: "A custom role should list what it grants instead of subtracting from a wildcard",
    category: "least-privilege",
    severity: "warning",
    fixable: false,
  },

  check: {
    roleDefinition({ permissions, origin }, report) {
      if (origin === "builtIn") return;
      for (const { notActions, notDataActions } of permissions) {
        for (const list of [notActions, notDataActions]) {
          if (!list.member || isEmpty(list)) continue;
          report({
            at: list.member.key,
            message: `"${list.member.name}" subtracts from this role and denies nothing: another role assignment can still grant what it takes away, and a wildcard keeps growing beside it.`,
          });
        }
      }
    },
  },
});

const isEmpty = ({ entries, complete }: EntryList): boolean => entries.length === 0 && complete;
