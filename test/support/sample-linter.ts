import type { Linter } from "#src/cli/linter";
import type { LintConfig } from "#src/core/engine/config";
import { lintWith } from "#src/core/engine/lint";
import { lintParametersWith } from "#src/core/engine/lint-parameters";
import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { noLocalAuth } from "#src/core/rules/accounts/no-local-auth";

const rules = [noKeyAccess, noLocalAuth];

/** Two rules, and a safe fix that mends letter case: tests of the program need not follow the set of rules. */
export function sampleLinter(config: LintConfig = {}): Linter {
  return {
    rules: rules.map(({ meta }) => meta),
    lint: (text, beside) => lintWith(text, rules, config, beside),
    lintParameters: (parameters, template) => lintParametersWith(parameters, template, rules, config),
    fix: (text) => ({
      text: text.replaceAll("listkeys", "listKeys"),
      applied: text.split("listkeys").length - 1,
    }),
  };
}
