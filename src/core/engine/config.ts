import type { Translate } from "../text/text";
import type { ForbiddenOperation, RuleMeta, Severity } from "../rules/rule";

/** The level a rule is set to: one of the severities, or not run at all. */
export type RuleLevel = Severity | "off";

/** Which rules run: those that matter to everybody, or also those that ask for more. */
export type Profile = "recommended" | "strict";

/** A decision of a configuration file to live with what a rule finds. */
export interface ConfigSuppression {
  readonly rule: string;
  readonly reason: string;
  /** The last day it holds, as YYYY-MM-DD. */
  readonly expires: string | undefined;
}

/** What the user decided about the rules. */
export interface LintConfig {
  /** `strict` adds the rules that ask for more than most will want. */
  readonly profile?: Profile;
  /** By rule id; what is not named keeps its own severity. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly forbiddenOperations?: readonly ForbiddenOperation[];
  /** Ids or names of roles that are accepted as they are. */
  readonly allowedRoles?: readonly string[];
  /** What a configuration file silences in this document. */
  readonly suppressions?: readonly ConfigSuppression[];
  /** The day of the run as YYYY-MM-DD; without it no suppression expires. */
  readonly today?: string;
  /** Puts messages and titles of fixes into the language of the reader; English without it. */
  readonly translate?: Translate;
}

/**
 * @returns The severity to report with: `undefined` when the rule is not to run,
 * `"default"` when each of its findings keeps its own.
 */
export function levelOf(meta: RuleMeta, config: LintConfig): Severity | "default" | undefined {
  const level = config.rules?.[meta.id];
  if (level === "off") return undefined;
  if (level !== undefined) return level;
  return meta.profile === "strict" && config.profile !== "strict" ? undefined : "default";
}
