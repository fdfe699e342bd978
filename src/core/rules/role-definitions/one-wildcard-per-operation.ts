import { listsOf } from "../../resources/role-definition";
import { say } from "../../text/text";
import { defineRule } from "../rule";

/** https://learn.microsoft.com/azure/role-based-access-control/custom-roles#wildcard-permissions */
export const oneWildcardPerOperation = defineRule({
  meta: {
    id: "one-wildcard-per-operation",
    summary: "An entry of a role must not have more than one wildcard",
    category: "correctness",
    severity: "error",
    fixable: false,
  },

  check: {
    roleDefinition({ permissions, origin }, report) {
      if (origin === "builtIn") return;
      for (const { at, value } of permissions.flatMap(listsOf).flatMap(({ entries }) => entries)) {
        const wildcards = value.split("*").length - 1;
        if (wildcards < 2) continue;
        report({
          at,
          message: say(
            '"{0}" has {1} wildcards. Azure accepts one per entry and refuses the role with {2}.',
            value,
            wildcards,
            "InvalidActionOrNotAction",
          ),
        });
      }
    },
  },
});
