import type { Linter } from "#src/cli/linter";
import { lintWith } from "#src/core/engine/lint";
import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { noLocalAuth } from "#src/core/rules/accounts/no-local-auth";

const rules = [noKeyAccess, noLocalAuth];

/** Two rules, and a safe fix that mends letter case: tests of the program need not follow the set of rules. */
export const sampleLinter: Linter = {
  rules: rules.map(({ meta }) => meta),
  lint: (text) => lintWith(text, rules),
  fix: (text) => ({
    text: text.replaceAll("listkeys", "listKeys"),
    applied: text.split("listkeys").length - 1,
  }),
};
