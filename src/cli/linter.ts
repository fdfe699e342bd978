import { fix, fixText, lint, lintParameters, lintText, rulesThatRun } from "../core/index";
import type { Beside, Companion, Finding, FixResult, LintConfig, LintResult, RuleMeta } from "../core/index";

/** What the program asks of the core. */
export interface Linter {
  /** The rules that run, in alphabetical order. */
  readonly rules: readonly RuleMeta[];
  readonly lint: (text: string, beside?: Beside) => LintResult;
  /** What is found in a text of another language than JSON. */
  readonly lintText: (text: string, languageId: string) => LintResult;
  /** What a parameters file makes of its template, said in the parameters file. */
  readonly lintParameters: (parameters: Companion, template: Companion) => readonly Finding[];
  readonly fix: (text: string) => FixResult;
  readonly fixText: (text: string, languageId: string) => FixResult;
}

/** The core with what the user decided. */
export function createLinter(config: LintConfig): Linter {
  return {
    rules: rulesThatRun(config),
    lint: (text, beside) => lint(text, config, beside),
    lintText: (text, languageId) => lintText(text, languageId, config),
    lintParameters: (parameters, template) => lintParameters(parameters, template, config),
    fix: (text) => fix(text, config),
    fixText: (text, languageId) => fixText(text, languageId, config),
  };
}
