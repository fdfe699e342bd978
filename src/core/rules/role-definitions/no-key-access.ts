import { keyOperations } from "../../catalog/sensitive-operations";
import type { RoleDefinition } from "../../resources/role-definition";
import { row, say, type Text } from "../../text/text";
import { customCopyFixes } from "../custom-copy";
import { defineRule, type Fix } from "../rule";
import { sensitiveGrants, type SensitiveGrant } from "../sensitive-grants";
import { withholdingFixes } from "../withholding-fix";

const loss = say("key access");
const [listKeys = "", regenerateKey = ""] = keyOperations.operations;

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

function message(grant: SensitiveGrant): Text {
  return row([ability(grant), say("A key gives all data-plane rights and cannot be traced to a person.")]);
}

function ability({ entry, operations }: SensitiveGrant): Text {
  if (!operations.includes(regenerateKey)) {
    return say('"{0}" lets every holder read the API keys of AI services accounts.', entry.value);
  }
  return operations.includes(listKeys)
    ? say(
        '"{0}" lets every holder read, and renew and then read the API keys of AI services accounts.',
        entry.value,
      )
    : say('"{0}" lets every holder renew and then read the API keys of AI services accounts.', entry.value);
}

function fixes(role: RoleDefinition, { lists, entry }: SensitiveGrant): readonly Fix[] {
  if (role.origin === "builtIn") {
    return customCopyFixes(role, { control: keyOperations.operations, data: [] }, loss);
  }
  return withholdingFixes(lists, entry, keyOperations.operations, loss);
}
