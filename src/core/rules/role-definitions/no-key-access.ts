import { removeElement } from "../../document/edits";
import { grantedBy } from "../../rbac/permissions";
import { isWildcard } from "../../rbac/wildcard";
import { valuesOf, type Entry } from "../../resources/entry-list";
import { defineRule, type Fix } from "../rule";

const keyOperations = {
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
    roleDefinition({ permissions, origin }, report) {
      for (const { actions, notActions } of permissions.filter((block) => block.notActions.complete)) {
        for (const entry of actions.entries) {
          const granted = grantedBy(entry.value, valuesOf(notActions), Object.keys(keyOperations));
          if (granted.length === 0) continue;
          report({
            at: entry.at,
            message: message(entry, granted),
            ...(origin === "builtIn" && { severity: "information" as const }),
            fixes: fixes(entry, origin === "builtIn"),
          });
        }
      }
    },
  },
});

function message({ value }: Entry, granted: readonly string[]): string {
  const abilities = Object.entries(keyOperations)
    .filter(([operation]) => granted.includes(operation))
    .map(([, ability]) => ability);
  return `"${value}" lets every holder ${abilities.join(", and ")} the API keys of AI services accounts. A key gives all data-plane rights and cannot be traced to a person.`;
}

function fixes(entry: Entry, isBuiltIn: boolean): readonly Fix[] {
  if (isBuiltIn || isWildcard(entry.value) || entry.at !== entry.source) return [];
  return [{ title: `Remove "${entry.value}"`, safety: "unsafe", edits: removeElement(entry.at) }];
}
