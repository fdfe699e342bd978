import { fix, lint, rulesThatRun, type FixResult, type LintResult, type RuleMeta } from "../core/index";

/** What the program asks of the core. */
export interface Linter {
  /** The rules that run, in alphabetical order. */
  readonly rules: readonly RuleMeta[];
  readonly lint: (text: string) => LintResult;
  readonly fix: (text: string) => FixResult;
}

/** The core as it comes. */
export const coreLinter: Linter = { rules: rulesThatRun(), lint, fix };
