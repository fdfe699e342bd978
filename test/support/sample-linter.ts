import type { Linter } from "#src/cli/linter";
import type { LintConfig } from "#src/core/engine/config";
import { lintWith } from "#src/core/engine/lint";
import { lintTextWith } from "#src/core/engine/lint-text";
import { lintParametersWith } from "#src/core/engine/lint-parameters";
import { fixAllSafe } from "#src/core/engine/fix";
import { currentRoleName } from "#src/core/rules/role-assignments/current-role-name";
import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { noLocalAuth } from "#src/core/rules/accounts/no-local-auth";

const rules = [noKeyAccess, noLocalAuth];

const textRules = [currentRoleName];

/** Two rules for JSON and one for texts, and a safe fix that mends letter case: tests of the program need not follow the set of rules. */
export function sampleLinter(config: LintConfig = {}): Linter {
  return {
    rules: rules.map(({ meta }) => meta),
    lint: (text, beside) => lintWith(text, rules, config, beside),
    lintText: (text, languageId) => lintTextWith(text, languageId, textRules, config),
    lintParameters: (parameters, template) => lintParametersWith(parameters, template, rules, config),
    fix: (text) => ({
      text: text.replaceAll("listkeys", "listKeys"),
      applied: text.split("listkeys").length - 1,
    }),
    fixText: (text, languageId) =>
      fixAllSafe(text, (current) => lintTextWith(current, languageId, textRules, config).findings),
  };
}
