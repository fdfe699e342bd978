import { keyOperations } from "../../catalog/sensitive-operations";
import type { RoleDefinition } from "../../resources/role-definition";
import { customCopyFixes } from "../custom-copy";
import { defineRule, type Fix } from "../rule";
import { sensitiveGrants, type SensitiveGrant } from "../sensitive-grants";
import { withholdingFixes } from "../withholding-fix";

const abilities: Readonly<Record<string, string>> = {
  "Microsoft.CognitiveServices/accounts/listKeys/action": "read",
  "Microsoft.CognitiveServices/accounts/regenerateKey/action": "renew and then read",
};

/**
 * Who can list the keys of an account has its whole data plane, whatever data
 * actions the role names or leaves out, and is nobody in the logs.
 */
export const noKeyAccess = defineRule({
  meta: {
    id: "no-key-access",
    summary: "A role should not let its holders read or renew the API keys of an account",
    category: "key-access",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      for (const grant of sensitiveGrants(role, keyOperations)) {
        report({
          at: grant.entry.at,
          message: message(grant),
          ...(role.origin === "builtIn" && { severity: "information" as const }),
          fixes: fixes(role, grant),
        });
      }
    },
  },
});

function message({ entry, operations }: SensitiveGrant): string {
  const granted = operations.flatMap((operation) => abilities[operation] ?? []);
  return `"${entry.value}" lets every holder ${granted.join(", and ")} the API keys of AI services accounts. A key gives all data-plane rights and cannot be traced to a person.`;
}

function fixes(role: RoleDefinition, { lists, entry }: SensitiveGrant): readonly Fix[] {
  if (role.origin === "builtIn") {
    return customCopyFixes(role, { control: keyOperations.operations, data: [] }, "key access");
  }
  return withholdingFixes(lists, entry, keyOperations.operations, "key access");
}
