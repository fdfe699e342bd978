import { logRemovalOperations } from "../../catalog/sensitive-operations";
import { say } from "../../text/text";
import { defineRule } from "../rule";
import { sensitiveGrants } from "../sensitive-grants";
import { withholdingFixes } from "../withholding-fix";

/** Azure keeps no record of calls to a model unless a diagnostic setting sends it somewhere. */
export const noLogRemoval = defineRule({
  meta: {
    id: "no-log-removal",
    summary: "A role should not let its holders switch off the logs of an account",
    category: "monitoring",
    severity: "information",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      if (role.origin === "builtIn") return;
      for (const { lists, entry } of sensitiveGrants(role, logRemovalOperations)) {
        report({
          at: entry.at,
          message: say(
            '"{0}" grants {1}: every holder can switch off the logs that say who called a model and who listed keys.',
            entry.value,
            "diagnosticSettings/delete",
          ),
          fixes: withholdingFixes(lists, entry, logRemovalOperations.operations, say("log removal")),
        });
      }
    },
  },
});
