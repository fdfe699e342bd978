import { accountWriteOperations } from "../../catalog/sensitive-operations";
import { row, say } from "../../text/text";
import { defineRule } from "../rule";
import { sensitiveGrants } from "../sensitive-grants";
import { withholdingFixes } from "../withholding-fix";

/** `disableLocalAuth` is a property like any other: who may write the account may set it back to false. */
export const noLocalAuthUndo = defineRule({
  meta: {
    id: "no-local-auth-undo",
    summary: "A role should not let its holders switch key access back on",
    category: "key-access",
    severity: "information",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      if (role.origin === "builtIn") return;
      const usesData = role.permissions.some(({ dataActions }) => dataActions.entries.length > 0);
      for (const { lists, entry } of sensitiveGrants(role, accountWriteOperations)) {
        report({
          at: entry.at,
          message: row([
            say(
              '"{0}" grants {1}: every holder can set {2} back to {3} and open the network of an account.',
              entry.value,
              "accounts/write",
              "disableLocalAuth",
              "false",
            ),
            usesData
              ? say("A role for callers of models, as its data actions say, does not need that.")
              : say("Only a policy keeps key access switched off against them."),
          ]),
          ...(usesData && { severity: "warning" as const }),
          fixes: withholdingFixes(lists, entry, accountWriteOperations.operations, say("account writes")),
        });
      }
    },
  },
});
