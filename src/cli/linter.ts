import { fix, lint, rulesThatRun } from "../core/index";
import type { FixResult, LintConfig, LintResult, RuleMeta } from "../core/index";

/** What the program asks of the core. */
export interface Linter {
  /** The rules that run, in alphabetical order. */
  readonly rules: readonly RuleMeta[];
  readonly lint: (text: string) => LintResult;
  readonly fix: (text: string) => FixResult;
}

/** The core with what the user decided. */
export function createLinter(config: LintConfig): Linter {
  return {
    rules: rulesThatRun(config),
    lint: (text) => lint(text, config),
    fix: (text) => fix(text, config),
  };
}
